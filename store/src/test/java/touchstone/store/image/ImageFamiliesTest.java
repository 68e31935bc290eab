package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One file of each family, 53 x 37 pixels; what Pillow reads there stands in {@code seed/expected.csv}. */
@Timeout(120)
class ImageFamiliesTest {

    private static final int[][] PLACES = { { 0, 0 }, { 52, 36 }, { 17, 5 }, { 30, 29 }, { 52, 0 } };

    @TempDir
    Path folder;

    static String[] lines() throws IOException {
        return new String(Mutations.seed("expected.csv"), StandardCharsets.UTF_8).split("\n", -1);
    }

    static Object[] expected() throws IOException {
        return Arrays.stream(lines()).filter(line -> !line.isEmpty()).toArray();
    }

    /** What loses detail is decoded a little differently everywhere; lossy WebP spreads its colours without smoothing. */
    private static double tolerance(String name) {
        return name.equals("lossy.webp") ? 12 : name.endsWith(".jpg") || name.equals("jpeg.tif") ? 2 : 0;
    }

    @ParameterizedTest
    @MethodSource("expected")
    void samplesAreThoseOfTheReferenceReader(String line) throws IOException {
        String[] cells = line.split(",", -1);
        Path file = Files.write(folder.resolve("image"), Mutations.seed(cells[0])); // its name says nothing
        ImageFile seen = ImageFile.inspect(file);
        assertEquals(53, seen.width());
        assertEquals(37, seen.height());
        try (RegionReader reader = ImageFile.open(file)) {
            assertEquals(Integer.parseInt(cells[1]), reader.type().channels());
            assertTrue(reader.damage().isEmpty());
            for (int i = 0; i < PLACES.length; i++) {
                Samples pixel = reader.read(0, PLACES[i][0], PLACES[i][1], 1, 1);
                String[] values = cells[2 + i].split(";", -1);
                for (int c = 0; c < values.length; c++) {
                    assertEquals(Double.parseDouble(values[c]), pixel.value(0, 0, c), tolerance(cells[0]),
                            cells[0] + " at " + Arrays.toString(PLACES[i]));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({ "binary.ppm,LOWER", "text.pgm,LOWER", "deep.psd,PARTS", "packed.psd,LOWER", "colours.bmp,UPPER",
            "palette.gif,PARTS", "interlaced.gif,PARTS", "real.pfm,UPPER", "baseline.jpg,LOWER",
            "progressive.jpg,DETAIL" })
    void aFileThatWasCutOffShowsWhatIsThere(String name, String kind) throws IOException {
        byte[] whole = Mutations.seed(name);
        Path file = Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length * 9 / 10));
        try (RegionReader reader = ImageFile.open(file)) {
            Damage damage = reader.damage().orElseThrow();
            if (!name.equals("deep.psd")) {
                assertEquals(kind, damage.kind().name());
            }
            assertTrue(damage.sentence(file).startsWith(name + " is damaged: "));
            assertEquals(damage, ImageFile.inspect(file).damage());
            assertEquals(damage.note(), ImageFile.inspect(file).images(name).getFirst().fields().get(ImageFile.DAMAGE));
        }
    }

    /** A small piece of what {@link ImageFuzz} does at length. */
    @Test
    void mutatedFilesOpenOrAreRefusedInOneSentence() throws IOException {
        Map<Mutations.Outcome, Integer> outcomes = new EnumMap<>(Mutations.Outcome.class);
        for (int i = 0; i < 750; i++) {
            Random random = new Random(i);
            byte[] seed = Mutations.seed(Mutations.SEEDS[i % Mutations.SEEDS.length]);
            outcomes.merge(Mutations.tried(folder.resolve("image"), Mutations.mutated(seed, random)), 1, Integer::sum);
        }
        assertEquals(3, outcomes.size(), outcomes.toString());
    }
}
