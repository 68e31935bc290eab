package touchstone.qa.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Mask;
import touchstone.qa.Reason;
import touchstone.qa.Watch;

/** Warfield, Zou and Wells 2004, STAPLE; the numbers are ITK 5.2.1's. */
class Staple2004Test {

    private static List<Mask> masks(JsonNode given) {
        return given.at("/input/masks_rows").valueStream()
                .map(rows -> Given.mask(rows.valueStream().map(r -> r.asString().replace('1', '#'))
                        .toArray(String[]::new)))
                .toList();
    }

    private static Staple staple(List<Mask> masks) {
        return Staple.of(masks, 1, Watch.NONE);
    }

    private static void same(JsonNode expected, Staple answer) {
        assertArrayEquals(Given.numbers(expected.get("sensitivity")), Given.numbers(answer.sensitivity()), 1e-6);
        assertArrayEquals(Given.numbers(expected.get("specificity")), Given.numbers(answer.specificity()), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = { "staple_5raters_24x30_one_noisy", "staple_3raters_16x16", "staple_identical",
            "staple_one_rater_empty" })
    void theNumbersAreItks(String name) {
        JsonNode given = Given.reference(name);
        JsonNode expected = given.get("expected");
        List<Mask> masks = masks(given);
        Staple answer = staple(masks);
        same(expected, answer);
        assertEquals(expected.get("elapsed_iterations").intValue(), answer.iterations());
        assertEquals(expected.get("consensus_W_gt_0.5_area").longValue(), answer.consensus().areaPixels());
        same(expected.get("after_1_iteration"), Staple.rounds(masks, 1));
        same(expected.get("after_3_iterations"), Staple.rounds(masks, 3));
        same(expected.get("confidence_weight_0.5"), Staple.of(masks, 0.5, Watch.NONE));
    }

    @Test
    void everyPixelsProbabilityIsItks() {
        JsonNode given = Given.reference("staple_5raters_24x30_one_noisy");
        Staple answer = staple(masks(given));
        double[] expected = Given.numbers(given.at("/expected/W_row_major"));
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], answer.probability(i % 30, i / 30), 1e-6);
        }
    }

    @Test
    void whereNobodyMarkedAnythingTheMaskIsEmptyAndNobodyCanBeJudged() {
        Staple answer = staple(Collections.nCopies(3, Mask.empty(8, 8)));
        assertTrue(answer.consensus().isEmpty());
        answer.sensitivity().forEach(p -> assertEquals(Reason.ALL_EMPTY, Given.reason(p)));
        answer.specificity().forEach(q -> assertEquals(Reason.ALL_EMPTY, Given.reason(q)));
    }

    @Test
    void whereEverybodyMarkedEverythingTheMaskIsFullAndNobodyCanBeJudged() {
        Staple answer = staple(Collections.nCopies(2, Mask.full(70, 3)));
        assertEquals(Mask.full(70, 3), answer.consensus());
        answer.specificity().forEach(q -> assertEquals(Reason.ALL_FULL, Given.reason(q)));
    }

    @Test
    void seventyRatersDoNotUnderflow() {
        Mask right = Mask.ofPixels(100, 90, (x, y) -> x > 20 && x < 60 && y > 20 && y < 70);
        List<Mask> masks = new ArrayList<>();
        Random noise = new Random(70);
        for (int r = 0; r < 70; r++) {
            masks.add(Mask.ofPixels(100, 90, (x, y) -> right.get(x, y) ^ noise.nextInt(4) == 0));
        }
        Staple answer = staple(masks);
        assertEquals(right, answer.consensus());
        answer.sensitivity().forEach(p -> assertEquals(0.75, p.number().orElseThrow(), 0.05));
        answer.specificity().forEach(q -> assertEquals(0.75, q.number().orElseThrow(), 0.05));
    }

    @Test
    void masksOfOtherSizeAreRefused() {
        assertThrows(InvalidGeometry.class, () -> staple(List.of(Mask.empty(4, 4), Mask.empty(4, 5))));
    }

    /** Every pixel is weighed on its own in a plain transcription of the article; patterns give the same. */
    @Property(tries = 60, seed = "1")
    void patternsGiveTheNumbersOfSinglePixels(@ForAll Random random) {
        int width = 1 + random.nextInt(80);
        int height = 1 + random.nextInt(5);
        int raters = 2 + random.nextInt(4);
        boolean[][] marked = new boolean[raters][width * height];
        List<Mask> masks = new ArrayList<>();
        for (boolean[] of : marked) {
            for (int i = 0; i < of.length; i++) {
                of[i] = i % 7 < 3 ^ random.nextInt(5) == 0;
            }
            masks.add(Mask.ofPixels(width, height, (x, y) -> of[y * width + x]));
        }
        Staple answer = Staple.rounds(masks, 4);
        if (answer.sensitivity().getFirst().number().isPresent()) {
            double[][] expected = plain(marked, 4);
            assertArrayEquals(expected[0], Given.numbers(answer.sensitivity()), 1e-9);
            assertArrayEquals(expected[1], Given.numbers(answer.specificity()), 1e-9);
        }
    }

    private static double[][] plain(boolean[][] marked, int rounds) {
        int n = marked[0].length;
        double[] w = new double[n];
        double prior = 0;
        for (int i = 0; i < n; i++) {
            for (boolean[] rater : marked) {
                w[i] += rater[i] ? 1.0 / marked.length : 0;
            }
            prior += w[i] / n;
        }
        double[] p = new double[marked.length];
        double[] q = new double[marked.length];
        for (int round = 0; round < rounds; round++) {
            for (int r = 0; r < marked.length; r++) {
                double hit = 0;
                double in = 0;
                double free = 0;
                for (int i = 0; i < n; i++) {
                    in += w[i];
                    hit += marked[r][i] ? w[i] : 0;
                    free += marked[r][i] ? 0 : 1 - w[i];
                }
                p[r] = hit / in;
                q[r] = free / (n - in);
            }
            for (int i = 0; i < n; i++) {
                double a = prior;
                double b = 1 - prior;
                for (int r = 0; r < marked.length; r++) {
                    a *= marked[r][i] ? p[r] : 1 - p[r];
                    b *= marked[r][i] ? 1 - q[r] : q[r];
                }
                w[i] = a / (a + b);
            }
        }
        return new double[][]{ p, q };
    }

    @Property(tries = 40, seed = "1")
    void theOrderOfTheRatersDoesNotMatter(@ForAll Random random) {
        List<Mask> masks = new ArrayList<>();
        for (int r = 0; r < 4; r++) {
            masks.add(Mask.ofPixels(20, 10, (x, y) -> x < 9 ^ random.nextInt(6) == 0));
        }
        Staple straight = Staple.rounds(masks, 20);
        Staple turned = Staple.rounds(masks.reversed(), 20);
        assertArrayEquals(Given.numbers(straight.sensitivity().reversed()), Given.numbers(turned.sensitivity()), 1e-9);
        assertArrayEquals(Given.numbers(straight.specificity().reversed()), Given.numbers(turned.specificity()), 1e-9);
    }
}
