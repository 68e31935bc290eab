package touchstone.qa.hypothesis;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import touchstone.qa.Reason;

/**
 * Whether two raters of the same units say yes equally often (McNemar 1947), from the two counts on which they differ.
 */
public final class McNemar {

    private McNemar() {
    }

    /** By the binomial distribution; the statistic is the smaller of the two counts. */
    public static Verdict exact(long onlyFirst, long onlySecond) {
        return new Verdict.Tested(Math.min(onlyFirst, onlySecond), null, Signs.twoSided(onlyFirst, onlySecond),
                onlyFirst + onlySecond);
    }

    /** By chi-square with the correction for continuity, (|b - c| - 1)<sup>2</sup> / (b + c) with one degree of freedom. */
    public static Verdict corrected(long onlyFirst, long onlySecond) {
        long n = onlyFirst + onlySecond;
        if (n == 0) {
            return Verdict.untested(Reason.NO_DIFFERENCE);
        }
        double distance = Math.abs(onlyFirst - onlySecond) - 1.0;
        double statistic = distance * distance / n;
        return new Verdict.Tested(statistic, 1.0,
                ChiSquaredDistribution.of(1).survivalProbability(statistic), n);
    }
}
