package touchstone.qa.scoring;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.LabelId;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * Counts by label, where an object is right only with the right label, and counts of finding an object whatever it is
 * called.
 */
public record Tally(Map<LabelId, Counts> byLabel, Counts detection) {

    public static final Tally NONE = new Tally(Map.of(), Counts.NONE);

    public Tally {
        byLabel = Collections.unmodifiableMap(new TreeMap<>(byLabel));
    }

    public Tally plus(Tally o) {
        Map<LabelId, Counts> sum = new TreeMap<>(byLabel);
        o.byLabel.forEach((label, counts) -> sum.merge(label, counts, Counts::plus));
        return new Tally(sum, detection.plus(o.detection));
    }

    /** All labels together: every object counts alike. */
    public Counts micro() {
        Counts all = Counts.NONE;
        for (Counts each : byLabel.values()) {
            all = all.plus(each);
        }
        return all;
    }

    /** The mean of F1 over the labels: every label counts alike. */
    public Estimate macroF1() {
        double[] f1 = byLabel.values().stream().flatMapToDouble(c -> c.f1().number().stream()).toArray();
        double sum = 0;
        for (double each : f1) {
            sum += each;
        }
        return f1.length == 0 ? Estimate.undefined(Reason.EMPTY) : Estimate.of(sum / f1.length, f1.length);
    }

    /** Nothing was there to compare. */
    public boolean isEmpty() {
        return byLabel.isEmpty();
    }

    /** Adds up one image. */
    static final class Adder {

        private final Map<LabelId, Counts> byLabel = new TreeMap<>();
        private Counts detection = Counts.NONE;

        void both(LabelId first, LabelId second, Counts right) {
            detection = detection.plus(right);
            if (first.equals(second)) {
                byLabel.merge(first, right, Counts::plus);
            } else {
                byLabel.merge(first, Counts.FALSE_NEGATIVE, Counts::plus);
                byLabel.merge(second, Counts.FALSE_POSITIVE, Counts::plus);
            }
        }

        void onlyFirst(LabelId label) {
            detection = detection.plus(Counts.FALSE_NEGATIVE);
            byLabel.merge(label, Counts.FALSE_NEGATIVE, Counts::plus);
        }

        void onlySecond(LabelId label) {
            detection = detection.plus(Counts.FALSE_POSITIVE);
            byLabel.merge(label, Counts.FALSE_POSITIVE, Counts::plus);
        }

        Tally total() {
            return new Tally(byLabel, detection);
        }
    }
}
