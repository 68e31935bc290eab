package touchstone.qa.labelerror;

import touchstone.qa.result.Settings;

/**
 * From where on something is suspicious.
 *
 * @param spreads how many robust spreads an object lies from the median of its label
 * @param mostOutliers which share of a label's objects is listed at most for one trait
 * @param leastObjects how many objects a label needs before one of them can stand out
 * @param overlap IoU from which two objects of one person are one
 * @param twin correlation of two pictures that are nearly the same
 * @param lookAlike correlation of a place with an object that it looks like; 1 and more looks for none
 */
public record Thresholds(double spreads, double mostOutliers, int leastObjects, double overlap, double twin,
        double lookAlike) {

    public static final Thresholds USUAL = new Thresholds(5, 0.02, 20, 0.9, 0.98, 0.92);

    public static Thresholds of(Settings settings) {
        return new Thresholds(settings.number("labelErrors.spreads", USUAL.spreads, 1, 1000),
                settings.number("labelErrors.mostOutliers", USUAL.mostOutliers, 0, 1),
                settings.whole("labelErrors.leastObjects", USUAL.leastObjects, 3, 1_000_000),
                settings.number("labelErrors.overlap", USUAL.overlap, 0.01, 1),
                settings.number("labelErrors.twin", USUAL.twin, 0.5, 1),
                settings.number("labelErrors.lookAlike", USUAL.lookAlike, 0.5, 2));
    }
}
