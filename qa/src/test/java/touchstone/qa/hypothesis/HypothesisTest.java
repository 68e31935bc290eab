package touchstone.qa.hypothesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.function.Consumer;
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
import touchstone.qa.Moments;
import touchstone.qa.Reason;

/** Against scipy and statsmodels; the tables and their values lie in tests.json. */
class HypothesisTest {

    private static final JsonNode REFERENCE = Fixture.read(HypothesisTest.class, "tests.json");

    private static Stream<DynamicTest> each(String family, Consumer<JsonNode> check) {
        return REFERENCE.get(family).valueStream()
                .map(c -> DynamicTest.dynamicTest(family + " " + c, () -> check.accept(c)));
    }

    @TestFactory
    Stream<DynamicTest> mcNemarEqualsStatsmodels() {
        return each("mcnemar", c -> {
            long b = c.get("table").get(0).get(1).asLong();
            long d = c.get("table").get(1).get(0).asLong();
            same(c.get("exactStatistic"), c.get("exactP"), McNemar.exact(b, d));
            if (c.has("statistic")) {
                same(c.get("statistic"), c.get("p"), McNemar.corrected(b, d));
            } else {
                assertEquals(Reason.NO_DIFFERENCE, reason(McNemar.corrected(b, d)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> bowkerAndStuartAndMaxwellEqualStatsmodels() {
        return each("square", c -> {
            long[][] counts = square(c.get("table"));
            same(c.get("bowker"), c.get("bowkerP"), Margins.bowker(counts));
            same(c.get("stuartMaxwell"), c.get("stuartMaxwellP"), Margins.stuartMaxwell(counts));
            assertEquals(c.get("bowkerDegrees").asDouble(), tested(Margins.bowker(counts)).degrees());
            assertEquals(c.get("stuartMaxwellDegrees").asDouble(), tested(Margins.stuartMaxwell(counts)).degrees());
        });
    }

    @TestFactory
    Stream<DynamicTest> fishersExactTestEqualsScipy() {
        return each("fisher", c -> {
            JsonNode n = c.get("counts");
            assertEquals(c.get("p").asDouble(), tested(
                    Fisher.shares(n.get(0).asLong(), n.get(1).asLong(), n.get(2).asLong(), n.get(3).asLong())).p(),
                    1e-9);
        });
    }

    @TestFactory
    Stream<DynamicTest> studentsTestAndIntervalAndTheSignTestEqualScipy() {
        return each("ttest", c -> {
            double[] values = numbers(c.get("values"));
            Moments means = Moments.of(values);
            same(c.get("t"), c.get("p"), Means.againstZero(means));
            Estimate.Value mean = means.estimate(Reason.EMPTY) instanceof Estimate.Value v ? v : fail();
            assertNotNull(mean.interval());
            assertEquals(c.get("mean").asDouble(), mean.value(), 1e-9);
            assertEquals(c.get("low").asDouble(), mean.interval().low(), 1e-9);
            assertEquals(c.get("high").asDouble(), mean.interval().high(), 1e-9);
            assertEquals(c.get("signP").asDouble(), tested(Signs.test(values)).p(), 1e-9);
        });
    }

    @TestFactory
    Stream<DynamicTest> welchsTestEqualsScipy() {
        return each("welch", c -> same(c.get("t"), c.get("p"),
                Means.compared(Moments.of(numbers(c.get("a"))), Moments.of(numbers(c.get("b"))))));
    }

    @TestFactory
    Stream<DynamicTest> holmsCorrectionEqualsStatsmodels() {
        return each("holm",
                c -> assertArrayEquals(numbers(c.get("adjusted")), Holm.adjust(numbers(c.get("p"))), 1e-12));
    }

    @Test
    void aCategoryThatIsNeverConfusedDoesNotDisturbStuartAndMaxwell() {
        long[][] without = { { 5, 3 }, { 8, 4 } };
        long[][] with = { { 5, 3, 0 }, { 8, 4, 0 }, { 0, 0, 7 } };
        assertEquals(tested(Margins.stuartMaxwell(without)).p(), tested(Margins.stuartMaxwell(with)).p(), 1e-12);
    }

    @Test
    void whatNeverDiffersIsNotTested() {
        long[][] same = { { 5, 0 }, { 0, 4 } };
        assertEquals(Reason.NO_DIFFERENCE, reason(Margins.bowker(same)));
        assertEquals(Reason.NO_DIFFERENCE, reason(Margins.stuartMaxwell(same)));
        assertEquals(Reason.NO_DIFFERENCE, reason(Signs.test(0.0, 0.0)));
        assertEquals(Reason.NO_DIFFERENCE, reason(Fisher.shares(3, 3, 4, 4)));
        assertEquals(Reason.NO_SPREAD, reason(Means.againstZero(Moments.of(2, 2, 2))));
        assertEquals(Reason.TOO_FEW_UNITS, reason(Means.againstZero(Moments.of(2))));
        assertEquals(Reason.NO_PAIRS, reason(Margins.bowker(new long[2][2])));
    }

    @Test
    void onlyWhatWasTestedCountsForTheCorrection() {
        List<Verdict> adjusted = Holm.adjust(List.of(Verdict.untested(Reason.NO_PAIRS),
                new Verdict.Tested(1, null, 0.02, 9), new Verdict.Tested(1, null, 0.5, 9)));
        assertEquals(0.04, tested(adjusted.get(1)).p(), 1e-12);
        assertTrue(adjusted.get(1).isSignificant(0.05));
        assertFalse(adjusted.getFirst().isSignificant(1));
    }

    @Property(tries = 200, seed = "1")
    void fishersTestIsTheSameBothWays(@ForAll @IntRange(max = 40) int part,
            @ForAll @IntRange(min = 1, max = 40) int rest,
            @ForAll @IntRange(max = 40) int other, @ForAll @IntRange(max = 40) int otherRest) {
        if (other + otherRest > 0 && part + other > 0) {
            assertEquals(tested(Fisher.shares(part, part + rest, other, other + otherRest)).p(),
                    tested(Fisher.shares(other, other + otherRest, part, part + rest)).p(), 1e-9);
        }
    }

    private static void same(JsonNode statistic, JsonNode p, Verdict actual) {
        assertEquals(statistic.asDouble(), tested(actual).statistic(), 1e-9);
        assertEquals(p.asDouble(), tested(actual).p(), 1e-9);
    }

    private static Verdict.Tested tested(Verdict verdict) {
        return verdict instanceof Verdict.Tested t ? t : fail("not tested: " + verdict);
    }

    private static Reason reason(Verdict verdict) {
        return verdict instanceof Verdict.Untested u ? u.reason() : fail("tested: " + verdict);
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static long[][] square(JsonNode table) {
        return table.valueStream().map(row -> row.valueStream().mapToLong(JsonNode::asLong).toArray())
                .toArray(long[][]::new);
    }
}
