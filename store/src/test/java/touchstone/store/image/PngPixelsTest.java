package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against ImageIO. */
@Timeout(60)
class PngPixelsTest {

    @TempDir
    Path folder;

    /** Decoded on the disk. */
    private static PngPixels open(Path file) throws IOException {
        return PngPixels.open(file, PngCheck.of(file), 0);
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
        BufferedImage decoded = ImageIO.read(file.toFile());
        InMemory expected = new InMemory(Decoder.typeOf(decoded), Decoder.samples(decoded, Orientation.UPRIGHT));
        for (long small : new long[]{ 0, Long.MAX_VALUE }) {
            try (PngPixels pixels = PngPixels.open(file, PngCheck.of(file), small)) {
                assertEquals(expected.type(), pixels.type());
                assertNull(pixels.damage());
                Samples region = pixels.read(2, 3, pixels.width() - 2, pixels.height() - 3);
                Samples same = expected.read(2, 3, pixels.width() - 2, pixels.height() - 3);
                switch (region) {
                    case Samples.Bytes b -> assertArrayEquals((byte[]) same.array(), b.data());
                    case Samples.Shorts s -> assertArrayEquals((short[]) same.array(), s.data());
                    case Samples.Floats f -> assertArrayEquals((float[]) same.array(), f.data());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_BYTE_BINARY })
    void anInterlacedPictureIsPutTogether(int type) throws IOException {
        assertSame(interlaced(write(new BufferedImage(67, 45, type))));
        assertSame(interlaced(write(new BufferedImage(5, 4, type))));
    }

    private Path interlaced(Path plain) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        Path file = folder.resolve("interlaced.png");
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(ImageIO.read(plain.toFile()), null, null), param);
        } finally {
            writer.dispose();
        }
        return file;
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
    void ofAFileThatEndsEarlyTheRowsThatAreThereAreShownAndTheRestIsNeutral() throws IOException {
        Path file = write(new BufferedImage(400, 3000, BufferedImage.TYPE_BYTE_GRAY));
        byte[] whole = Files.readAllBytes(file);
        BufferedImage picture = ImageIO.read(file.toFile());
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
        for (long small : new long[]{ 0, Long.MAX_VALUE }) {
            try (PngPixels pixels = PngPixels.open(cut, PngCheck.of(cut), small)) {
                Damage damage = Objects.requireNonNull(pixels.damage());
                assertEquals(Damage.Kind.LOWER, damage.kind());
                assertEquals(0.5, damage.share(), 0.1);
                assertEquals(picture.getRaster().getSample(7, 1000, 0), pixels.read(7, 1000, 1, 1).value(0, 0, 0));
                assertEquals(128, pixels.read(0, 2900, 10, 10).value(3, 3, 0));
            }
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
