package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Files written by Pillow and OpenCV; expected are the samples that libjpeg-turbo decodes. */
class JpegImageTest {

    @TempDir
    Path folder;

    private static Path file(String name) throws URISyntaxException {
        URL url = Objects.requireNonNull(JpegImageTest.class.getResource("jpeg/" + name), name);
        return Path.of(url.toURI());
    }

    private static RegionReader open(Path file) throws Exception {
        return JpegImage.open(file, Orientation.UPRIGHT, Opening.PATIENT);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "jpeg/expected.csv")
    void everySampleIsWhatLibjpegDecodes(String name, int width, int height, int channels, String hash)
            throws Exception {
        try (RegionReader reader = open(file(name))) {
            assertEquals(new PixelType(channels, PixelType.Depth.UINT8), reader.type());
            Samples.Bytes whole = (Samples.Bytes) reader.read(0, 0, 0, width, height);
            assertEquals(hash,
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole.data())));
        }
    }

    @Test
    void openingTellsHowFarItIsAndEndsAtTheEnd() throws Exception {
        List<Double> told = new ArrayList<>();
        JpegImage.open(file("420.jpg"), Orientation.UPRIGHT, new Opening() {
            @Override
            public void soFar(double share) {
                told.add(share);
            }
        }).close();
        assertEquals(told.stream().sorted().toList(), told);
        assertTrue(told.size() > 1);
        assertEquals(1, told.getLast());
    }

    @Test
    void openingEndsOnceItIsNotWanted() throws Exception {
        int[] rows = { 0 };
        Opening dropped = new Opening() {
            @Override
            public boolean isWanted() {
                return rows[0] < 2;
            }

            @Override
            public void soFar(double share) {
                rows[0]++;
            }
        };
        Path file = file("420.jpg");
        assertThrows(CancellationException.class, () -> JpegImage.open(file, Orientation.UPRIGHT, dropped));
        assertEquals(2, rows[0]);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "jpeg/expected.csv")
    void aRegionIsThePartOfTheWhole(String name, int width, int height, int channels) throws Exception {
        Random random = new Random(1);
        try (RegionReader reader = open(file(name))) {
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
    void theMeansOfTheBlocksAreThePictureEightTimesSmaller() throws Exception {
        JpegPixels pixels = new JpegPixels(new JpegHeader(new FileBytes(file("grey.jpg"))), Opening.PATIENT);
        try (pixels) {
            Samples means = pixels.means();
            Samples whole = pixels.read(0, 0, pixels.width(), pixels.height());
            for (int y = 0; y < whole.height() / 8; y++) {
                for (int x = 0; x < whole.width() / 8; x++) {
                    double sum = 0;
                    for (int i = 0; i < 64; i++) {
                        sum += whole.value(8 * x + i % 8, 8 * y + i / 8, 0);
                    }
                    assertEquals(sum / 64, means.value(x, y, 0), 1);
                }
            }
        }
    }

    @Test
    void ofAFileThatEndsEarlyTheRowsThatAreThereAreShownAndTheRestIsNeutral() throws Exception {
        byte[] bytes = Files.readAllBytes(file("420.jpg"));
        Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(bytes, bytes.length / 2));
        try (RegionReader whole = open(file("420.jpg")); RegionReader reader = open(cut)) {
            Damage damage = reader.damage().orElseThrow();
            assertEquals(Damage.Kind.LOWER, damage.kind());
            assertEquals(0.5, damage.share(), 0.3);
            int there = (int) (reader.height() * (1 - damage.share())) - 2;
            assertArrayEquals((byte[]) whole.read(0, 0, 0, reader.width(), there).array(),
                    (byte[]) reader.read(0, 0, 0, reader.width(), there).array());
            assertEquals(128, reader.read(0, 0, reader.height() - 1, 1, 1).value(0, 0, 1));
        }
    }

    @Test
    void changedBytesLeadToPixelsOrToAnErrorThatIsHandled() throws Exception {
        byte[] whole = Files.readAllBytes(file("420-restart.jpg"));
        Random random = new Random(3);
        int opened = 0;
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            Path file = Files.write(folder.resolve("changed" + i + ".jpg"), changed);
            try (RegionReader reader = open(file)) {
                reader.read(0, 0, 0, 1, 1);
                opened++;
            } catch (IOException | RuntimeException leftToTheNextReader) {
                refused++;
            }
        }
        assertEquals(300, opened + refused);
        assertTrue(opened > 0);
    }
}
