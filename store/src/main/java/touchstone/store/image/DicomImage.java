package touchstone.store.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Spacing;

/**
 * The pictures of a DICOM file: its frames, each a plane. Samples are the file's after its modality transformation
 * (Hounsfield units in a CT), as whole numbers where they stay whole, otherwise as 32-bit floating point. An image keeps
 * no identifier of the file: the series and the instance stand as hashes in its fields, by which slices and segmentations
 * find their like.
 */
public final class DicomImage {

    /** Field of an image: hash of the identifier of its DICOM instance. */
    public static final String INSTANCE = "dicomInstance";

    /** Field of an image: hash of the identifier of the series that it is a slice of. */
    public static final String SERIES = "series";
    /** Field of an image: its place among those of its series. */
    public static final String SLICE = "slice";

    private static final Messages TEXT = Messages.beside(DicomImage.class);
    private static final String WHOLE_SLIDE = "1.2.840.10008.5.1.4.1.1.77.1.6";
    private static final int HASH_DIGITS = 16;
    /** While a frame is decoded: its bytes, its values before they are rounded, its samples. */
    private static final double BYTES_A_PIXEL = 16;
    /** The transfer syntaxes that are not read, by the names that people know them by (PS3.6, annex A). */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2.4.57", "JPEG lossless"), Map.entry("1.2.840.10008.1.2.4.70", "JPEG lossless"),
            Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS lossless"),
            Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS near-lossless"),
            Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 lossless"), Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.92", "JPEG 2000 lossless"), Map.entry("1.2.840.10008.1.2.4.93", "JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.100", "MPEG-2 video"), Map.entry("1.2.840.10008.1.2.4.101", "MPEG-2 video"),
            Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 video"), Map.entry("1.2.840.10008.1.2.4.103", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.107", "HEVC video"), Map.entry("1.2.840.10008.1.2.4.108", "HEVC video"),
            Map.entry("1.2.840.10008.1.2.4.110", "JPEG XL lossless"),
            Map.entry("1.2.840.10008.1.2.4.112", "JPEG XL"),
            Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.1.98", "encapsulated uncompressed"));

    private DicomImage() {
    }

    /**
     * What going through a file once tells of it.
     *
     * @param whole whether it does not end in the middle
     */
    record Header(List<ImageFile.Plane> planes, boolean whole, Personal personal) {
    }

    static Header header(Path path) throws IOException {
        try (DicomFile file = DicomFile.open(path)) {
            DicomSet data = file.data();
            DicomLayout layout = layout(path, file);
            List<ImageFile.Plane> planes = new ArrayList<>();
            for (int frame = 0; frame < layout.frames(); frame++) {
                planes.add(new ImageFile.Plane(layout.columns(), layout.rows(), spacing(data, frame),
                        fields(data, frame, layout.frames())));
            }
            return new Header(planes, !file.isCut(), DicomPersonal.of(file));
        }
    }

    /** The stored samples of one frame, whole. */
    public static Samples frame(DicomFile file, int frame) throws IOException {
        PixelSource source = new DicomFrame(file, DicomLayout.of(file), frame).decode();
        return source.read(0, 0, source.width(), source.height());
    }

    static PixelSource open(Path path, int frame) throws IOException {
        try (DicomFile file = DicomFile.open(path)) {
            DicomLayout layout = layout(path, file);
            ImageFile.requirePlane(path, frame, layout.frames());
            Room.require(path, layout.columns(), layout.rows(), BYTES_A_PIXEL * layout.samples());
            return new DicomFrame(file, layout, frame).decode();
        }
    }

    private static DicomLayout layout(Path path, DicomFile file) throws IOException {
        DicomSet data = file.data();
        if (!data.has(DicomTag.PIXELS) && !data.has(DicomTag.FLOAT_PIXELS) && !data.has(DicomTag.DOUBLE_PIXELS)) {
            throw new InputRefused(TEXT.text("dicomEmpty", path));
        }
        if (data.text(DicomTag.SOP_CLASS).equals(WHOLE_SLIDE)) {
            throw new NotReadHere("a DICOM whole slide image, whose picture is cut into tiles");
        }
        String other = OTHERS.get(file.transferSyntax());
        if (other != null) {
            throw new NotReadHere("DICOM with " + other + " (" + file.transferSyntax() + ")");
        }
        return DicomLayout.of(file);
    }

    /** The first item of a sequence of a frame's own group, else of the group that all frames share. */
    public static Optional<DicomSet> group(DicomSet data, int frame, int sequence) {
        List<DicomSet> frames = data.items(DicomTag.FRAME_GROUPS);
        Optional<DicomSet> own = frame < frames.size() ? frames.get(frame).item(sequence) : Optional.empty();
        return own.or(() -> data.item(DicomTag.SHARED_GROUPS).flatMap(shared -> shared.item(sequence)));
    }

    private static @Nullable Spacing spacing(DicomSet data, int frame) throws IOException {
        DicomSet measures = group(data, frame, DicomTag.PIXEL_MEASURES).orElse(data);
        List<Double> sides = measures.decimals(DicomTag.PIXEL_SPACING);
        if (sides.size() != 2) {
            sides = data.decimals(DicomTag.IMAGER_SPACING);
        }
        boolean usable = sides.size() == 2 && sides.get(0) > 0 && sides.get(1) > 0;
        return usable ? new Spacing(sides.get(0), sides.get(1)) : null;
    }

    private static Map<String, String> fields(DicomSet data, int frame, int frames) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        put(fields, "modality", data.text(DicomTag.MODALITY));
        put(fields, INSTANCE, hash(data.text(DicomTag.SOP_INSTANCE)));
        if (frames == 1) {
            put(fields, SERIES, hash(data.text(DicomTag.SERIES_INSTANCE)));
            put(fields, SLICE, slice(data, frame));
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    /** Of an identifier, so that it can be compared and not be read; empty for none. */
    public static String hash(String identifier) {
        if (identifier.isEmpty()) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identifier.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Place in the series: millimetres along the normal of the slices, else the number of the instance. */
    public static String slice(DicomSet data, int frame) throws IOException {
        List<Double> at = group(data, frame, DicomTag.PLANE_POSITIONS).orElse(data).decimals(DicomTag.POSITION);
        List<Double> along = group(data, frame, DicomTag.PLANE_ORIENTATIONS).orElse(data)
                .decimals(DicomTag.ORIENTATION);
        if (at.size() == 3 && along.size() == 6) {
            double place = 0;
            for (int i = 0; i < 3; i++) {
                int j = (i + 1) % 3;
                int k = (i + 2) % 3;
                place += at.get(i) * (along.get(j) * along.get(3 + k) - along.get(k) * along.get(3 + j));
            }
            return String.format(Locale.ROOT, "%.3f", place + 0.0);
        }
        return data.text(DicomTag.INSTANCE_NUMBER);
    }
}
