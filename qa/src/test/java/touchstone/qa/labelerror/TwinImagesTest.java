package touchstone.qa.labelerror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.TwinImages.Thumbnail;

class TwinImagesTest {

    private static final int N = PerceptualHash.SIDE * PerceptualHash.SIDE;

    private static float[] noise(Random random) {
        float[] pixels = new float[N];
        for (int i = 0; i < N; i++) {
            pixels[i] = random.nextFloat();
        }
        return pixels;
    }

    @Property(tries = 50, seed = "1")
    void theHashOfATurnedPictureIsTheVariantOfThePictures(@ForAll long seed,
            @ForAll @IntRange(min = 0, max = 7) int variant) {
        float[] pixels = noise(new Random(seed));
        long direct = PerceptualHash.variants(PerceptualHash.show(pixels, variant))[0];
        assertEquals(0, Long.bitCount(direct ^ PerceptualHash.variants(pixels)[variant]));
    }

    @Property(tries = 20, seed = "1")
    void findsWhatComparingAllPairsFinds(@ForAll long seed) {
        Random random = new Random(seed);
        List<Thumbnail> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            float[] pixels = noise(random);
            all.add(Thumbnail.of(pixels));
            float[] near = PerceptualHash.show(pixels, random.nextInt(8));
            for (int k = 0; k < N; k++) {
                near[k] += 0.05f * random.nextFloat();
            }
            all.add(Thumbnail.of(near));
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                int first = i;
                int second = j;
                if (IntStream.range(0, 8).anyMatch(v -> areTwins(all.get(first), all.get(second), v))) {
                    expected.add(i + " " + j);
                }
            }
        }
        assertEquals(expected, TwinImages.of(all, 0.95, Watch.NONE).stream().map(p -> p.first() + " " + p.second())
                .toList());
    }

    private static boolean areTwins(Thumbnail a, Thumbnail b, int variant) {
        if (Long.bitCount(a.hashes()[variant] ^ b.hashes()[0]) > TwinImages.BITS) {
            return false;
        }
        float[] shown = PerceptualHash.show(a.pixels(), variant);
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += shown[i] * b.pixels()[i];
        }
        return sum >= 0.95;
    }
}
