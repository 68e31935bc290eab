package touchstone.qa.hypothesis;

import org.apache.commons.statistics.distribution.TDistribution;
import touchstone.qa.Moments;
import touchstone.qa.Reason;

/** Whether the mean of independent numbers differs from 0 or from another mean. */
public final class Means {

    private Means() {
    }

    /** Student's t with n - 1 degrees of freedom. */
    public static Verdict againstZero(Moments numbers) {
        if (numbers.n() < 2) {
            return Verdict.untested(Reason.TOO_FEW_UNITS);
        }
        return verdict(numbers.mean(), errorSquared(numbers), numbers.n() - 1.0, numbers.n());
    }

    /** Whatever the two spreads (Welch 1947). */
    public static Verdict compared(Moments first, Moments second) {
        if (first.n() < 2 || second.n() < 2) {
            return Verdict.untested(Reason.TOO_FEW_UNITS);
        }
        double a = errorSquared(first);
        double b = errorSquared(second);
        double degrees = (a + b) * (a + b) / (a * a / (first.n() - 1) + b * b / (second.n() - 1));
        return verdict(first.mean() - second.mean(), a + b, degrees, first.n() + second.n());
    }

    private static double errorSquared(Moments numbers) {
        return numbers.standardError() * numbers.standardError();
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
