package touchstone.qa.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the error at a number of labels answers to what is assumed: one thing at a time, the others as they are.
 *
 * @param low error where the thing is at its better end
 * @param high error where it is at its worse end
 */
public record Sensitivity(Factor factor, double low, double high) {

    /** What is varied. */
    public enum Factor {
        /** A fifth more or fewer labels than planned. */
        LABELS,
        /** Labels that are right five points more or less often. */
        NOISE,
        /** All or only half of the new labels concern what the model still gets wrong. */
        BALANCE,
        /** The 5 % and 95 % percentiles of the resampled curves. */
        CURVE
    }

    private static final double MORE = 0.2;
    private static final double POINTS = 0.05;
    private static final double HALF = 0.5;

    /**
     * The widest first; without the curve's own uncertainty where nothing could be resampled.
     *
     * @param accuracy how often a label is right, above 0.5
     */
    static List<Sensitivity> of(LearningCurve curve, double labels, double accuracy) {
        double now = curve.measured().largest();
        double more = labels - now;
        PowerLaw law = curve.law();
        List<Sensitivity> all = new ArrayList<>();
        all.add(new Sensitivity(Factor.LABELS, law.error(now + more * (1 + MORE)), law.error(now + more * (1 - MORE))));
        all.add(new Sensitivity(Factor.NOISE, law.error(now + more * worth(Math.min(1, accuracy + POINTS), accuracy)),
                law.error(now + more * worth(Math.max(0.5, accuracy - POINTS), accuracy))));
        all.add(new Sensitivity(Factor.BALANCE, law.error(labels), law.error(now + more * HALF)));
        curve.percentile(labels, 0.05).ifPresent(low -> all.add(new Sensitivity(Factor.CURVE, low,
                curve.percentile(labels, 0.95).orElse(low))));
        all.sort(Comparator.comparingDouble(Sensitivity::width).reversed());
        return all;
    }

    /** How many labels of one accuracy teach as much as one of another (see {@link RepeatedLabels}). */
    private static double worth(double of, double than) {
        double ratio = (2 * of - 1) / (2 * than - 1);
        return ratio * ratio;
    }

    double width() {
        return high - low;
    }
}
