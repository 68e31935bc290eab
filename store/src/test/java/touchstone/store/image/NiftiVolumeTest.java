package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import touchstone.model.InputRefused;
import touchstone.model.Spacing;

/** Files that a script wrote with NumPy after nifti1.h; expected are the arrays it started from. */
class NiftiVolumeTest {

    @TempDir
    private Path folder;

    private static Path file(String name) throws URISyntaxException {
        URL url = Objects.requireNonNull(NiftiVolumeTest.class.getResource("nifti/" + name), name);
        return Path.of(url.toURI());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "nifti/expected.csv")
    void everyPlaneIsAsItWasWritten(String name, int count, int plane, int width, int height, int channels,
            String hash) throws Exception {
        ImageFile seen = ImageFile.inspect(file(name));
        assertEquals(count, seen.planes().size());
        assertEquals(width, seen.planes().get(plane).width());
        assertEquals(height, seen.planes().get(plane).height());
        try (RegionReader reader = ImageFile.open(file(name), plane)) {
            assertEquals(channels, reader.type().channels());
            Samples whole = reader.read(0, 0, 0, width, height);
            assertEquals(hash, TiffImageTest.hash(whole));
            Samples part = reader.read(0, 2, 1, width - 3, height - 2);
            assertEquals(whole.value(3, 2, 0), part.value(1, 1, 0));
        }
    }

    @Test
    void pixelsHaveTheGridsSpacingAndPlanesTheirPlace() throws Exception {
        assertEquals(new Spacing(0.75, 0.5), ImageFile.inspect(file("u1.nii")).planes().getFirst().spacing());
        Spacing flat = Objects.requireNonNull(ImageFile.inspect(file("flat.nii.gz")).planes().getFirst().spacing());
        assertEquals(0.00125, flat.y(), 1e-12);
        assertEquals(Map.of("z", "2", "t", "2"), ImageFile.inspect(file("scaled-4d.nii.gz")).planes().get(4).fields());
        assertEquals(Map.of(), ImageFile.inspect(file("flat.nii.gz")).planes().getFirst().fields());
    }

    @Test
    void wholeNumbersOfAnyLengthAreLabels() throws Exception {
        try (NiftiVolume volume = NiftiVolume.open(file("i8-big.nii"));
                RegionReader shown = ImageFile.open(
                        file("i8-big.nii"), 1)) {
            long[] labels = volume.labels(1).orElseThrow();
            assertEquals(7, volume.width());
            assertEquals("7 x 5 x 2", volume.axes());
            assertEquals(shown.read(0, 3, 2, 1, 1).value(0, 0, 0), (float) labels[2 * 7 + 3]);
        }
        try (NiftiVolume volume = NiftiVolume.open(file("f4-big.nii"))) {
            assertTrue(volume.labels(0).isEmpty());
        }
    }

    private static byte[] changed(String name, int at, byte... bytes) throws Exception {
        byte[] whole = Files.readAllBytes(file(name));
        System.arraycopy(bytes, 0, whole, at, bytes.length);
        return whole;
    }

    private String refused(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("a.nii"), bytes);
        String inspected = assertThrows(InputRefused.class, () -> {
            ImageFile.inspect(file);
            ImageFile.open(file).close();
        }).getMessage();
        return inspected.replace(file.toString(), "a.nii");
    }

    @Test
    void aHeaderThatLiesIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(file("u1.nii"));
        assertTrue(refused(Arrays.copyOf(whole, whole.length - 1)).contains("ends in the middle of the pixels"));
        assertTrue(refused(Arrays.copyOf(whole, 300)).startsWith("Cannot open a.nii: it is not an image"));
        assertEquals(
                "Cannot open a.nii: its header says that it has 9 axes, and a NIfTI file has 1 to 7. Copy it again "
                        + "from its source.",
                refused(changed("u1.nii", 40, (byte) 9)));
        assertTrue(refused(changed("u1.nii", 42, (byte) 0xff, (byte) 0xff)).contains("axis 1 has -1 values"));
        assertTrue(refused(changed("u1.nii", 42, (byte) 0xff, (byte) 0x7f)).contains("ends in the middle"));
        assertTrue(refused(changed("u1.nii", 70, (byte) 32)).contains("its values are complex numbers"));
        assertTrue(refused(changed("u1.nii", 72, (byte) 16)).contains("16 bits a value"));
        assertTrue(refused(changed("u1.nii", 108, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(Float.NaN).array())).contains("begin outside the file"));
        assertTrue(
                refused(changed("u1.nii", 0, (byte) 28, (byte) 2, (byte) 0, (byte) 0, (byte) 'n')).contains("NIfTI-2"));
        assertTrue(refused(changed("u1.nii", 42, (byte) 1, (byte) 0, (byte) 1, (byte) 0, (byte) 0xff, (byte) 0x7f))
                .contains("more than 10,000 pictures"));
    }

    @Test
    void aPackedFileThatClaimsMoreThanItHoldsIsRefusedAtOnce() throws Exception {
        byte[] bomb = changed("u1.nii", 42, (byte) 0xff, (byte) 0x7f, (byte) 0xff, (byte) 0x7f);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bomb);
        }
        assertTrue(refused(packed.toByteArray()).contains("ends in the middle of the pixels"));
        byte[] cut = Files.readAllBytes(file("scaled-4d.nii.gz"));
        assertTrue(refused(Arrays.copyOf(cut, cut.length - 60)).contains("ends in the middle of the pixels"));
    }

    @Test
    void theSlicesOfAPackedFileAreUnpackedOnce() throws Exception {
        try (RegionReader first = ImageFile.open(file("scaled-4d.nii.gz"), 0)) {
            double value = first.read(0, 1, 1, 1, 1).value(0, 0, 0);
            try (RegionReader second = ImageFile.open(file("scaled-4d.nii.gz"), 5)) {
                second.read(0, 0, 0, 6, 4);
            }
            assertEquals(value, first.read(0, 1, 1, 1, 1).value(0, 0, 0));
        }
    }

    @Test
    void aPairWithoutItsValuesIsRefused() throws Exception {
        Path header = Files.copy(file("pair.hdr"), folder.resolve("x.hdr"));
        assertEquals("Cannot open " + header + ": its values belong into a file x.img beside it, which is not there. "
                + "Copy both from their source.",
                assertThrows(InputRefused.class, () -> ImageFile.open(header)).getMessage());
    }

    @Test
    void theHashOfAPairIsThatOfHeaderAndValues() throws Exception {
        Path header = Files.copy(file("pair.hdr"), folder.resolve("x.hdr"));
        Path values = Files.copy(file("pair.img"), folder.resolve("x.img"));
        String before = ImageFile.hash(header);
        byte[] changed = Files.readAllBytes(values);
        changed[changed.length - 1] ^= 1;
        Files.write(values, changed);
        assertNotEquals(before, ImageFile.hash(header));
    }

    @Test
    void aDamagedFileOpensOrIsRefusedInOneSentence() throws Exception {
        Random random = new Random(4);
        for (String name : new String[]{ "u1.nii", "scaled-4d.nii.gz", "rgb24.nii", "f8-big.nii" }) {
            byte[] whole = Files.readAllBytes(file(name));
            for (int i = 0; i < 300; i++) {
                byte[] bytes = Arrays.copyOf(whole, i % 7 == 0 ? random.nextInt(whole.length) + 1 : whole.length);
                for (int n = 0; n <= i % 4; n++) {
                    bytes[random.nextInt(Math.min(bytes.length, 356))] = (byte) random.nextInt(256);
                }
                Path file = Files.write(folder.resolve("d.nii"), bytes);
                try {
                    int planes = ImageFile.inspect(file).planes().size();
                    try (RegionReader reader = ImageFile.open(file, planes - 1)) {
                        int level = reader.levels() - 1;
                        assertArrayEquals(new int[]{ 1, 1 }, new int[]{ reader.read(level, 0, 0, 1, 1).width(), 1 });
                    }
                } catch (InputRefused refused) {
                    assertTrue(refused.getMessage().startsWith("Cannot open"), refused.getMessage());
                }
            }
        }
    }
}
