package touchstone.qa.sampling;

import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import touchstone.qa.Interval;

/**
 * A finite population from which is drawn without putting back: the images of a project, the objects of a batch. What is
 * found in a sample follows the hypergeometric distribution, and bounds on how many of the whole are defective are exact.
 *
 * @param size how many there are, at least 1
 */
public record Lot(int size) {

    public Lot {
        if (size < 1) {
            throw new IllegalArgumentException("A lot of " + size);
        }
    }

    /** How many of the whole are defective. */
    public record Defects(int low, int high) {

        public Interval shares(Lot lot) {
            return new Interval((double) low / lot.size, (double) high / lot.size, Interval.Method.HYPERGEOMETRIC,
                    null);
        }
    }

    /** The probability that a sample of n holds at most c of the defective ones. */
    public double atMost(int c, int n, int defective) {
        if (c < Math.max(0, n + defective - size)) {
            return 0;
        }
        return c >= Math.min(n, defective)
                ? 1
                : HypergeometricDistribution.of(size, defective, n).cumulativeProbability(c);
    }

    /** The probability that a sample of n holds more than c of the defective ones; exact also where it is tiny. */
    public double moreThan(int c, int n, int defective) {
        if (c < Math.max(0, n + defective - size)) {
            return 1;
        }
        return c >= Math.min(n, defective)
                ? 0
                : HypergeometricDistribution.of(size, defective, n).survivalProbability(c);
    }

    /**
     * Bounds on the number of defective ones after {@code found} in a sample of n, which together miss the truth with at
     * most the remaining probability, half on each side.
     */
    public Defects twoSided(int found, int n, double confidence) {
        return bounds(found, n, (1 - confidence) / 2);
    }

    /** Bounds each of which alone misses the truth with at most the remaining probability. */
    public Defects oneSided(int found, int n, double confidence) {
        return bounds(found, n, 1 - confidence);
    }

    /** The smallest and the largest number with which so many, or so few, are found with more than that probability. */
    private Defects bounds(int found, int n, double tail) {
        if (found < 0 || found > n || n > size) {
            throw new IllegalArgumentException(found + " of " + n + " of " + size);
        }
        int least = found;
        int most = size - (n - found);
        int low = found == 0 ? 0 : first(least, most, d -> !isWithin(moreThan(found - 1, n, d), tail));
        int high = first(least, most + 1, d -> d > most || isWithin(atMost(found, n, d), tail)) - 1;
        return new Defects(low, Math.max(high, found));
    }

    /**
     * How many to draw so that a lot with that many defective ones shows more than {@code allowed} with the confidence.
     *
     * @param defective more than {@code allowed}, since fewer are never more
     */
    public int discovery(int defective, int allowed, double confidence) {
        return first(0, size, n -> isWithin(atMost(allowed, n, defective), 1 - confidence));
    }

    /** Whether a probability keeps a limit; one that equals it but for the last digits does. */
    static boolean isWithin(double probability, double limit) {
        return probability <= limit * (1 + 1e-12);
    }

    /** The first from {@code low} to {@code high} of which the test holds, where it holds of all that follow; else high. */
    static int first(int low, int high, IntPredicate test) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = from + (to - from) / 2;
            if (test.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
