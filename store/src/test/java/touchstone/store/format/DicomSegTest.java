package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Tag;
import touchstone.store.image.DicomBytes;
import touchstone.store.image.DicomFile;
import touchstone.store.image.DicomImage;
import touchstone.store.image.DicomSet;
import touchstone.store.image.DicomTag;

@DisplayName("A DICOM segmentation")
class DicomSegTest {

    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";
    private static final String LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.7";

    @TempDir
    private Path folder;

    private static DicomBytes set() {
        return new DicomBytes(EXPLICIT);
    }

    private static DicomBytes segment(int number, String label) {
        return set().number(DicomTag.SEGMENT_NUMBER, number).text(DicomTag.SEGMENT_LABEL, "LO", label)
                .text(DicomTag.SEGMENT_ALGORITHM, "CS", "MANUAL");
    }

    private static DicomBytes frame(int segment, String instance) {
        return set().sequence(DicomTag.DERIVATION_IMAGES, set().sequence(DicomTag.SOURCE_IMAGES,
                set().text(DicomTag.REFERENCED_SOP_INSTANCE, "UI", instance)))
                .sequence(DicomTag.SEGMENT_IDENTIFICATION, set().number(DicomTag.REFERENCED_SEGMENT, segment));
    }

    /** Of 3 x 2 pixels. */
    private static DicomBytes file(String kind, String type, int bits, int frames) {
        return set().text(DicomTag.SOP_CLASS, "UI", kind).text(DicomTag.FRAMES, "IS", Integer.toString(frames))
                .number(DicomTag.ROWS, 2).number(DicomTag.COLUMNS, 3).number(DicomTag.BITS_ALLOCATED, bits)
                .text(DicomTag.SEGMENTATION_TYPE, "CS", type);
    }

    private Imported read(DicomBytes bytes) throws IOException {
        Path file = folder.resolve("seg.dcm");
        Files.write(file, bytes.file());
        return Formats.detect(file).read(file, ReadOptions.NONE);
    }

    private static String picture(Annotation a) {
        StringBuilder text = new StringBuilder();
        Mask mask = (Mask) a.geometry();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                text.append(mask.contains(x, y) ? '#' : '.');
            }
            text.append(y + 1 < mask.height() ? "/" : "");
        }
        return text.toString();
    }

    private static List<String> pictures(Imported read) {
        return read.all().stream().map(DicomSegTest::picture).toList();
    }

    private static DicomBytes overlapping() {
        // Six bits a frame, from the lowest, without a gap between frames: 111100 110100 000010.
        return file(SEGMENTATION, "BINARY", 1, 3)
                .sequence(DicomTag.SEGMENTS, segment(1, "Liver"), segment(2, "Lesion"))
                .sequence(DicomTag.FRAME_GROUPS, frame(1, "1.2.1"), frame(2, "1.2.1"), frame(1, "1.2.2"))
                .pixelBytes(0b11_001111, 0b0000_0010, 0b1);
    }

    @Test
    void of_bits_has_a_mask_for_each_segment_and_slice() throws IOException {
        Imported read = read(overlapping());
        assertEquals(List.of("###/#..", "##./#..", ".../.#."), pictures(read));
        assertEquals(List.of(DicomImage.hash("1.2.1") + ".dcm", DicomImage.hash("1.2.2") + ".dcm"),
                read.images().stream().map(Image::path).toList());
        assertEquals(Map.of("segment", "2", "algorithm", "MANUAL"), read.all().get(1).attributes());
    }

    @Test
    void of_fractions_is_cut_at_one_half() throws IOException {
        Imported read = read(file(SEGMENTATION, "FRACTIONAL", 8, 1).number(DicomTag.MAXIMUM_FRACTION, 100)
                .sequence(DicomTag.SEGMENTS, segment(1, "Liver"))
                .sequence(DicomTag.FRAME_GROUPS, frame(1, "1.2.1")).pixelBytes(0, 49, 50, 51, 100, 3));
        assertEquals(List.of("..#/##."), pictures(read));
        assertEquals(1, read.changed().size());
    }

    @Test
    void of_labels_has_a_mask_for_each_number_but_the_background() throws IOException {
        Imported read = read(file(LABEL_MAP, "LABELMAP", 8, 1)
                .sequence(DicomTag.SEGMENTS, segment(0, "Background"), segment(1, "Liver"), segment(7, "Lesion"))
                .sequence(DicomTag.FRAME_GROUPS, frame(0, "1.2.1")).pixelBytes(0, 1, 1, 7, 0, 9));
        assertEquals(List.of(".##/...", ".../#.."), pictures(read));
        assertEquals(List.of("The segment 9 is not described in the file."),
                read.refused().stream().map(Imported.Note::reason).toList());
    }

    @Test
    void finds_its_slices_among_the_files_beside_it_and_in_a_project() throws IOException {
        Files.write(folder.resolve("slice.dcm"), set().text(DicomTag.SOP_INSTANCE, "UI", "1.2.2")
                .text(DicomTag.PHOTOMETRIC, "CS", "MONOCHROME2").number(DicomTag.ROWS, 2).number(DicomTag.COLUMNS, 3)
                .number(DicomTag.BITS_ALLOCATED, 8).pixelBytes(1, 2, 3, 4, 5, 6).file());
        Imported read = read(overlapping());
        assertEquals(List.of(DicomImage.hash("1.2.1") + ".dcm", "slice.dcm"),
                read.images().stream().map(Image::path).toList());
        assertEquals(DicomImage.hash("1.2.2"), read.images().get(1).fields().get(DicomImage.INSTANCE));
    }

    /** Of 23 x 7 pixels, so that no frame but the first begins with a byte. */
    private static DicomBytes slice(String instance, double place) {
        return set().text(DicomTag.SOP_CLASS, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(DicomTag.SOP_INSTANCE, "UI", instance).text(DicomTag.PATIENT_NAME, "PN", "Curie^Marie")
                .text(DicomTag.SLICE_THICKNESS, "DS", "2.5").text(DicomTag.STUDY_INSTANCE, "UI", "1.2.3.4")
                .text(DicomTag.SERIES_INSTANCE, "UI", "1.2.3.4.5")
                .text(DicomTag.POSITION, "DS", "-0.123456789012345678\\1\\" + place)
                .text(DicomTag.ORIENTATION, "DS", "1\\0\\0\\0\\1\\0")
                .text(DicomTag.FRAME_OF_REFERENCE, "UI", "1.2.3.4.9")
                .text(DicomTag.PHOTOMETRIC, "CS", "MONOCHROME2").number(DicomTag.ROWS, 7)
                .number(DicomTag.COLUMNS, 23).text(DicomTag.PIXEL_SPACING, "DS", "0.7\\0.8")
                .number(DicomTag.BITS_ALLOCATED, 8).pixelBytes(new int[23 * 7]);
    }

    /** An image of a series of its own that says nothing of its place. */
    static DicomBytes picture(int width, int height) {
        return set().text(DicomTag.SOP_CLASS, "UI", "1.2.840.10008.5.1.4.1.1.7")
                .text(DicomTag.SOP_INSTANCE, "UI", "1.2.9").text(DicomTag.STUDY_INSTANCE, "UI", "1.2.3.4")
                .text(DicomTag.SERIES_INSTANCE, "UI", "1.2.8").text(DicomTag.PHOTOMETRIC, "CS", "MONOCHROME2")
                .number(DicomTag.ROWS, height).number(DicomTag.COLUMNS, width).number(DicomTag.BITS_ALLOCATED, 8)
                .pixelBytes(new int[width * height]);
    }

    private final Label liver = Label.named("Liver", 0);
    private final Label lesion = Label.named("L\u00e4sion\\" + "x".repeat(90), 1);
    private final Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);

    private Imported project(List<Image> images, List<Annotation> all) {
        return new Imported(new LabelSchema(List.of(liver, lesion)), ada, images, all, List.of(), List.of(), folder);
    }

    private Annotation drawn(Image on, Label label, Geometry shape) {
        return Annotation.drawn(on.id(), label.id(), ada.id(), shape);
    }

    private static Mask mask(int salt) {
        return Mask.ofPixels(23, 7, (x, y) -> (x * 5 + y * 3 + salt) % 4 == 0);
    }

    private List<Image> series() throws IOException {
        List<Image> images = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            Files.write(folder.resolve("s" + n + ".dcm"), slice("1.2.3.4.5." + n, 10 - n).file());
            images.add(Image.unseen("s" + n + ".dcm", 23, 7));
        }
        return images;
    }

    private Losses write(Imported project, Path to) throws IOException {
        Export written = Export.verified(new DicomSeg(), project, new WriteOptions(List.of(ada.id())), to);
        assertEquals(List.of(), written.problems());
        return written.losses();
    }

    @Test
    void that_was_written_names_its_slices_and_has_every_pixel() throws IOException {
        List<Image> images = series();
        Mask first = mask(0);
        Mask second = mask(1);
        Mask third = mask(2);
        Losses losses = write(project(images, List.of(drawn(images.get(0), liver, first),
                drawn(images.get(2), liver, second), drawn(images.get(2), lesion, third))), folder.resolve("out.dcm"));
        assertEquals(0, losses.count(Losses.Depth.OBJECT) + losses.count(Losses.Depth.SHAPE));
        Imported read = new DicomSeg().read(folder.resolve("out.dcm"), ReadOptions.NONE);
        // A segment after the other, within it from the lowest slice, which is the last file.
        assertEquals(List.of(second, first, third), read.all().stream().map(Annotation::geometry).toList());
        assertEquals(List.of("s2.dcm", "s0.dcm"), read.images().stream().map(Image::path).toList());
        assertEquals(List.of("Liver", "L\u00e4sion/" + "x".repeat(56)),
                read.schema().labels().stream().map(Label::name).toList());
        assertEquals(List.of(liver.colour(), lesion.colour()),
                read.schema().labels().stream().map(Label::colour).toList());
    }

    @Test
    void that_was_written_belongs_into_the_study_and_does_not_say_whose_it_is() throws IOException {
        List<Image> images = series();
        Path to = folder.resolve("out.dcm");
        write(project(images, List.of(drawn(images.getFirst(), liver, mask(0)))), to);
        try (DicomFile file = DicomFile.open(to)) {
            DicomSet data = file.data();
            assertEquals("1.2.3.4", data.text(DicomTag.STUDY_INSTANCE));
            assertEquals("1.2.3.4.9", data.text(DicomTag.FRAME_OF_REFERENCE));
            assertTrue(data.has(DicomTag.PATIENT_NAME));
            assertEquals("", data.text(DicomTag.PATIENT_NAME));
            DicomSet measures = DicomImage.group(data, 0, DicomTag.PIXEL_MEASURES).orElseThrow();
            assertEquals(List.of(0.7, 0.8), measures.decimals(DicomTag.PIXEL_SPACING));
            DicomSet position = DicomImage.group(data, 0, DicomTag.PLANE_POSITIONS).orElseThrow();
            assertEquals(List.of("-0.1234567890123", "1", "10.0"), position.texts(DicomTag.POSITION));
        }
        assertFalse(Files.readString(to, StandardCharsets.ISO_8859_1).contains("Curie"));
    }

    @Test
    void takes_several_objects_of_a_label_as_one_and_outlines_as_pixels() throws IOException {
        List<Image> images = series();
        Losses losses = write(project(images, List.of(drawn(images.getFirst(), liver, new Box(2, 1, 3, 4)),
                drawn(images.getFirst(), liver, new Box(4, 2, 4, 4)), drawn(images.getFirst(), lesion, new Tag()))),
                folder.resolve("out"));
        assertEquals(2, losses.count(Losses.Depth.OBJECT));
        assertEquals(1, losses.count(Losses.Depth.SHAPE));
        Imported read = new DicomSeg().read(folder.resolve("out"), ReadOptions.NONE);
        assertEquals(12 + 16 - 3, read.all().getFirst().geometry().area());
    }

    @Test
    void cannot_hold_objects_of_images_that_are_no_slices_or_are_gone_or_changed() throws IOException {
        List<Image> images = new ArrayList<>(series());
        Files.writeString(folder.resolve("s0.dcm"), "no longer a slice");
        images.set(1, images.get(1).withFields(Map.of(DicomImage.INSTANCE, DicomImage.hash("1.2.3.4.5.77"))));
        Files.delete(folder.resolve("s2.dcm"));
        List<Annotation> all = images.stream().map(i -> drawn(i, liver, mask(0))).toList();
        assertEquals(3, write(project(images, all), folder.resolve("out")).count(Losses.Depth.OBJECT));
        assertTrue(assertThrows(InputRefused.class, () -> new DicomSeg().write(project(images, all),
                new WriteOptions(List.of(ada.id())), folder.resolve("out.dcm"))).getMessage()
                .contains("and 0 series of DICOM images have objects"));
        assertFalse(Files.exists(folder.resolve("out.dcm")));
    }

    @Test
    void is_written_for_each_series() throws IOException {
        List<Image> images = new ArrayList<>(series());
        Files.write(folder.resolve("s1.dcm"), picture(23, 7).file());
        write(project(images, images.stream().map(i -> drawn(i, liver, mask(0))).toList()), folder.resolve("out"));
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(List.of("s0-seg.dcm", "s1-seg.dcm"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
        try (DicomFile unplaced = DicomFile.open(folder.resolve("out/s1-seg.dcm"))) {
            assertFalse(unplaced.data().has(DicomTag.FRAME_OF_REFERENCE));
            assertEquals("1.2.8", unplaced.data().item(DicomTag.REFERENCED_SERIES).orElseThrow()
                    .text(DicomTag.SERIES_INSTANCE));
        }
    }

    @Test
    void that_is_another_kind_of_file_is_refused() throws IOException {
        Path file = folder.resolve("plan.dcm");
        Files.write(file, set().text(DicomTag.SOP_CLASS, "UI", "1.2.3").file());
        assertTrue(assertThrows(InputRefused.class, () -> new DicomSeg().read(file, ReadOptions.NONE)).getMessage()
                .contains("it is not a DICOM segmentation"));
    }

    @Test
    void names_colours_as_a_screen_shows_them() {
        // White, and the red, green and blue of sRGB in CIELab for D50
        assertEquals(0xffffff, DicomSegReader.colour(new int[]{ 65535, 32896, 32896 }));
        assertEquals(0xff0000, DicomSegReader.colour(lab(54.29, 80.81, 69.89)));
        assertEquals(0x00ff00, DicomSegReader.colour(lab(87.82, -79.29, 80.99)));
        assertEquals(0x0000ff, DicomSegReader.colour(lab(29.57, 68.30, -112.03)));
    }

    private static int[] lab(double l, double a, double b) {
        return new int[]{ (int) Math.round(l * 655.35), (int) Math.round((a + 128) * 257),
                (int) Math.round((b + 128) * 257) };
    }
}
