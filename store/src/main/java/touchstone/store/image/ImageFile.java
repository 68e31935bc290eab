package touchstone.store.image;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Spacing;

/**
 * What a file's header says of its pictures, and the file's hash.
 *
 * @param planes its pictures in order, at least one: of most files one, of others their pages, slices or frames
 * @param sha256 of the whole file, lower-case hexadecimal
 * @param bytes length of the file
 */
public record ImageFile(Path path, List<Plane> planes, String sha256, long bytes) {

    /**
     * One picture of a file.
     *
     * @param width columns, after the file's orientation is applied
     * @param height rows, after the file's orientation is applied
     * @param spacing size of a pixel as shown, null where the file says nothing that can be trusted ({@link PixelSize})
     * @param fields what else the file says that the image is to keep ({@link Image#fields})
     */
    public record Plane(int width, int height, @Nullable Spacing spacing, Map<String, String> fields) {

        public Plane {
            fields = Map.copyOf(fields);
        }
    }

    /** How many pictures of a file can be images. */
    public static final int MOST_PLANES = 10_000;

    private static final Messages TEXT = Messages.beside(ImageFile.class);
    private static final long MAX_PIXELS = 500_000_000L;
    /** Bytes of a JPEG file that is quicker decoded at once. */
    private static final long SMALL_JPEG = 1 << 20;
    /** Bytes of decoded samples of a PNG file that is decoded at once into memory. */
    private static final long SMALL_PNG = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);
    /** Bytes of decoded samples that are put on the disk. */
    private static final long LARGEST_SCRATCH = 2L << 30;
    private static final long DEADLINE_MILLIS = 10_000;
    private static final long PIXELS_PER_MILLI = 5_000;
    /** A decoded picture, the upright copy of it, and its smaller levels. */
    private static final double MEMORY_FACTOR = 2.4;

    static {
        ImageIO.setUseCache(false);
    }

    public ImageFile {
        planes = List.copyOf(planes);
    }

    /** Columns of the first picture. */
    public int width() {
        return planes.getFirst().width();
    }

    /** Rows of the first picture. */
    public int height() {
        return planes.getFirst().height();
    }

    /** New images of all pictures of the file. */
    public List<Image> images(String as) {
        List<Image> images = new ArrayList<>(planes.size());
        for (Plane plane : planes) {
            images.add(new Image(ImageId.create(), as, images.size(), plane.width(), plane.height(), sha256, bytes,
                    plane.spacing(), plane.fields()));
        }
        return images;
    }

    /** @throws InputRefused when there is no such picture in the file */
    static void requirePlane(Path path, int plane, int planes) throws InputRefused {
        if (plane < 0 || plane >= planes) {
            throw new InputRefused(TEXT.text("plane", path, planes, plane + 1));
        }
    }

    /**
     * Reads the header and hashes the file, without decoding the pixels.
     *
     * @throws InputRefused when the file is missing, empty, of no known type, its header is damaged, or a PNG is not whole
     */
    public static ImageFile inspect(Path path) throws IOException {
        try (GuardedStream in = stream(path)) {
            FileType type = typeOf(path, in);
            if (type == FileType.PNG) {
                PngCheck.requireWhole(path);
            }
            if (type.isTiff()) {
                return new ImageFile(path, TiffImage.planes(path), hash(path), in.length());
            }
            Orientation orientation = Orientation.of(in, type);
            ImageReader reader = reader(path, type, in);
            try {
                return of(path, type, reader.getWidth(0), reader.getHeight(0), orientation, in.length());
            } finally {
                reader.dispose();
            }
        } catch (InputRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new InputRefused(TEXT.text("header", path), broken);
        }
    }

    /**
     * Opens the first picture for reading by region.
     *
     * @throws InputRefused when the file cannot be shown, with a sentence that says why
     */
    public static RegionReader open(Path path) throws IOException {
        return open(path, 0);
    }

    /**
     * Opens a picture for reading by region. A TIFF file is read block by block when it is asked for; any other picture is
     * decoded here, on the calling thread.
     *
     * @param plane which picture of the file, from 0
     * @throws InputRefused when the file cannot be shown or has no such picture, with a sentence that says why
     */
    public static RegionReader open(Path path, int plane) throws IOException {
        try (GuardedStream in = stream(path)) {
            FileType type = typeOf(path, in);
            if (!type.isTiff()) {
                requirePlane(path, plane, 1);
            }
            if (type == FileType.PNG) {
                PngCheck.requireWhole(path);
            }
            return switch (type) {
                case TIFF, BIG_TIFF -> openTiff(path, plane, type, in);
                case JPEG -> openJpeg(path, type, in);
                case PNG -> openPng(path, in);
                default -> decoded(path, type, in, 0);
            };
        } catch (InputRefused refused) {
            throw refused;
        } catch (OutOfMemoryError | ArithmeticException tooLarge) {
            throw new InputRefused(TEXT.text("memory", path), tooLarge);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw new InputRefused(TEXT.text("pixels", path), broken);
        }
    }

    private static RegionReader openTiff(Path path, int plane, FileType type, GuardedStream in) throws IOException {
        try {
            return TiffImage.open(path, plane);
        } catch (EOFException ended) {
            throw new InputRefused(TEXT.text("truncated", path, Files.size(path)), ended);
        } catch (NotReadHere stored) {
            try {
                int page = TiffImage.page(path, plane);
                if (page < 0) {
                    throw new InputRefused(TEXT.text("stored", path, String.valueOf(stored.getMessage())), stored);
                }
                return decoded(path, type, in, page);
            } catch (InputRefused refused) {
                throw refused;
            } catch (IOException | RuntimeException | StackOverflowError neither) {
                neither.addSuppressed(stored);
                throw new InputRefused(TEXT.text("stored", path, String.valueOf(stored.getMessage())), neither);
            }
        }
    }

    private static RegionReader openJpeg(Path path, FileType type, GuardedStream in) throws IOException {
        if (in.length() > SMALL_JPEG) {
            try {
                return JpegImage.open(path, Orientation.of(in, type));
            } catch (EOFException ended) {
                throw new InputRefused(TEXT.text("truncated", path, Files.size(path)), ended);
            } catch (IOException | RuntimeException notForThisReader) {
                return decoded(path, type, in, 0);
            }
        }
        return decoded(path, type, in, 0);
    }

    private static RegionReader openPng(Path path, GuardedStream in) throws IOException {
        FileBytes bytes = new FileBytes(path);
        try {
            PngRows rows = new PngRows(bytes);
            long size = (long) rows.rowBytes() * rows.height();
            if (size > SMALL_PNG) {
                if (size > LARGEST_SCRATCH || !Scratch.hasRoom(size)) {
                    throw new InputRefused(TEXT.text("scratch", path, size >> 20, LARGEST_SCRATCH >> 20));
                }
                return levels(path, new PngPixels(rows, bytes));
            }
        } catch (NotReadHere interlaced) {
            bytes.close();
            return decoded(path, FileType.PNG, in, 0);
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            bytes.close();
            throw broken;
        }
        bytes.close();
        return decoded(path, FileType.PNG, in, 0);
    }

    private static RegionReader levels(Path path, PixelSource whole) {
        @Nullable
        PixelSource[] levels = new @Nullable PixelSource[RegionReader.levels(whole.width(), whole.height())];
        levels[0] = whole;
        return new Levels(path, Arrays.asList(levels), whole);
    }

    private static RegionReader decoded(Path path, FileType type, GuardedStream in, int page) throws IOException {
        Orientation orientation = Orientation.of(in, type);
        BufferedImage decoded = decode(path, type, in, page);
        PixelSource whole = new InMemory(Decoder.typeOf(decoded), Decoder.samples(decoded, orientation));
        return levels(path, whole);
    }

    /** @param width columns as stored, {@code height} rows */
    private static ImageFile of(Path path, FileType type, int width, int height, Orientation orientation, long bytes)
            throws IOException {
        Spacing spacing = PixelSize.of(path, type);
        Plane plane = orientation.swapsSides()
                ? new Plane(height, width, spacing == null ? null : new Spacing(spacing.x(), spacing.y()), Map.of())
                : new Plane(width, height, spacing, Map.of());
        return new ImageFile(path, List.of(plane), hash(path), bytes);
    }

    /** SHA-256 of a file, lower-case hexadecimal. */
    public static String hash(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Whether the file's first bytes are those of an image that can be opened. */
    public static boolean isImage(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return FileType.of(in.readNBytes(FileType.MAGIC_BYTES)).isPresent();
        }
    }

    private static GuardedStream stream(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new InputRefused(TEXT.text("folder", path));
        }
        try {
            if (Files.size(path) == 0) {
                throw new InputRefused(TEXT.text("empty", path));
            }
            return new GuardedStream(path);
        } catch (NoSuchFileException gone) {
            throw new InputRefused(TEXT.text("gone", path), gone);
        }
    }

    private static FileType typeOf(Path path, GuardedStream in) throws IOException {
        byte[] head = new byte[FileType.MAGIC_BYTES];
        in.seek(0);
        int n = in.read(head);
        in.seek(0);
        return FileType.of(Arrays.copyOf(head, Math.max(n, 0)))
                .orElseThrow(() -> new InputRefused(TEXT.text("unknown", path)));
    }

    private static ImageReader reader(Path path, FileType type, GuardedStream in) throws IOException {
        ImageReader reader = reader(type, type.vendor());
        if (reader == null) {
            throw new InputRefused(TEXT.text("unknown", path));
        }
        reader.setInput(in, false, true);
        return reader;
    }

    private static @Nullable ImageReader reader(FileType type, String vendor) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.formatName());
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith(vendor)) {
                return reader;
            }
        }
        return null;
    }

    private static BufferedImage decode(Path path, FileType type, GuardedStream in, int page) throws IOException {
        try {
            return decode(path, reader(path, type, in), in, page);
        } catch (InputRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException notForThisReader) {
            ImageReader other = type.isTiff() ? reader(type, "com.twelvemonkeys.imageio.") : null;
            if (other == null) {
                throw notForThisReader;
            }
            in.seek(0);
            other.setInput(in, false, true);
            return decode(path, other, in, page);
        }
    }

    private static BufferedImage decode(Path path, ImageReader reader, GuardedStream in, int page) throws IOException {
        try {
            long pixels = (long) reader.getWidth(page) * reader.getHeight(page);
            requireRoom(path, pixels);
            in.allow(DEADLINE_MILLIS + pixels / PIXELS_PER_MILLI);
            AtomicBoolean endsEarly = new AtomicBoolean();
            // libjpeg fills what is missing with grey and only warns.
            IIOReadWarningListener listener = (source, text) -> {
                if (text.contains("premature end")) {
                    endsEarly.set(true);
                }
            };
            reader.addIIOReadWarningListener(listener);
            BufferedImage decoded = reader.read(page);
            if (endsEarly.get()) {
                throw new InputRefused(TEXT.text("truncated", path, Files.size(path)));
            }
            return decoded;
        } finally {
            reader.dispose();
        }
    }

    private static void requireRoom(Path path, long pixels) throws InputRefused {
        if (pixels > MAX_PIXELS) {
            throw new InputRefused(TEXT.text("pixelLimit", path, pixels / 1_000_000, MAX_PIXELS / 1_000_000));
        }
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (pixels * MEMORY_FACTOR > free) {
            throw new InputRefused(TEXT.text("memory", path));
        }
    }
}
