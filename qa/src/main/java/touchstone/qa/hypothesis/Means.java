package touchstone.qa.hypothesis;

import org.apache.commons.statistics.distribution.TDistribution;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * The mean of independent numbers: its interval by Student's t and whether it differs from 0 or from another mean. From
 * sums, so that what was added up in parts need not be kept.
 *
 * @param squares sum of squared distances from the mean
 */
public record Means(long n, double mean, double squares) {

    public static final Means NONE = new Means(0, 0, 0);

    public static Means of(double... values) {
        Means all = NONE;
        for (double value : values) {
            all = all.plus(value);
        }
        return all;
    }

    /** With one more number (Welford 1962). */
    public Means plus(double value) {
        double d = value - mean;
        double next = mean + d / (n + 1);
        return new Means(n + 1, next, squares + d * (value - next));
    }

    /** Of both together (Chan, Golub and LeVeque 1983). */
    public Means plus(Means other) {
        if (n == 0 || other.n == 0) {
            return n == 0 ? other : this;
        }
        double d = other.mean - mean;
        long both = n + other.n;
        return new Means(both, mean + d * other.n / both,
                squares + other.squares + d * d * ((double) n * other.n / both));
    }

    /** Square of the standard error of the mean; n at least 2. */
    private double errorSquared() {
        return squares / (n - 1) / n;
    }

    /** With the 95 % interval of Student's t from two numbers on. */
    public Estimate estimate() {
        if (n == 0) {
            return Estimate.undefined(Reason.EMPTY);
        }
        if (n == 1) {
            return Estimate.of(mean, 1);
        }
        double se = Math.sqrt(errorSquared());
        double half = se * TDistribution.of(n - 1.0).inverseSurvivalProbability(0.025);
        return Estimate.of(mean, n, se, new Interval(mean - half, mean + half, Interval.Method.STUDENT_T, null));
    }

    /** Whether the mean is 0 (Student's t with n - 1 degrees of freedom). */
    public Verdict againstZero() {
        if (n < 2) {
            return Verdict.untested(Reason.TOO_FEW_UNITS);
        }
        return verdict(mean, errorSquared(), n - 1.0, n);
    }

    /** Whether two means are the same, whatever their spreads (Welch 1947). */
    public Verdict against(Means other) {
        if (n < 2 || other.n < 2) {
            return Verdict.untested(Reason.TOO_FEW_UNITS);
        }
        double a = errorSquared();
        double b = other.errorSquared();
        double degrees = (a + b) * (a + b) / (a * a / (n - 1) + b * b / (other.n - 1));
        return verdict(mean - other.mean, a + b, degrees, n + other.n);
    }

    private static Verdict verdict(double difference, double errorSquared, double degrees, long n) {
        if (!(errorSquared > 0) || !(degrees > 0)) {
            return Verdict.untested(difference == 0 ? Reason.NO_DIFFERENCE : Reason.NO_SPREAD);
        }
        double t = difference / Math.sqrt(errorSquared);
        return new Verdict.Tested(t, degrees,
                Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t))), n);
    }
}
