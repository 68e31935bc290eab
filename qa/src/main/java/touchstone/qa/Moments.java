package touchstone.qa;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Count, mean and sum of squared deviations of some numbers, which add up without holding the numbers (Chan, Golub and
 * LeVeque 1979).
 *
 * @param squares sum of the squared deviations from the mean
 */
public record Moments(long n, double mean, double squares) {

    public static final Moments NONE = new Moments(0, 0, 0);

    public static Moments of(double value) {
        return new Moments(1, value, 0);
    }

    public static Moments of(double... values) {
        Moments all = NONE;
        for (double value : values) {
            all = all.plus(of(value));
        }
        return all;
    }

    public Moments plus(double value) {
        return plus(of(value));
    }

    public Moments plus(Moments o) {
        if (n == 0 || o.n == 0) {
            return n == 0 ? o : this;
        }
        long both = n + o.n;
        double apart = o.mean - mean;
        return new Moments(both, mean + apart * o.n / both,
                squares + o.squares + apart * apart * ((double) n * o.n / both));
    }

    /** With n - 1 below the line; 0 for fewer than two numbers. */
    public double standardDeviation() {
        return n < 2 ? 0 : Math.sqrt(squares / (n - 1));
    }

    public double standardError() {
        return n < 2 ? 0 : standardDeviation() / Math.sqrt((double) n);
    }

    /** The mean with Student's 95 % interval from two numbers on, without one for a single number. */
    public Estimate estimate(Reason whenNone) {
        return estimate(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, whenNone);
    }

    /** The same of numbers from 0 to 1: the interval is cut where there can be none. */
    public Estimate share(Reason whenNone) {
        return estimate(0, 1, whenNone);
    }

    /** The same of numbers that are never below 0, as distances and durations. */
    public Estimate amount(Reason whenNone) {
        return estimate(0, Double.POSITIVE_INFINITY, whenNone);
    }

    private Estimate estimate(double least, double most, Reason whenNone) {
        if (n == 0) {
            return Estimate.undefined(whenNone);
        }
        if (n == 1) {
            return Estimate.of(mean, 1);
        }
        double half = TDistribution.of(n - 1.0).inverseSurvivalProbability(0.025) * standardError();
        return Estimate.of(mean, n, standardError(), new Interval(Math.max(least, mean - half),
                Math.min(most, mean + half), Interval.Method.STUDENT_T, null));
    }
}
