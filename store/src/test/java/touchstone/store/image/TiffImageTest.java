package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Arrays;
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

    @Test
    void aFileThatEndsEarlyIsRefusedWithASentenceThatSaysSo() throws Exception {
        byte[] whole = Files.readAllBytes(file("lzw-long.tif"));
        Path cut = Files.createTempFile("cut", ".tif");
        try {
            // The directory of this file comes before its pixels end.
            ByteBuffer in = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
            int directory = in.getInt(4);
            byte[] turned = Arrays.copyOf(whole, whole.length);
            int count = in.getShort(directory);
            for (int i = 0; i < count; i++) {
                int at = directory + 2 + 12 * i;
                if (in.getShort(at) == 273) {
                    ByteBuffer.wrap(turned).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 8, whole.length - 100);
                }
            }
            Files.write(cut, turned);
            String sentence = assertThrows(InputRefused.class, () -> ImageFile.open(cut)).getMessage();
            assertTrue(sentence.contains("ends in the middle of the pixels"), sentence);
        } finally {
            Files.delete(cut);
        }
    }

    /** Bytes changed at random: pixels, or one sentence, whatever the change. */
    @Property(tries = 500)
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
