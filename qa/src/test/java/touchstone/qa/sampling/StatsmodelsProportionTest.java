package touchstone.qa.sampling;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Interval;
import touchstone.qa.Interval.Method;
import touchstone.qa.Reason;

/** Against statsmodels 0.13.5, {@code proportion_confint} and {@code samplesize_confint_proportion}. */
class StatsmodelsProportionTest {

    private static final Map<String, Method> NAMES = Map.of("wilson", Method.WILSON, "beta", Method.CLOPPER_PEARSON,
            "agresti_coull", Method.AGRESTI_COULL, "jeffreys", Method.JEFFREYS, "normal", Method.NORMAL);

    static Stream<JsonNode> proportions() {
        return Fixture.read(StatsmodelsProportionTest.class, "samples.json").get("proportions").valueStream();
    }

    static Stream<JsonNode> sizes() {
        return Fixture.read(StatsmodelsProportionTest.class, "samples.json").get("sizes").valueStream();
    }

    @ParameterizedTest
    @MethodSource("proportions")
    void intervalsEqualTheReference(JsonNode c) {
        Proportion share = new Proportion(c.get("k").longValue(), c.get("n").longValue(),
                1 - c.get("alpha").doubleValue());
        assertAll(NAMES.entrySet().stream().map(name -> () -> {
            Interval interval = share.interval(name.getValue());
            assertEquals(c.get(name.getKey()).get(0).doubleValue(), interval.low(), 1e-9, name.getKey());
            assertEquals(c.get(name.getKey()).get(1).doubleValue(), interval.high(), 1e-9, name.getKey());
        }));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void sizesForAMarginEqualTheReference(JsonNode c) {
        SampleSize size = SampleSize.of(c.get("p").doubleValue(), c.get("margin").doubleValue(),
                1 - c.get("alpha").doubleValue(), c.get("N").isNull() ? null : new Lot(c.get("N").intValue()));
        assertEquals(c.get("n").intValue(), size.n());
        assertEquals(c.get("n_unrounded").doubleValue(), size.unrounded(), 1e-9);
        assertEquals(c.get("z").doubleValue(), size.z(), 1e-12);
    }

    @Test
    void boundsOnRareErrorsKeepTheirLeadingDigits() {
        // scipy 1.10.1: beta.ppf(0.025, 1, 1e6) and beta.ppf(0.025, 0.5, 1e6 + 0.5)
        assertEquals(2.5317807663794178e-08, new Proportion(1, 1_000_000, 0.95).interval(Method.CLOPPER_PEARSON).low(),
                1e-17);
        assertEquals(4.910344357084465e-10, new Proportion(0, 1_000_000, 0.95).interval(Method.JEFFREYS).low(), 1e-19);
    }

    @Test
    void aShareOfNothingDoesNotExist() {
        assertEquals(Estimate.undefined(Reason.EMPTY), new Proportion(0, 0, 0.95).share(Method.WILSON));
    }

    @Property(tries = 200, seed = "1")
    void everyIntervalHoldsTheShareAndLiesWithinZeroAndOne(@ForAll @IntRange(max = 300) int k,
            @ForAll @IntRange(max = 300) int more, @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
        int n = k + more + 1;
        Proportion share = new Proportion(k, n, confidence);
        for (Method method : NAMES.values()) {
            Interval interval = share.interval(method);
            double p = (double) k / n;
            // Jeffreys' equal tails leave out a share of 0.
            assertTrue(interval.low() <= p + 1e-12 || method == Method.JEFFREYS && k == 0, method.name());
            assertTrue(interval.high() >= p - 1e-12, method.name());
            assertTrue(interval.low() >= 0 && interval.high() <= 1, method.name());
        }
    }

    @Property(tries = 100, seed = "1")
    void moreConfidenceIsNeverNarrower(@ForAll @IntRange(max = 60) int k, @ForAll @IntRange(max = 60) int more,
            @ForAll @DoubleRange(min = 0.5, max = 0.9) double confidence) {
        int n = k + more + 1;
        for (Method method : NAMES.values()) {
            Interval narrow = new Proportion(k, n, confidence).interval(method);
            Interval wide = new Proportion(k, n, confidence + 0.09).interval(method);
            assertTrue(wide.low() <= narrow.low() + 1e-12 && wide.high() >= narrow.high() - 1e-12, method.name());
        }
    }

    @Property(tries = 100, seed = "1")
    void hitsAndMissesMirrorEachOther(@ForAll @IntRange(max = 100) int k, @ForAll @IntRange(max = 100) int more) {
        int n = k + more + 1;
        for (Method method : NAMES.values()) {
            Interval hits = new Proportion(k, n, 0.95).interval(method);
            Interval misses = new Proportion(n - k, n, 0.95).interval(method);
            assertEquals(hits.low(), 1 - misses.high(), 1e-12, method.name());
        }
    }
}
