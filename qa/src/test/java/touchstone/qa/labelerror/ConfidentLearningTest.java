package touchstone.qa.labelerror;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Reason;

/** Northcutt, Jiang and Chuang 2021, as cleanlab computes it. */
class ConfidentLearningTest {

    private static final double EXACT = 1e-9;

    @TestFactory
    Stream<DynamicTest> equalsCleanlab() {
        return Fixture.cases(ConfidentLearningTest.class, "confident-learning.json")
                .map(c -> DynamicTest.dynamicTest(c.get("name").asString(),
                        () -> compare(data(c.get("input")), c.get("expected"))));
    }

    private static void compare(LabelledProbabilities data, JsonNode expected) {
        ConfidentLearning learned = ConfidentLearning.of(data);
        assertArrayEquals(numbers(expected.get("confident_thresholds")), learned.thresholds(), EXACT);
        assertMatrix(expected.get("confident_joint_uncalibrated"), doubles(learned.joint()));
        assertMatrix(expected.get("confident_joint_calibrated"), doubles(learned.calibrated()));
        assertMatrix(expected.get("estimated_joint"), learned.estimatedJoint());
        assertArrayEquals(numbers(expected.get("py")), learned.prior(), EXACT);
        assertMatrix(expected.get("noise_matrix"), learned.noiseMatrix());
        assertMatrix(expected.get("inverse_noise_matrix"), learned.inverseNoiseMatrix());
        assertArrayEquals(places(expected.get("off_diagonal_indices")), learned.offDiagonal());
        for (LabelQuality quality : LabelQuality.values()) {
            assertArrayEquals(numbers(expected.get("label_quality").get(snake(quality))), quality.of(data), EXACT);
        }
        for (IssueFilter filter : IssueFilter.values()) {
            assertArrayEquals(places(expected.get("find_label_issues").get(snake(filter))), filter.of(data, learned),
                    filter.key());
        }
        assertArrayEquals(places(expected.get("ranked_by_self_confidence")),
                IssueFilter.PRUNE_BY_NOISE_RATE.ranked(data, learned, LabelQuality.SELF_CONFIDENCE));
    }

    private static String snake(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static LabelledProbabilities data(JsonNode input) {
        double[][] rows = input.get("pred_probs").valueStream().map(ConfidentLearningTest::numbers)
                .toArray(double[][]::new);
        return new LabelledProbabilities(names(rows[0].length), places(input.get("labels")), rows);
    }

    private static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static int[] places(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    private static double[][] doubles(int[][] matrix) {
        return Arrays.stream(matrix).map(row -> Arrays.stream(row).asDoubleStream().toArray()).toArray(double[][]::new);
    }

    private static void assertMatrix(JsonNode expected, double[][] actual) {
        assertEquals(expected.size(), actual.length);
        for (int i = 0; i < actual.length; i++) {
            assertArrayEquals(numbers(expected.get(i)), actual[i], EXACT);
        }
    }

    private static LabelledProbabilities of(int[] labels, double[]... rows) {
        return new LabelledProbabilities(names(rows[0].length), labels, rows);
    }

    @Test
    void aClassThatNobodyWasGivenAttractsNothing() {
        LabelledProbabilities data = of(new int[]{ 0, 1, 0, 1 }, new double[]{ 0.8, 0.1, 0.1 },
                new double[]{ 0.2, 0.7, 0.1 }, new double[]{ 0.1, 0.1, 0.8 }, new double[]{ 0.1, 0.8, 0.1 });
        ConfidentLearning learned = ConfidentLearning.of(data);
        assertFalse(learned.isGiven(2));
        assertArrayEquals(new int[0], learned.offDiagonal());
        assertArrayEquals(new int[]{ 2 }, IssueFilter.PREDICTED_NEQ_GIVEN.of(data, learned));
    }

    @Test
    void aCertainYesIsTheBestLabelAndACertainNoTheWorst() {
        LabelledProbabilities data = of(new int[]{ 0, 1 }, new double[]{ 1, 0 }, new double[]{ 1, 0 });
        assertArrayEquals(new double[]{ 1, 0 }, LabelQuality.CONFIDENCE_WEIGHTED_ENTROPY.of(data));
    }

    @Test
    void ofNoExamplesThereIsNoNoise() {
        LabelledProbabilities none = new LabelledProbabilities(names(2), new int[0], new double[0][]);
        assertEquals(Estimate.undefined(Reason.EMPTY), ConfidentLearning.of(none).noise());
    }

    @Test
    void oneExampleIsNeverTaken() {
        LabelledProbabilities one = of(new int[]{ 0 }, new double[]{ 0.1, 0.9 });
        ConfidentLearning learned = ConfidentLearning.of(one);
        assertEquals(0, IssueFilter.PRUNE_BY_CLASS.of(one, learned).length);
        assertEquals(0, IssueFilter.PRUNE_BY_NOISE_RATE.of(one, learned).length);
    }

    @Test
    void aProbabilityBeyondOneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(new int[]{ 0 }, new double[]{ 1.2, 0 }));
        assertThrows(IllegalArgumentException.class, () -> of(new int[]{ 0 }, new double[]{ Double.NaN, 0 }));
    }

    @Property(tries = 200, seed = "1")
    void swappedLabelsAreFoundAtTheTop(@ForAll @IntRange(min = 20, max = 120) int n, @ForAll long seed) {
        Random random = new Random(seed);
        int[] labels = new int[n];
        double[][] rows = new double[n][3];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 3;
            double sure = 0.7 + 0.25 * random.nextDouble();
            Arrays.fill(rows[i], (1 - sure) / 2);
            rows[i][labels[i]] = sure;
        }
        int wrong = random.nextInt(n);
        labels[wrong] = (labels[wrong] + 1) % 3;
        LabelledProbabilities data = of(labels, rows);
        ConfidentLearning learned = ConfidentLearning.of(data);
        for (LabelQuality quality : LabelQuality.values()) {
            double[] scores = quality.of(data);
            assertEquals(Arrays.stream(scores).min().orElseThrow(), scores[wrong], 0.0);
        }
        for (IssueFilter filter : IssueFilter.values()) {
            int[] found = filter.of(data, learned);
            assertTrue(found.length <= 1 && Arrays.stream(found).allMatch(i -> i == wrong), filter.key());
        }
    }

    @Property(tries = 200, seed = "1")
    void whatTheClassesAreCalledChangesNothing(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll long seed) {
        Random random = new Random(seed);
        int[] labels = new int[n];
        int[] turned = new int[n];
        double[][] rows = new double[n][3];
        double[][] turnedRows = new double[n][3];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(3);
            turned[i] = (labels[i] + 1) % 3;
            for (int c = 0; c < 3; c++) {
                rows[i][c] = random.nextDouble() / 3;
                turnedRows[i][(c + 1) % 3] = rows[i][c];
            }
        }
        LabelledProbabilities data = of(labels, rows);
        LabelledProbabilities other = of(turned, turnedRows);
        ConfidentLearning learned = ConfidentLearning.of(data);
        ConfidentLearning otherLearned = ConfidentLearning.of(other);
        for (int row = 0; row < 3; row++) {
            assertEquals(learned.thresholds()[row], otherLearned.thresholds()[(row + 1) % 3], EXACT);
            assertEquals(Arrays.stream(labels).filter(Integer.valueOf(row)::equals).count(),
                    (long) Arrays.stream(learned.calibrated()[row]).sum());
            for (int column = 0; column < 3; column++) {
                assertEquals(learned.joint()[row][column], otherLearned.joint()[(row + 1) % 3][(column + 1) % 3]);
            }
        }
        assertArrayEquals(learned.offDiagonal(), otherLearned.offDiagonal());
    }
}
