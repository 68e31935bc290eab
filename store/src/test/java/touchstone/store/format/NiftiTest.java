package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Mask;

@DisplayName("A NIfTI volume of labels")
class NiftiTest {

    private static final Path SAMPLES = Path.of(System.getProperty("touchstone.samples", "../../shared"));

    @TempDir
    private Path folder;

    private final Format format = new Nifti();
    private final Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
    private final Label bone = Label.named("bone", 0).withColour(0x102030);
    private final Label skin = Label.named("skin", 1);

    /** A picture volume of 4 x 3 x 2 values with an affine, in the byte order of other machines. */
    private byte[] picture(Path file) throws IOException {
        ByteBuffer nifti = ByteBuffer.allocate(352 + 2 * 24).order(ByteOrder.BIG_ENDIAN);
        nifti.putInt(0, 348).putShort(40, (short) 3).putShort(42, (short) 4).putShort(44, (short) 3)
                .putShort(46, (short) 2).putShort(70, (short) 4).putShort(72, (short) 16).putFloat(80, 0.5f)
                .putFloat(84, 0.75f).putFloat(108, 352).putShort(254, (short) 1).putFloat(280, -2).putFloat(292, 90)
                .put(344, new byte[]{ 'n', '+', '1', 0 });
        Files.write(file, nifti.array());
        return nifti.array();
    }

    private Imported project() {
        Image first = Image.unseen("scan.nii", 4, 3);
        Image second = Image.unseen("scan.nii", 4, 3).withPlane(1);
        List<Annotation> all = new ArrayList<>();
        all.add(Annotation.drawn(first.id(), bone.id(), ada.id(), Mask.ofPixels(4, 3, (x, y) -> x < 2)));
        all.add(Annotation.drawn(second.id(), skin.id(), ada.id(), Mask.ofPixels(4, 3, (x, y) -> y == 2)));
        all.add(Annotation.drawn(second.id(), bone.id(), ada.id(), Mask.ofPixels(4, 3, (x, y) -> x == 3 && y == 2)));
        return new Imported(new LabelSchema(List.of(bone, skin)), ada, List.of(first, second), all, List.of(),
                List.of(),
                folder);
    }

    @Test
    void has_the_header_of_its_picture_and_the_values_in_its_order() throws IOException {
        byte[] picture = picture(folder.resolve("scan.nii"));
        Path to = folder.resolve("out/labels.nii.gz");
        Export done = Export.verified(format, project(), new WriteOptions(List.of(ada.id())), to);
        assertEquals(List.of(), done.problems());
        byte[] written;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(to))) {
            written = in.readAllBytes();
        }
        ByteBuffer head = ByteBuffer.wrap(written).order(ByteOrder.BIG_ENDIAN);
        for (int[] kept : new int[][]{ { 40, 56 }, { 76, 108 }, { 252, 344 } }) {
            assertArrayEquals(Arrays.copyOfRange(picture, kept[0], kept[1]),
                    Arrays.copyOfRange(written, kept[0], kept[1]));
        }
        assertEquals(2, head.getShort(70));
        assertEquals(0, (int) head.getFloat(108) % 16);
        assertArrayEquals(new byte[]{ 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 1 },
                Arrays.copyOfRange(written, (int) head.getFloat(108), written.length));
        assertEquals("1 16 32 48 1 1 1 \"bone\"", Files.readAllLines(folder.resolve("out/labels.label")).get(3));
    }

    @Test
    void comes_back_with_names_colours_and_slices() throws IOException {
        picture(folder.resolve("scan.nii"));
        format.write(project(), new WriteOptions(List.of(ada.id())), folder.resolve("out"));
        Imported read = format.read(folder.resolve("out"), ReadOptions.NONE);
        assertEquals(List.of("scan.nii", "scan.nii#2"), read.images().stream().map(Image::address).toList());
        assertEquals(0x102030, read.schema().byName("bone").orElseThrow().colour());
        assertEquals(List.of(6.0, 1.0, 3.0), read.all().stream().map(a -> a.geometry().area()).toList());
    }

    @Test
    void of_another_size_than_its_picture_is_refused() throws IOException {
        byte[] labels = picture(folder.resolve("scan.nii"));
        labels[43] = 3;
        Path file = Files.write(folder.resolve("scan_seg.nii"), labels);
        assertEquals("Cannot read " + file + ": it has 3 x 3 x 2 values and the image volume "
                + folder.resolve("scan.nii") + " has 4 x 3 x 2, so its slices cannot be placed. Choose the volume of "
                + "labels that was drawn on it.",
                assertThrows(InputRefused.class, () -> format.read(file, ReadOptions.NONE)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Y55.nii.gz, 1, '{1=192, 2=93, 4=51, 5=51, 8=82}'
            seg4d_11f_label1.nii.gz, 418, '{1=1732}'
            """)
    void of_another_program_has_the_expected_counts(String name, int images, String counts) throws IOException {
        Path file = SAMPLES.resolve("format-samples/nifti").resolve(name);
        assumeTrue(Files.exists(file), name + " is not there");
        assertEquals("nifti", Formats.detect(file).name());
        Imported read = format.read(file, ReadOptions.NONE);
        assertEquals(images, read.images().size());
        Map<String, Long> found = new TreeMap<>();
        for (Annotation a : read.all()) {
            found.merge(read.schema().byId(a.label()).orElseThrow().name(), ((Mask) a.geometry()).areaPixels(),
                    Long::sum);
        }
        assertEquals(counts, found.toString());
    }

    @Test
    void of_whole_numbers_of_64_bits_finds_its_picture_in_the_folder_beside() throws IOException {
        Path file = SAMPLES.resolve("format-samples/nifti/brats/labelsTr/BRATS_001.nii.gz");
        assumeTrue(Files.exists(file), "no sample");
        Imported read = format.read(file, ReadOptions.NONE);
        assertEquals(List.of("../imagesTr/BRATS_001.nii.gz", "../imagesTr/BRATS_001.nii.gz#2"),
                read.images().stream().map(Image::address).toList());
        assertEquals(1, read.changed().size());
        assertEquals("BRATS_001.nii.gz", Objects.requireNonNull(read.changed().getFirst().where()));
    }

    @Test
    void that_is_a_picture_is_refused() {
        Path file = SAMPLES.resolve("format-samples/nifti/fixed_image.nii.gz");
        assumeTrue(Files.exists(file), "no sample");
        assertEquals(
                "Cannot read " + file + " as labels: it holds values that are no whole numbers, as a picture does. "
                        + "Add it as an image instead, or choose the volume of labels.",
                assertThrows(InputRefused.class, () -> format.read(file, ReadOptions.NONE)).getMessage());
    }
}
