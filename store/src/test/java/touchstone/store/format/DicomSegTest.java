package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Mask;
import touchstone.store.image.DicomBytes;
import touchstone.store.image.DicomImage;
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
