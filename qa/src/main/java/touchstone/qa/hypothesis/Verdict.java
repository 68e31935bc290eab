package touchstone.qa.hypothesis;

import org.jspecify.annotations.Nullable;
import touchstone.qa.Reason;

/** What a test of a hypothesis came to, or the reason why there was nothing to test. */
public sealed interface Verdict {

    /**
     * @param statistic what was compared with its distribution under the hypothesis
     * @param degrees degrees of freedom; null where the distribution has none
     * @param p how likely a statistic at least as extreme is when the hypothesis holds, two-sided
     * @param n on how many units, pairs or objects it rests
     */
    record Tested(double statistic, @Nullable Double degrees, double p, long n) implements Verdict {

        public Tested {
            if (!Double.isFinite(statistic) || !(p >= 0 && p <= 1)) {
                throw new ArithmeticException("A test came out as " + statistic + " with p = " + p + ".");
            }
        }
    }

    /** @param because one sentence for the user */
    record Untested(Reason reason, String because) implements Verdict {
    }

    static Verdict untested(Reason reason) {
        return new Untested(reason, reason.sentence());
    }

    /** Whether it is at most as likely as {@code level} that chance alone did it; false where nothing was tested. */
    default boolean isSignificant(double level) {
        return this instanceof Tested t && t.p <= level;
    }
}
