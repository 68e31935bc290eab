package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.InputRefused;
import touchstone.model.Spacing;

@DisplayName("A DICOM file")
class DicomTest {

    @TempDir
    private Path folder;

    private Path file(DicomBytes bytes) throws IOException {
        Path file = folder.resolve("a.dcm");
        Files.write(file, bytes.file());
        return file;
    }

    private static double[] samples(Path file, int plane) throws IOException {
        try (RegionReader reader = ImageFile.open(file, plane)) {
            Samples all = reader.read(0, 0, 0, reader.width(), reader.height());
            double[] values = new double[all.width() * all.height() * all.channels()];
            for (int i = 0; i < values.length; i++) {
                int pixel = i / all.channels();
                values[i] = all.value(pixel % all.width(), pixel / all.width(), i % all.channels());
            }
            return values;
        }
    }

    private static DicomBytes picture(DicomBytes to, int columns, int rows, int bits) {
        return to.number(DicomTag.SAMPLES_PER_PIXEL, 1).text(DicomTag.PHOTOMETRIC, "CS", "MONOCHROME2")
                .number(DicomTag.ROWS, rows).number(DicomTag.COLUMNS, columns).number(DicomTag.BITS_ALLOCATED, bits)
                .number(DicomTag.BITS_STORED, bits).number(DicomTag.HIGH_BIT, bits - 1);
    }

    @ParameterizedTest
    @EnumSource(value = DicomBytes.Syntax.class, mode = EnumSource.Mode.EXCLUDE, names = "RUN_LENGTH")
    void is_read_in_each_way_of_writing_its_elements(DicomBytes.Syntax syntax) throws IOException {
        DicomBytes bytes = picture(new DicomBytes(syntax).text(DicomTag.MODALITY, "CS", "CT"), 3, 2, 16)
                .text(DicomTag.PIXEL_SPACING, "DS", "0.5\\0.25").number(DicomTag.PIXEL_REPRESENTATION, 1)
                .pixels(-2, -1, 0, 1, 300, 32767);
        Path file = file(bytes);
        assertArrayEquals(new double[]{ -2, -1, 0, 1, 300, 32767 }, samples(file, 0));
        ImageFile.Plane plane = ImageFile.inspect(file).planes().getFirst();
        assertEquals(new Spacing(0.5, 0.25), plane.spacing());
        assertEquals("CT", plane.fields().get("modality"));
    }

    @Test
    void gives_values_in_its_own_units() throws IOException {
        DicomBytes bytes = picture(new DicomBytes(DicomBytes.Syntax.EXPLICIT), 2, 1, 16)
                .text(DicomTag.RESCALE_INTERCEPT, "DS", "-1024").text(DicomTag.RESCALE_SLOPE, "DS", "1")
                .pixels(0, 2000);
        assertArrayEquals(new double[]{ -1024, 976 }, samples(file(bytes), 0));
        DicomBytes half = picture(new DicomBytes(DicomBytes.Syntax.EXPLICIT), 2, 1, 16)
                .text(DicomTag.RESCALE_SLOPE, "DS", "0.5").pixels(1, 3);
        assertArrayEquals(new double[]{ 0.5, 1.5 }, samples(file(half), 0));
    }

    @Test
    void counts_the_stored_bits_alone() throws IOException {
        DicomBytes bytes = new DicomBytes(DicomBytes.Syntax.EXPLICIT).number(DicomTag.SAMPLES_PER_PIXEL, 1)
                .text(DicomTag.PHOTOMETRIC, "CS", "MONOCHROME2").number(DicomTag.ROWS, 1).number(DicomTag.COLUMNS, 2)
                .number(DicomTag.BITS_ALLOCATED, 16).number(DicomTag.BITS_STORED, 12).number(DicomTag.HIGH_BIT, 11)
                .number(DicomTag.PIXEL_REPRESENTATION, 1).pixels(0xf801, 0x07ff);
        assertArrayEquals(new double[]{ -2047, 2047 }, samples(file(bytes), 0));
    }

    @Test
    void has_a_plane_for_each_frame() throws IOException {
        DicomBytes bytes = picture(new DicomBytes(DicomBytes.Syntax.EXPLICIT).text(DicomTag.FRAMES, "IS", "3"), 1, 2, 8)
                .pixelBytes(1, 2, 3, 4, 5, 6);
        Path file = file(bytes);
        assertEquals(3, ImageFile.inspect(file).planes().size());
        assertArrayEquals(new double[]{ 5, 6 }, samples(file, 2));
        assertTrue(assertThrows(InputRefused.class, () -> ImageFile.open(file, 3)).getMessage().contains("3"));
    }

    @Test
    void packs_single_bits_from_the_lowest_and_across_frames() throws IOException {
        DicomBytes bytes = picture(new DicomBytes(DicomBytes.Syntax.EXPLICIT).text(DicomTag.FRAMES, "IS", "2"), 3, 1, 1)
                .pixelBytes(0b00101001, 0);
        Path file = file(bytes);
        assertArrayEquals(new double[]{ 1, 0, 0 }, samples(file, 0));
        assertArrayEquals(new double[]{ 1, 0, 1 }, samples(file, 1));
    }

    @Test
    void unpacks_run_lengths() throws IOException {
        // Two segments, the high bytes first: 0x0102 four times, then 0x0103 0x0204.
        DicomBytes bytes = picture(new DicomBytes(DicomBytes.Syntax.RUN_LENGTH), 6, 1, 16).encapsulated(
                DicomBytes.runLengths(new int[]{ 0xfc, 1, 0, 2 }, new int[]{ 0xfd, 2, 1, 3, 4 }));
        assertArrayEquals(new double[]{ 0x102, 0x102, 0x102, 0x102, 0x103, 0x204 }, samples(file(bytes), 0));
    }

    @Test
    void shows_colours_and_palettes() throws IOException {
        DicomBytes planar = new DicomBytes(DicomBytes.Syntax.EXPLICIT).number(DicomTag.SAMPLES_PER_PIXEL, 3)
                .text(DicomTag.PHOTOMETRIC, "CS", "RGB").number(DicomTag.PLANAR_CONFIGURATION, 1)
                .number(DicomTag.ROWS, 1).number(DicomTag.COLUMNS, 2).number(DicomTag.BITS_ALLOCATED, 8)
                .pixelBytes(1, 2, 3, 4, 5, 6);
        assertArrayEquals(new double[]{ 1, 3, 5, 2, 4, 6 }, samples(file(planar), 0));
        DicomBytes palette = new DicomBytes(DicomBytes.Syntax.EXPLICIT).number(DicomTag.SAMPLES_PER_PIXEL, 1)
                .text(DicomTag.PHOTOMETRIC, "CS", "PALETTE COLOR").number(DicomTag.ROWS, 1).number(DicomTag.COLUMNS, 2)
                .number(DicomTag.BITS_ALLOCATED, 8);
        for (int c = 0; c < 3; c++) {
            palette.numbers(DicomTag.RED_DESCRIPTOR + c, 2, 10, 16);
        }
        for (int c = 0; c < 3; c++) {
            palette.numbers(DicomTag.RED_TABLE + c, (c + 1) << 8, (c + 4) << 8);
        }
        assertArrayEquals(new double[]{ 1, 2, 3, 4, 5, 6 }, samples(file(palette.pixelBytes(9, 200)), 0));
    }

    @Test
    void asks_to_be_looked_at_through_its_window() throws IOException {
        DicomBytes bytes = new DicomBytes(DicomBytes.Syntax.EXPLICIT).number(DicomTag.SAMPLES_PER_PIXEL, 1)
                .text(DicomTag.PHOTOMETRIC, "CS", "MONOCHROME1").number(DicomTag.ROWS, 1).number(DicomTag.COLUMNS, 1)
                .number(DicomTag.BITS_ALLOCATED, 16).text(DicomTag.WINDOW_CENTER, "DS", "40\\500")
                .text(DicomTag.WINDOW_WIDTH, "DS", "401\\2000").pixels(7);
        try (RegionReader reader = ImageFile.open(file(bytes))) {
            assertEquals(new Viewing(new SampleRange(-160.5, 239.5), true), reader.viewing());
        }
    }

    @Test
    void that_ends_early_shows_what_is_there() throws IOException {
        DicomBytes bytes = picture(new DicomBytes(DicomBytes.Syntax.EXPLICIT), 2, 4, 8).pixelBytes(1, 2, 3, 4, 5, 6, 7,
                8);
        byte[] all = bytes.file();
        Path file = folder.resolve("cut.dcm");
        Files.write(file, Arrays.copyOf(all, all.length - 4));
        assertArrayEquals(new double[]{ 1, 2, 3, 4, 0, 0, 0, 0 }, samples(file, 0));
        assertEquals(new Damage(Damage.Kind.LOWER, 0.5), ImageFile.inspect(file).damage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.70" })
    void in_a_way_that_is_not_read_is_refused_by_its_name(String syntax) throws IOException {
        Path file = file(picture(new DicomBytes(syntax), 1, 1, 8).encapsulated(new byte[2]));
        String sentence = assertThrows(InputRefused.class, () -> ImageFile.inspect(file)).getMessage();
        assertTrue(sentence.contains(syntax) && sentence.contains("JPEG"), sentence);
    }

    @Test
    void without_a_picture_says_so() throws IOException {
        Path file = file(new DicomBytes(DicomBytes.Syntax.EXPLICIT).text(DicomTag.MODALITY, "CS", "SR"));
        assertTrue(assertThrows(InputRefused.class, () -> ImageFile.inspect(file)).getMessage()
                .contains("without a picture"));
    }

    @Test
    void keeps_no_identifier_and_tells_its_place_in_the_series() throws IOException {
        DicomBytes bytes = picture(new DicomBytes(DicomBytes.Syntax.EXPLICIT)
                .text(DicomTag.SOP_INSTANCE, "UI", "1.2.3").text(DicomTag.SERIES_INSTANCE, "UI", "1.2.4")
                .text(DicomTag.POSITION, "DS", "1\\2\\-7.5").text(DicomTag.ORIENTATION, "DS", "1\\0\\0\\0\\1\\0"), 1, 1,
                8)
                .pixelBytes(1);
        Map<String, String> fields = ImageFile.inspect(file(bytes)).planes().getFirst().fields();
        assertEquals("-7.500", fields.get("slice"));
        assertEquals(DicomImage.hash("1.2.4"), fields.get("series"));
        assertEquals(List.of(), fields.values().stream().filter(v -> v.startsWith("1.2.")).toList());
    }

    @Test
    void is_copied_with_its_pixels_alone() throws IOException {
        Path signed = file(picture(new DicomBytes(DicomBytes.Syntax.EXPLICIT), 3, 2, 16)
                .number(DicomTag.PIXEL_REPRESENTATION, 1).pixels(-2, -1, 0, 1, 300, 32767));
        Path copy = ImageCopy.write(signed, 0, folder.resolve("copy"));
        assertEquals("copy.tif", copy.getFileName().toString());
        assertArrayEquals(new double[]{ -2, -1, 0, 1, 300, 32767 }, samples(copy, 0));
        Path unsigned = file(
                picture(new DicomBytes(DicomBytes.Syntax.EXPLICIT), 3, 2, 16).pixels(1, 2, 3, 4, 5, 60000));
        Path png = ImageCopy.write(unsigned, 0, folder.resolve("copy"));
        assertEquals("copy.png", png.getFileName().toString());
        assertArrayEquals(new double[]{ 1, 2, 3, 4, 5, 60000 }, samples(png, 0));
    }

    @Test
    void names_what_tells_of_people_and_not_what_it_says() throws IOException {
        Path file = file(picture(new DicomBytes(DicomBytes.Syntax.EXPLICIT).text(0x00100010, "PN", "Doe^Jane")
                .text(0x00100020, "LO", "  ").text(0x00080080, "LO", "St Mary"), 1, 1, 8).pixelBytes(1));
        Personal personal = ImageFile.inspect(file).personal();
        assertEquals(
                Map.of(Personal.Kind.PERSON, Set.of("PatientName"), Personal.Kind.PLACE, Set.of("InstitutionName")),
                personal.keys());
        assertFalse(personal.sentence(file).contains("Doe"));
    }
}
