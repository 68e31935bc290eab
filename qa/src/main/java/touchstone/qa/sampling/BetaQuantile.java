package touchstone.qa.sampling;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Quantiles of the beta distribution to the last digits. The library's own solver stops at 1e-9 from the root, which is
 * nothing near 1 and everything near 0, where bounds on rare errors lie.
 */
final class BetaQuantile {

    private BetaQuantile() {
    }

    /** The smallest x with P(X <= x) >= p for X of Beta(a, b); p above 0 and below 1, a and b above 0. */
    static double of(double p, double a, double b) {
        BetaDistribution beta = BetaDistribution.of(a, b);
        return p < beta.cumulativeProbability(0.5)
                ? lower(beta, p)
                : 1 - lower(BetaDistribution.of(b, a), 1 - p);
    }

    /** Halves an interval of neighbouring doubles: their bits are in the order of their values. */
    private static double lower(BetaDistribution beta, double p) {
        long below = 0;
        long from = Double.doubleToLongBits(1);
        while (from - below > 1) {
            long middle = (below + from) >>> 1;
            if (beta.cumulativeProbability(Double.longBitsToDouble(middle)) < p) {
                below = middle;
            } else {
                from = middle;
            }
        }
        return Double.longBitsToDouble(from);
    }
}
