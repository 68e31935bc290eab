package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** Which reader takes a picture: by its family, by how it is stored, and by how much of it is there. */
final class ImageOpener {

    private static final Messages TEXT = Messages.beside(ImageOpener.class);
    /** Bytes of a JPEG file that is quicker decoded at once. */
    private static final long SMALL_JPEG = 1 << 20;
    /** The part of a picture without which it is not worth showing; a header may promise anything. */
    private static final double MOST_MISSING = 0.99;
    /** Pixels of a TIFF file that is read whole on opening, to see whether it is damaged. */
    private static final long SMALL_PICTURE = 1 << 18;

    private ImageOpener() {
    }

    /** Opens a picture of a known family by region; what it throws may be anything. */
    static RegionReader open(Path path, FileType type, int plane, Opening opening) throws IOException {
        RegionReader reader = opened(path, type, plane, opening);
        if (reader.damage().filter(d -> d.share() > MOST_MISSING).isPresent()) {
            reader.close();
            throw new EOFException();
        }
        return reader;
    }

    private static RegionReader opened(Path path, FileType type, int plane, Opening opening) throws IOException {
        if (type.isTiff()) {
            return readTiff(path, plane);
        }
        if (type == FileType.DICOM) {
            return levels(path, DicomImage.open(path, plane));
        }
        if (type == FileType.JPEG) {
            return readJpeg(path, opening);
        }
        return levels(path, source(path, type));
    }

    static PixelSource source(Path path, FileType type) throws IOException {
        return switch (type) {
            case PNG -> Turned.upright(PngPixels.open(path, PngCheck.of(path)), orientation(path, type));
            case BMP -> Bmp.open(path);
            case GIF -> Gif.open(path);
            case PSD -> Psd.open(path);
            case PNM -> Pnm.open(path);
            case WEBP -> {
                WebpHeader header;
                try (FileBytes bytes = new FileBytes(path)) {
                    header = WebpHeader.of(bytes);
                }
                yield ForeignReader.webp(path, header.width(), header.height(), orientation(path, type));
            }
            case JPEG, TIFF, BIG_TIFF, DICOM -> throw new IllegalArgumentException();
        };
    }

    private static Orientation orientation(Path path, FileType type) throws IOException {
        try (FileBytes bytes = new FileBytes(path)) {
            return FileNotes.of(bytes, type).exif().orientation();
        }
    }

    private static RegionReader readTiff(Path path, int plane) throws IOException {
        try {
            RegionReader reader = TiffImage.open(path, plane);
            return isSmall(reader.width(), reader.height()) ? looked(path, reader) : reader;
        } catch (NotReadHere another) {
            TiffImage.Stored stored = TiffImage.stored(path, plane);
            if (stored == null) {
                throw another;
            }
            try {
                return levels(path, ForeignReader.tiff(path, stored));
            } catch (InputRefused refused) {
                throw refused;
            } catch (IOException neither) {
                another.addSuppressed(neither);
                throw another;
            }
        }
    }

    static boolean isSmall(int width, int height) {
        return (long) width * height <= SMALL_PICTURE;
    }

    /** Reads all, which tells what is damaged. */
    private static RegionReader looked(Path path, RegionReader reader) throws IOException {
        reader.read(0, 0, 0, reader.width(), reader.height());
        if (reader.damage().filter(d -> d.share() >= 1).isPresent()) {
            reader.close();
            throw new InputRefused(TEXT.text("pixels", path));
        }
        return reader;
    }

    private static RegionReader readJpeg(Path path, Opening opening) throws IOException {
        JpegFrame frame;
        Orientation orientation;
        boolean small;
        try (FileBytes bytes = new FileBytes(path)) {
            frame = JpegFrame.of(bytes);
            orientation = FileNotes.of(bytes, FileType.JPEG).exif().orientation();
            small = bytes.length() <= SMALL_JPEG;
        }
        if (!small) {
            try {
                return JpegImage.open(path, orientation, opening);
            } catch (NotReadHere another) {
                return levels(path, ForeignReader.jpeg(path, frame, orientation));
            }
        }
        PixelSource whole;
        try {
            whole = ForeignReader.jpeg(path, frame, orientation);
        } catch (InputRefused refused) {
            throw refused;
        } catch (IOException broken) {
            try {
                return JpegImage.open(path, orientation, opening);
            } catch (NotReadHere another) {
                throw broken;
            }
        }
        if (whole.damage() != null) {
            try {
                return JpegImage.open(path, orientation, opening); // it can tell which rows are there
            } catch (NotReadHere another) {
                return levels(path, whole);
            }
        }
        return levels(path, whole);
    }

    private static RegionReader levels(Path path, PixelSource whole) {
        @Nullable
        PixelSource[] levels = new @Nullable PixelSource[RegionReader.levels(whole.width(), whole.height())];
        levels[0] = whole;
        return new Levels(path, Arrays.asList(levels), whole);
    }
}
