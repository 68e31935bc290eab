package touchstone.qa.scoring;

import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * Sums from which precision, recall, F1 and the mean overlap of matched objects follow; they add up over images and
 * labels.
 *
 * @param truePositive objects of the annotator that are right
 * @param falsePositive objects of the annotator that are not
 * @param falseNegative objects of the reference that were not found
 * @param overlaps how many of the right ones are shapes with an inside
 * @param iou sum of their IoU
 * @param iouSquares sum of its squares
 * @param dice sum of their Dice coefficients
 */
public record Counts(long truePositive, long falsePositive, long falseNegative, long overlaps, double iou,
        double iouSquares, double dice) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
    static final Counts FALSE_POSITIVE = new Counts(0, 1, 0, 0, 0, 0, 0);
    static final Counts FALSE_NEGATIVE = new Counts(0, 0, 1, 0, 0, 0, 0);
    /** A right object that has no inside to overlap with. */
    static final Counts TRUE_POSITIVE = new Counts(1, 0, 0, 0, 0, 0, 0);

    /** A right object with that overlap; Dice follows from IoU. */
    static Counts truePositive(double iou) {
        return new Counts(1, 0, 0, 1, iou, iou * iou, 2 * iou / (1 + iou));
    }

    public Counts plus(Counts o) {
        return new Counts(truePositive + o.truePositive, falsePositive + o.falsePositive,
                falseNegative + o.falseNegative, overlaps + o.overlaps, iou + o.iou, iouSquares + o.iouSquares,
                dice + o.dice);
    }

    /** Objects of the reference. */
    public long reference() {
        return truePositive + falseNegative;
    }

    /** Objects of the annotator. */
    public long found() {
        return truePositive + falsePositive;
    }

    public Estimate precision() {
        return Estimate.share(truePositive, found(), Reason.NO_OBJECTS);
    }

    public Estimate recall() {
        return Estimate.share(truePositive, reference(), Reason.NO_REFERENCE);
    }

    /** 2 TP / (2 TP + FP + FN); without an interval, since objects of one image are not independent of each other. */
    public Estimate f1() {
        long all = 2 * truePositive + falsePositive + falseNegative;
        return all == 0
                ? Estimate.undefined(Reason.EMPTY)
                : Estimate.of(2.0 * truePositive / all, truePositive + falsePositive + falseNegative);
    }

    /** Over the right objects that have an inside. */
    public Estimate meanIou() {
        if (overlaps == 0) {
            return noOverlap();
        }
        double mean = iou / overlaps;
        if (overlaps == 1) {
            return Estimate.of(mean, 1);
        }
        double se = Math.sqrt(Math.max(0, iouSquares - overlaps * mean * mean) / (overlaps - 1) / overlaps);
        Interval wide = Interval.normal(mean, se);
        return Estimate.of(mean, overlaps, se, new Interval(Math.max(0, wide.low()), Math.min(1, wide.high()),
                Interval.Method.NORMAL, null));
    }

    /** Over the right objects that have an inside. */
    public Estimate meanDice() {
        return overlaps == 0 ? noOverlap() : Estimate.of(dice / overlaps, overlaps);
    }

    private Estimate noOverlap() {
        return Estimate.undefined(truePositive == 0 ? Reason.NO_MATCHES : Reason.NO_AREA);
    }
}
