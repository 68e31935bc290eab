package touchstone.qa.sampling;

import org.apache.commons.statistics.distribution.NormalDistribution;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Interval.Method;
import touchstone.qa.Reason;

/**
 * A share that was counted: {@code found} of {@code n} independent looks. Intervals are two-sided at the given confidence
 * and lie within 0 and 1; they equal those of statsmodels' {@code proportion_confint}.
 *
 * @param confidence above 0 and below 1, usually 0.95
 */
public record Proportion(long found, long n, double confidence) {

    /** @throws IllegalArgumentException when more was found than looked at, or the confidence is none */
    public Proportion {
        if (found < 0 || found > n || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(found + " of " + n + " at " + confidence);
        }
    }

    /** Undefined where nothing was looked at. */
    public Estimate share(Method method) {
        return n == 0
                ? Estimate.undefined(Reason.EMPTY)
                : Estimate.of((double) found / n, n, interval(method));
    }

    /**
     * @param method one of Wilson, Clopper-Pearson, Agresti-Coull, Jeffreys, normal
     * @throws IllegalStateException when n is 0
     */
    public Interval interval(Method method) {
        if (n == 0) {
            throw new IllegalStateException("A share of nothing has no interval.");
        }
        return switch (method) {
            case WILSON -> Interval.wilson(found, n, z(confidence));
            case CLOPPER_PEARSON -> clopperPearson((1 - confidence) / 2);
            case AGRESTI_COULL -> agrestiCoull();
            case JEFFREYS -> jeffreys();
            case NORMAL -> around((double) found / n, (double) n, Method.NORMAL);
            default -> throw new IllegalArgumentException(method + " is no interval of a share.");
        };
    }

    /**
     * Clopper and Pearson's bounds, each of which alone holds with the confidence: the largest and the smallest share with
     * which so few, or so many, would be found with more than the remaining probability.
     */
    public Interval oneSided() {
        if (n == 0) {
            throw new IllegalStateException("A share of nothing has no bounds.");
        }
        return clopperPearson(1 - confidence);
    }

    /** How many standard errors a two-sided normal interval of that confidence reaches to either side. */
    public static double z(double confidence) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    }

    private Interval clopperPearson(double tail) {
        double low = found == 0 ? 0 : BetaQuantile.of(tail, (double) found, n - found + 1.0);
        double high = found == n ? 1 : 1 - BetaQuantile.of(tail, (double) (n - found), found + 1.0);
        return new Interval(low, high, Method.CLOPPER_PEARSON, null);
    }

    /** The normal interval after adding z²/2 hits and as many misses. */
    private Interval agrestiCoull() {
        double z = z(confidence);
        double more = n + z * z;
        return around((found + z * z / 2) / more, more, Method.AGRESTI_COULL);
    }

    /** Equal tails of the posterior with the prior Beta(1/2, 1/2). */
    private Interval jeffreys() {
        double tail = (1 - confidence) / 2;
        return new Interval(BetaQuantile.of(tail, found + 0.5, n - found + 0.5),
                1 - BetaQuantile.of(tail, n - found + 0.5, found + 0.5), Method.JEFFREYS, null);
    }

    private Interval around(double p, double looks, Method method) {
        double half = z(confidence) * Math.sqrt(p * (1 - p) / looks);
        return new Interval(Math.max(0, p - half), Math.min(1, p + half), method, null);
    }
}
