package touchstone.qa.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import touchstone.qa.sampling.Strata.Stratum;

/** What several samples say together, and how a sample is shared out. */
class StrataTest {

    @Test
    void aHundredOfAThousandWithoutErrorLeaveTwentyEight() {
        // scipy 1.10.1: the largest D with hypergeom.cdf(0, 1000, D, 100) > 0.05.
        assertEquals(28, new Strata(List.of(new Stratum(1000, 100, true))).mostIfNone(0.95));
    }

    @Test
    void whatIsReviewedWholeAddsNothing() {
        assertEquals(28, new Strata(List.of(new Stratum(1000, 100, true), new Stratum(500, 500, false)))
                .mostIfNone(0.95));
    }

    @Test
    void whatChanceDidNotDrawMayAllBeWrong() {
        assertEquals(28 + 40, new Strata(List.of(new Stratum(1000, 100, true), new Stratum(50, 10, false)))
                .mostIfNone(0.95));
    }

    @Property(seed = "1")
    void oneStratumIsTheLotsOwnBound(@ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(max = 300) int drawn) {
        int n = Math.min(size, drawn);
        assertEquals(new Lot(size).oneSided(0, n, 0.95).high(),
                new Strata(List.of(new Stratum(size, n, true))).mostIfNone(0.95));
    }

    /** Against trying every pair of numbers. */
    @Property(tries = 300, seed = "1")
    void twoStrataAreTheWorstPair(@ForAll @IntRange(min = 1, max = 25) int first,
            @ForAll @IntRange(min = 1, max = 25) int second, @ForAll @IntRange(max = 25) int fromFirst,
            @ForAll @IntRange(max = 25) int fromSecond) {
        int a = Math.min(first, fromFirst);
        int b = Math.min(second, fromSecond);
        int worst = 0;
        for (int i = 0; i <= first - a; i++) {
            for (int j = 0; j <= second - b; j++) {
                double none = new Lot(first).atMost(0, a, i) * new Lot(second).atMost(0, b, j);
                worst = none > 0.05 * (1 + 1e-9) ? Math.max(worst, i + j) : worst;
            }
        }
        assertEquals(worst, new Strata(List.of(new Stratum(first, a, true), new Stratum(second, b, true)))
                .mostIfNone(0.95));
    }

    @Property(seed = "1")
    void sharesAddUpAndFit(@ForAll @Size(min = 1, max = 8) List<@IntRange(max = 50) Integer> sizes,
            @ForAll @IntRange(max = 100) int percent, @ForAll @IntRange(max = 3) int minimum) {
        int total = sizes.stream().mapToInt(Integer::intValue).sum();
        int n = total * percent / 100;
        List<Integer> shares = Strata.allocate(n, 0, sizes);
        assertEquals(n, shares.stream().mapToInt(Integer::intValue).sum());
        List<Integer> raised = Strata.allocate(n, minimum, sizes);
        for (int i = 0; i < sizes.size(); i++) {
            assertTrue(Math.abs(shares.get(i) - (double) n * sizes.get(i) / Math.max(1, total)) < 1);
            assertTrue(raised.get(i) >= Math.min(minimum, sizes.get(i)) && raised.get(i) <= sizes.get(i));
        }
    }
}
