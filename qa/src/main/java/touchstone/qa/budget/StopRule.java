package touchstone.qa.budget;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * When to stop labelling: where the next 1,000 labels lower the error by less than is worth while, or where the money is
 * spent; and from when on training again pays.
 *
 * @param uplift least fall of the error a thousand labels, above 0
 * @param money what may still be spent; null for no bound
 * @param retrain fall of the error for which one trains again, above 0
 */
public record StopRule(double uplift, @Nullable Double money, double retrain) {

    /** What stops. */
    public enum Why {
        /** The curve does not fall, or by less than measurements are off. */
        NO_GAIN,
        /** The next thousand labels are worth too little. */
        UPLIFT,
        /** The money is spent. */
        MONEY,
        /** Nothing within the reach of the curve: measure again there. */
        REACH
    }

    /**
     * @param until number of labels at which to stop
     * @param retrainAt number of labels at which training again pays; empty where it never does within reach
     */
    public record Verdict(Why why, double until, OptionalDouble retrainAt) {
    }

    /**
     * @param costOfLabel above 0
     * @param extrapolate whether to look beyond the curve's reach
     */
    public Verdict verdict(LearningCurve curve, double costOfLabel, boolean extrapolate) {
        double now = curve.measured().largest();
        PowerLaw law = curve.law();
        if (curve.outlook() != LearningCurve.Outlook.FALLING) {
            return new Verdict(Why.NO_GAIN, now, OptionalDouble.empty());
        }
        double reach = extrapolate ? Double.MAX_VALUE : LearningCurve.REACH * now;
        double worthless = Math.max(now, law.labelsAtSlope(uplift / 1000));
        double spent = money == null ? Double.POSITIVE_INFINITY : now + money / costOfLabel;
        double again = law.labelsAtError(law.error(now) - retrain);
        OptionalDouble retrainAt = again <= reach ? OptionalDouble.of(again) : OptionalDouble.empty();
        if (Math.min(worthless, spent) > reach) {
            return new Verdict(Why.REACH, reach, retrainAt);
        }
        return worthless <= spent
                ? new Verdict(Why.UPLIFT, worthless, retrainAt)
                : new Verdict(Why.MONEY, spent, retrainAt);
    }
}
