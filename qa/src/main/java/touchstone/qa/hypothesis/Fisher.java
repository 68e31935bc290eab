package touchstone.qa.hypothesis;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import touchstone.qa.Reason;

/**
 * Whether two shares are the same: Fisher's exact test of a table of two by two, two-sided, the sum over all tables of the
 * same margins that are not more likely than the one at hand (as in R and scipy).
 */
public final class Fisher {

    /** Two probabilities that differ by rounding alone count as equal. */
    private static final double SAME = 1 + 1e-7;

    private Fisher() {
    }

    /**
     * @param n up to 2<sup>31</sup> - 1 together with {@code otherN}; the statistic is the difference of the two shares
     */
    public static Verdict shares(long part, long n, long otherPart, long otherN) {
        if (n == 0 || otherN == 0) {
            return Verdict.untested(Reason.TOO_FEW_UNITS);
        }
        if (part + otherPart == 0 || part + otherPart == n + otherN) {
            return Verdict.untested(Reason.NO_DIFFERENCE);
        }
        double difference = (double) part / n - (double) otherPart / otherN;
        HypergeometricDistribution tables = HypergeometricDistribution.of(Math.toIntExact(n + otherN),
                Math.toIntExact(part + otherPart), Math.toIntExact(n));
        int here = (int) part;
        int low = tables.getSupportLowerBound();
        int high = tables.getSupportUpperBound();
        double most = tables.probability(here) * SAME;
        // The distribution has one summit: what is not more likely lies in its two tails, whose ends are bisected.
        int summit = (int) Math.clamp(((double) n + 1) * ((double) part + otherPart + 1) / ((double) n + otherN + 2),
                low, high);
        double p = 0;
        int left = lastNotAbove(tables, low - 1, summit, most);
        if (left >= low) {
            p += tables.cumulativeProbability(left);
        }
        int right = firstNotAbove(tables, Math.max(summit, left + 1), high + 1, most);
        if (right <= high) {
            p += tables.survivalProbability(right - 1);
        }
        return new Verdict.Tested(difference, null, Math.min(1, p), n + otherN);
    }

    /** The last of the rising side, up to the summit, that is not more likely; {@code low} when there is none. */
    private static int lastNotAbove(HypergeometricDistribution tables, int low, int summit, double most) {
        int below = low;
        int above = summit + 1;
        while (above - below > 1) {
            int middle = (below + above) >>> 1;
            if (tables.probability(middle) <= most) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    /** The first of the falling side that is not more likely; {@code high} when there is none. */
    private static int firstNotAbove(HypergeometricDistribution tables, int summit, int high, double most) {
        int above = summit - 1;
        int below = high;
        while (below - above > 1) {
            int middle = (above + below) >>> 1;
            if (tables.probability(middle) <= most) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }
}
