package touchstone.qa.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Fixture;

/** Exact bounds for a finite whole; reference values from scipy 1.10.1, {@code scipy.stats.hypergeom}. */
class LotTest {

    static Stream<JsonNode> upper() {
        return Fixture.read(LotTest.class, "samples.json").get("upper").valueStream();
    }

    static Stream<JsonNode> discovery() {
        return Fixture.read(LotTest.class, "samples.json").get("discovery").valueStream();
    }

    @ParameterizedTest
    @MethodSource("upper")
    void upperBoundsEqualTheReference(JsonNode c) {
        Lot lot = new Lot(c.get("N").intValue());
        Lot.Defects bounds = lot.oneSided(c.get("k").intValue(), c.get("n").intValue(),
                1 - c.get("alpha").doubleValue());
        assertEquals(c.get("D_upper").intValue(), bounds.high());
        assertEquals(c.get("rate_upper").doubleValue(), bounds.shares(lot).high(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("discovery")
    void samplesThatWouldShowOneErrorEqualTheReference(JsonNode c) {
        Lot lot = new Lot(c.get("N").intValue());
        double confidence = 1 - c.get("beta").doubleValue();
        int defective = new DefectModel.Hypergeometric(lot).defective(c.get("error_rate").doubleValue(),
                RoundingMode.CEILING);
        assertEquals(c.get("D").intValue(), defective);
        int n = lot.discovery(defective, 0, confidence);
        assertEquals(c.get("n").intValue(), n);
        assertEquals(c.get("P_zero").doubleValue(), lot.atMost(0, n, defective), 1e-9);
        assertEquals(c.get("n_binomial").intValue(),
                SampleSize.discovery(c.get("error_rate").doubleValue(), 0, confidence));
    }

    @Test
    void whatWasReviewedWholeIsKnown() {
        assertEquals(new Lot.Defects(3, 3), new Lot(50).twoSided(3, 50, 0.95));
        assertEquals(new Lot.Defects(50, 50), new Lot(50).twoSided(50, 50, 0.95));
        assertEquals(new Lot.Defects(0, 0), new Lot(50).oneSided(0, 50, 0.95));
    }

    @Test
    void whereNothingWasReviewedEverythingIsPossible() {
        assertEquals(new Lot.Defects(0, 50), new Lot(50).twoSided(0, 0, 0.95));
    }

    @Test
    void aProbabilityOnTheLimitKeepsIt() {
        // One wrong of 20 escapes a sample of 19 with exactly 5 %.
        assertEquals(19, new Lot(20).discovery(1, 0, 0.95));
        assertEquals(0, new Lot(20).oneSided(0, 19, 0.95).high());
    }

    /** Every lot of up to 24, every sample: the intervals miss the truth no more often than they say. */
    @Property(tries = 60, seed = "1")
    void boundsHoldWithTheirConfidence(@ForAll @IntRange(min = 1, max = 24) int size,
            @ForAll @IntRange(min = 0, max = 24) int drawn, @ForAll @IntRange(min = 0, max = 24) int wrong) {
        int n = Math.min(drawn, size);
        int defective = Math.min(wrong, size);
        Lot lot = new Lot(size);
        double held = 0;
        double heldAbove = 0;
        for (int k = Math.max(0, n + defective - size); k <= Math.min(n, defective); k++) {
            double p = choose(defective, k) * choose(size - defective, n - k) / choose(size, n);
            Lot.Defects two = lot.twoSided(k, n, 0.9);
            held += two.low() <= defective && defective <= two.high() ? p : 0;
            heldAbove += defective <= lot.oneSided(k, n, 0.9).high() ? p : 0;
        }
        assertTrue(held >= 0.9 - 1e-9 && heldAbove >= 0.9 - 1e-9, held + " " + heldAbove);
    }

    @Property(tries = 100, seed = "1")
    void findingMoreNeverLowersABound(@ForAll @IntRange(min = 1, max = 500) int size,
            @ForAll @IntRange(min = 1, max = 500) int drawn) {
        int n = Math.min(drawn, size);
        Lot lot = new Lot(size);
        Lot.Defects before = lot.twoSided(0, n, 0.95);
        for (int k = 1; k <= n; k++) {
            Lot.Defects next = lot.twoSided(k, n, 0.95);
            assertTrue(next.low() >= before.low() && next.high() >= before.high());
            assertTrue(next.low() <= next.high() && next.low() >= 0 && next.high() <= size - (n - k));
            before = next;
        }
    }

    private static double choose(int n, int k) {
        BigInteger all = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            all = all.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
        }
        return all.doubleValue();
    }
}
