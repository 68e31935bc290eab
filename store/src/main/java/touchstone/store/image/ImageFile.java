package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
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
 * @param damage what is missing of the first picture, as far as that shows without decoding a large file that looks whole;
 * null where nothing is
 * @param personal what it carries that may tell who or where somebody is
 */
public record ImageFile(Path path, List<Plane> planes, String sha256, long bytes, @Nullable Damage damage,
        Personal personal) {

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
    /** The field of an image ({@link Image#fields}) that says what is missing of it. */
    public static final String DAMAGE = "damage";

    private static final Messages TEXT = Messages.beside(ImageFile.class);

    /** What a file's header says of its picture as stored; {@code whole} is false where the file may be damaged. */
    private record Header(int width, int height, Orientation orientation, boolean whole) {
    }

    public ImageFile {
        planes = List.copyOf(planes);
    }

    /** A file that looks whole and carries nothing of people. */
    public ImageFile(Path path, List<Plane> planes, String sha256, long bytes) {
        this(path, planes, sha256, bytes, null, Personal.NOTHING);
    }

    /** What its user has to know of it, in sentences. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (damage != null) {
            remarks.add(damage.sentence(path));
        }
        if (!personal.isEmpty()) {
            remarks.add(personal.sentence(path));
        }
        return remarks;
    }

    /** Columns of the first picture. */
    public int width() {
        return planes.getFirst().width();
    }

    /** Rows of the first picture. */
    public int height() {
        return planes.getFirst().height();
    }

    /** New images of all pictures of the file; the first one's field {@link #DAMAGE} says what is missing of it. */
    public List<Image> images(String as) {
        List<Image> images = new ArrayList<>(planes.size());
        for (Plane plane : planes) {
            Map<String, String> fields = new HashMap<>(plane.fields());
            if (damage != null && images.isEmpty()) {
                fields.put(DAMAGE, damage.note());
            }
            images.add(new Image(ImageId.create(), as, images.size(), plane.width(), plane.height(), sha256, bytes,
                    plane.spacing(), fields));
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
     * Reads the header and hashes the file. The pixels are decoded only where the file is small or looks damaged, to say
     * how much of them is missing.
     *
     * @throws InputRefused when the file is missing, empty, of no known type, its header is damaged, or none of its pixels
     * can be read
     */
    public static ImageFile inspect(Path path) throws IOException {
        if (NiftiHeader.isNifti(path)) {
            return contained(path, "header",
                    () -> new ImageFile(path, NiftiVolume.planes(path), hash(path), Files.size(path)));
        }
        FileType type = typeOf(path);
        return contained(path, "header", () -> {
            if (type == FileType.DICOM) {
                DicomImage.Header dicom = DicomImage.header(path);
                return new ImageFile(path, dicom.planes(), hash(path), Files.size(path),
                        dicom.whole() ? null : damage(path, type), dicom.personal());
            }
            List<Plane> planes;
            boolean whole;
            if (type.isTiff()) {
                planes = TiffImage.planes(path);
                whole = TiffImage.isWhole(path)
                        && !ImageOpener.isSmall(planes.getFirst().width(), planes.getFirst().height());
            } else {
                Header header;
                try (FileBytes bytes = new FileBytes(path)) {
                    header = header(path, type, bytes);
                }
                whole = header.whole;
                Spacing spacing = PixelSize.of(path, type);
                planes = List.of(header.orientation.swapsSides()
                        ? new Plane(header.height, header.width,
                                spacing == null ? null : new Spacing(spacing.x(), spacing.y()), Map.of())
                        : new Plane(header.width, header.height, spacing, Map.of()));
            }
            return new ImageFile(path, planes, hash(path), Files.size(path), whole ? null : damage(path, type),
                    Personal.of(path, type));
        });
    }

    private static @Nullable Damage damage(Path path, FileType type) throws IOException {
        try (RegionReader pixels = contained(path, "pixels", () -> ImageOpener.open(path, type, 0, Opening.PATIENT))) {
            return pixels.damage().orElse(null);
        }
    }

    private static Header header(Path path, FileType type, FileBytes bytes) throws IOException {
        return switch (type) {
            case PNG -> {
                boolean whole = PngCheck.of(path).whole();
                PngRows rows = new PngRows(bytes, Long.MAX_VALUE);
                yield new Header(rows.width(), rows.height(), FileNotes.of(bytes, type).exif().orientation(), whole);
            }
            case JPEG -> {
                JpegFrame frame = JpegFrame.of(bytes);
                yield new Header(frame.width(), frame.height(), FileNotes.of(bytes, type).exif().orientation(),
                        frame.endsWell(bytes));
            }
            case WEBP -> {
                WebpHeader webp = WebpHeader.of(bytes);
                yield new Header(webp.width(), webp.height(), FileNotes.of(bytes, type).exif().orientation(),
                        webp.whole());
            }
            case BMP, GIF, PSD, PNM -> {
                try (PixelSource source = ImageOpener.source(path, type)) {
                    yield new Header(source.width(), source.height(), Orientation.UPRIGHT, source.damage() == null);
                }
            }
            case TIFF, BIG_TIFF, DICOM -> throw new IllegalArgumentException();
        };
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
     * Opens a picture for reading by region. What is stored so that a region can be found is read when it is asked for
     * (TIFF, large JPEG and PNG, PSD, PNM, BMP); any other picture is decoded here. A picture of which a part cannot be
     * read opens, and {@link RegionReader#damage} says what is missing.
     *
     * @param plane which picture of the file, from 0
     * @throws InputRefused when the file cannot be shown or has no such picture, with a sentence that says why
     * @throws CancellationException when the calling thread is interrupted while a decoder works
     */
    public static RegionReader open(Path path, int plane) throws IOException {
        return open(path, plane, Opening.PATIENT);
    }

    /**
     * The same, followed: a large JPEG file is gone through before anything of it can be shown.
     *
     * @throws CancellationException also once the opening is not wanted any more
     */
    public static RegionReader open(Path path, int plane, Opening opening) throws IOException {
        if (NiftiHeader.isNifti(path)) {
            return contained(path, "pixels", () -> NiftiVolume.picture(path, plane));
        }
        FileType type = typeOf(path);
        if (!type.hasPlanes()) {
            requirePlane(path, plane, 1);
        }
        return contained(path, "pixels", () -> ImageOpener.open(path, type, plane, opening));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Makes one clear sentence of whatever happens. */
    private static <T> T contained(Path path, String otherwise, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (InputRefused | CancellationException known) {
            throw known;
        } catch (NotReadHere stored) {
            throw new InputRefused(TEXT.text("stored", path, String.valueOf(stored.getMessage())), stored);
        } catch (EOFException ended) {
            throw new InputRefused(TEXT.text(otherwise.equals("header") ? "header" : "truncated", path,
                    Files.size(path)), ended);
        } catch (OutOfMemoryError | ArithmeticException | NegativeArraySizeException tooLarge) {
            throw new InputRefused(TEXT.text("memory", path), tooLarge);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw new InputRefused(TEXT.text(otherwise, path), broken);
        }
    }

    /** SHA-256 of a file, of a NIfTI header and of the values beside it, lower-case hexadecimal. */
    public static String hash(Path path) throws IOException {
        return FileHash.of(path);
    }

    /** Whether the file's first bytes are those of a DICOM file. */
    public static boolean isDicom(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return DicomFile.isDicom(in.readNBytes(FileType.MAGIC_BYTES));
        }
    }

    /** Whether the file's first bytes are those of an image that can be opened. */
    public static boolean isImage(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return FileType.of(in.readNBytes(FileType.MAGIC_BYTES)).isPresent() || NiftiHeader.isNifti(path);
        }
    }

    static FileType typeOf(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new InputRefused(TEXT.text("folder", path));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(FileType.MAGIC_BYTES);
            if (head.length == 0) {
                throw new InputRefused(TEXT.text("empty", path));
            }
            return FileType.of(head).orElseThrow(() -> OtherFamily.of(head)
                    .map(name -> new InputRefused(TEXT.text("stored", path, name)))
                    .orElseGet(() -> new InputRefused(TEXT.text("unknown", path))));
        } catch (NoSuchFileException gone) {
            throw new InputRefused(TEXT.text("gone", path), gone);
        }
    }
}
