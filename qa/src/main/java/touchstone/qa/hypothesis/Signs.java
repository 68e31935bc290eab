package touchstone.qa.hypothesis;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import touchstone.qa.Reason;

/** Whether values lie above and below 0 equally often (the sign test); zeros do not count. Assumes no distribution. */
public final class Signs {

    private Signs() {
    }

    /** The statistic is the smaller of the two counts. */
    public static Verdict test(double... values) {
        long above = 0;
        long below = 0;
        for (double value : values) {
            if (value > 0) {
                above++;
            } else if (value < 0) {
                below++;
            }
        }
        return test(above, below);
    }

    /** From how many values lie above and how many below. */
    public static Verdict test(long above, long below) {
        return above + below == 0
                ? Verdict.untested(Reason.NO_DIFFERENCE)
                : new Verdict.Tested(Math.min(above, below), null, twoSided(above, below), above + below);
    }

    /** How likely it is that a fair coin falls at least as unevenly. */
    static double twoSided(long a, long b) {
        long n = a + b;
        if (n == 0) {
            return 1;
        }
        long fewer = Math.min(a, b);
        double tail = n <= Integer.MAX_VALUE
                ? BinomialDistribution.of((int) n, 0.5).cumulativeProbability((int) fewer)
                : NormalDistribution.of(n / 2.0, Math.sqrt((double) n) / 2).cumulativeProbability(fewer + 0.5);
        return Math.min(1, 2 * tail);
    }
}
