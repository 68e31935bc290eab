package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import touchstone.model.InputRefused;

/** Files written by libtiff, tifffile and Pillow; expected are the samples that were given to them. */
class TiffImageTest {

    private static Path file(String name) throws URISyntaxException {
        URL url = Objects.requireNonNull(TiffImageTest.class.getResource("tiff/" + name), name);
        return Path.of(url.toURI());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "tiff/expected.csv")
    void everySampleIsAsItWasWritten(String name, int width, int height, int channels, PixelType.Depth depth,
            String hash) throws Exception {
        Path file = file(name);
        assertEquals(width, ImageFile.inspect(file).width());
        try (RegionReader reader = TiffImage.open(file, 0)) {
            assertEquals(width, reader.width());
            assertEquals(height, reader.height());
            assertEquals(new PixelType(channels, depth), reader.type());
            assertEquals(hash, hash(reader.read(0, 0, 0, width, height)));
        }
    }

    static String hash(Samples samples) throws NoSuchAlgorithmException {
        ByteBuffer values = ByteBuffer.allocate(samples.width() * samples.height() * samples.channels() * 8)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < samples.height(); y++) {
            for (int x = 0; x < samples.width(); x++) {
                for (int c = 0; c < samples.channels(); c++) {
                    values.putDouble(samples.value(x, y, c));
                }
            }
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(values.array()));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "tiff/expected.csv")
    void aRegionIsThePartOfTheWhole(String name, int width, int height, int channels) throws Exception {
        Random random = new Random(1);
        try (RegionReader reader = TiffImage.open(file(name), 0)) {
            Samples whole = reader.read(0, 0, 0, width, height);
            for (int i = 0; i < 20; i++) {
                int x = random.nextInt(width);
                int y = random.nextInt(height);
                Samples part = reader.read(0, x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y));
                for (int row = 0; row < part.height(); row++) {
                    for (int column = 0; column < part.width(); column++) {
                        assertEquals(whole.value(x + column, y + row, channels - 1),
                                part.value(column, row, channels - 1));
                    }
                }
            }
        }
    }

    @Test
    void smallerCopiesInTheFileAreUsedAsLevels() throws Exception {
        for (String name : new String[]{ "sub-pictures.tif", "pages.tif" }) {
            try (RegionReader reader = TiffImage.open(file(name), 0)) {
                assertEquals(3, reader.levels());
                assertEquals(7, reader.read(1, 10, 10, 5, 5).value(4, 4, 0), name);
                assertEquals(9, reader.read(2, 100, 100, 5, 5).value(4, 4, 0), name);
            }
        }
    }

    @Test
    void aCopyThatIsARowShortRepeatsItsLastOne() throws Exception {
        try (RegionReader reader = TiffImage.open(file("pages.tif"), 0)) {
            Samples last = reader.read(1, 0, 299, 300, 2);
            assertEquals(7, last.value(299, 1, 0));
        }
    }

    /** 10 x 10 pixels of grey, 7 everywhere, in one strip behind the directory, of which so many bytes are there. */
    private static byte[] cut(int pixels) {
        int[][] tags = { { 256, 10 }, { 257, 10 }, { 258, 8 }, { 259, 1 }, { 262, 1 }, { 273, 122 }, { 277, 1 },
                { 278, 10 }, { 279, 100 } };
        ByteBuffer tiff = ByteBuffer.allocate(122 + pixels).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) 3).putInt(1).putInt(tag[1]);
        }
        tiff.position(122);
        while (tiff.hasRemaining()) {
            tiff.put((byte) 7);
        }
        return tiff.array();
    }

    @Test
    void rowsBehindTheEndOfTheFileAreNeutralAndAFileWithoutAnyIsRefused() throws Exception {
        Path file = Files.createTempFile("cut", ".tif");
        try {
            Files.write(file, cut(55));
            Damage damage = Objects.requireNonNull(ImageFile.inspect(file).damage());
            assertEquals(Damage.Kind.LOWER, damage.kind());
            assertEquals(0.5, damage.share());
            try (RegionReader reader = ImageFile.open(file)) {
                assertEquals(damage, reader.damage().orElseThrow());
                assertEquals(7, reader.read(0, 9, 4, 1, 1).value(0, 0, 0));
                assertEquals(128, reader.read(0, 0, 5, 1, 1).value(0, 0, 0));
            }
            Files.write(file, cut(100));
            assertNull(ImageFile.inspect(file).damage());
            Files.write(file, cut(0));
            String sentence = assertThrows(InputRefused.class, () -> ImageFile.open(file)).getMessage();
            assertTrue(sentence.contains("ends in the middle of the pixels"), sentence);
        } finally {
            Files.delete(file);
        }
    }

    /** Bytes changed at random: pixels, or one sentence, whatever the change. */
    @Property(tries = 500, seed = "1")
    void aDamagedFileOpensOrIsRefusedInOneSentence(@ForAll @IntRange(max = 3) int which, @ForAll long seed)
            throws Exception {
        String[] names = { "rgb8-tiles-lzw-difference.tif", "grey16-tiles-deflate-difference.tif",
                "rgb8-planes-packbits.tif", "float32-tiles-deflate-difference.tif" };
        byte[] bytes;
        try (InputStream in = Objects
                .requireNonNull(TiffImageTest.class.getResourceAsStream("tiff/" + names[which]))) {
            bytes = in.readAllBytes();
        }
        Random random = new Random(seed);
        int start = random.nextBoolean() ? 0 : Math.max(0, bytes.length - 300);
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[start + random.nextInt(Math.min(300, bytes.length - start))] = (byte) random.nextInt(256);
        }
        Path file = Files.createTempFile("damaged", ".tif");
        try {
            Files.write(file, bytes);
            readAll(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void readAll(Path file) throws IOException {
        try {
            ImageFile.inspect(file);
            try (RegionReader reader = ImageFile.open(file)) {
                int level = reader.levels() - 1;
                Samples overview = reader.read(level, 0, 0, 1, 1);
                assertEquals(reader.type().channels(), overview.channels());
            }
        } catch (InputRefused refused) {
            String sentence = refused.getMessage();
            assertTrue(sentence.contains(file.toString()) && !sentence.contains("Exception"), sentence);
        }
    }
}
