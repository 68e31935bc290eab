package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against ImageIO, by which small files are read. */
@Timeout(60)
class PngPixelsTest {

    @TempDir
    Path folder;

    private static PngPixels open(Path file) throws IOException {
        FileBytes bytes = new FileBytes(file);
        return new PngPixels(new PngRows(bytes), bytes);
    }

    private Path write(BufferedImage picture) throws IOException {
        Random random = new Random(1);
        int bands = picture.getRaster().getNumBands();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                for (int b = 0; b < bands; b++) {
                    int most = (1 << picture.getSampleModel().getSampleSize(b)) - 1;
                    picture.getRaster().setSample(x, y, b, (x * 3 + y * 5 + random.nextInt(4)) & most);
                }
            }
        }
        Path file = folder.resolve("picture.png");
        assertTrue(ImageIO.write(picture, "png", file.toFile()));
        return file;
    }

    private static void assertSame(Path file) throws IOException {
        try (RegionReader expected = ImageFile.open(file); PngPixels pixels = open(file)) {
            assertEquals(expected.type(), pixels.type());
            Samples region = pixels.read(2, 3, pixels.width() - 2, pixels.height() - 3);
            Samples same = expected.read(0, 2, 3, pixels.width() - 2, pixels.height() - 3);
            switch (region) {
                case Samples.Bytes b -> assertArrayEquals((byte[]) same.array(), b.data());
                case Samples.Shorts s -> assertArrayEquals((short[]) same.array(), s.data());
                case Samples.Floats f -> assertArrayEquals((float[]) same.array(), f.data());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_BINARY })
    void everySampleIsAsImageIoReadsIt(int type) throws IOException {
        assertSame(write(new BufferedImage(67, 45, type)));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 4, 8 })
    void palettesBecomeColours(int bits) throws IOException {
        byte[][] colours = new byte[3][1 << bits];
        new Random(2).nextBytes(colours[0]);
        new Random(3).nextBytes(colours[1]);
        new Random(4).nextBytes(colours[2]);
        IndexColorModel palette = new IndexColorModel(bits, 1 << bits, colours[0], colours[1], colours[2]);
        assertSame(write(new BufferedImage(37, 21,
                bits < 8 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED, palette)));
    }

    @Test
    void aStreamThatEndsEarlyFailsWhereItEndsAndNoRegionWaitsForEver() throws IOException {
        byte[] whole = Files.readAllBytes(write(new BufferedImage(400, 3000, BufferedImage.TYPE_USHORT_GRAY)));
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
        try (PngPixels pixels = open(cut)) {
            assertEquals(10, pixels.read(0, 0, 10, 10).width());
            assertThrows(IOException.class, () -> pixels.read(0, 2900, 10, 10));
        }
    }

    @Test
    void nothingIsLeftOnTheDiskWhenItIsClosed() throws IOException {
        Path file = write(new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY));
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        String before = System.setProperty("java.io.tmpdir", scratch.toString());
        try (PngPixels pixels = open(file)) {
            assertEquals(20, pixels.read(0, 0, 20, 20).width());
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        try (var left = Files.list(scratch)) {
            assertEquals(0, left.count());
        }
    }
}
