package touchstone.qa.budget;

import java.util.Locale;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * What so many labels lead to if things go well, as expected, or badly.
 *
 * @param error after training on them
 * @param drop of the error from now
 * @param cost of the labels to come
 */
public record Scenario(Kind kind, double labels, Estimate error, Estimate drop, double cost) {

    /** How things go. */
    public enum Kind {
        /** The error at the lower end of the curve's band. */
        BEST,
        /** The fitted curve. */
        BASE,
        /** The error at the upper end of the band, and labels that cost more. */
        STRESS;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param labels within the curve's reach, or anywhere if one insists
     * @param dearer by what share labels cost more under stress
     */
    static Scenario of(Kind kind, LearningCurve curve, double labels, Prices prices, double dearer) {
        double now = curve.measured().largest();
        double cost = Math.max(0, labels - now) * prices.each() * (kind == Kind.STRESS ? 1 + dearer : 1);
        if (kind == Kind.BASE) {
            return new Scenario(kind, labels, Estimate.of(curve.law().error(labels), curve.measured().count()),
                    Estimate.of(curve.law().error(now) - curve.law().error(labels), curve.measured().count()), cost);
        }
        double share = kind == Kind.BEST ? 0.05 : 0.95;
        return curve.percentile(labels, share).map(error -> new Scenario(kind, labels,
                Estimate.of(error, curve.measured().count()),
                Estimate.of(curve.law().error(now) - error, curve.measured().count()), cost))
                .orElseGet(() -> new Scenario(kind, labels, Estimate.undefined(Reason.TOO_FEW_UNITS),
                        Estimate.undefined(Reason.TOO_FEW_UNITS), cost));
    }
}
