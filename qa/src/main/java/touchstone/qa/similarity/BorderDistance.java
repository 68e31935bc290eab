package touchstone.qa.similarity;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * Distances between the border pixels of two masks, each pixel counted once (as in MetricsReloaded and MONAI): a border
 * pixel is a pixel of the mask with one of its four neighbours outside, and outside the image all is outside.
 */
public final class BorderDistance {

    private final double[] fromA;
    private final double[] fromB;
    private final boolean emptyA;
    private final boolean emptyB;

    /** Of two masks of one frame, with the distances of pixel rows and columns. */
    public BorderDistance(Mask a, Mask b, double spacingY, double spacingX) {
        Bounds window = a.bounds().union(b.bounds());
        Cells borderA = Cells.border(Bitmap.of(a, window));
        Cells borderB = Cells.border(Bitmap.of(b, window));
        emptyA = a.isEmpty();
        emptyB = b.isEmpty();
        boolean both = !emptyA && !emptyB;
        fromA = both ? sorted(new NearestCell(borderB, spacingY, spacingX).from(borderA)) : new double[0];
        fromB = both ? sorted(new NearestCell(borderA, spacingY, spacingX).from(borderB)) : new double[0];
    }

    private static double[] sorted(double[] distances) {
        Arrays.sort(distances);
        return distances;
    }

    private Estimate measured(DoubleSupplier number) {
        if (emptyA && emptyB) {
            return Estimate.undefined(Reason.BOTH_EMPTY);
        }
        return emptyA || emptyB
                ? Estimate.undefined(Reason.ONE_EMPTY)
                : Estimate.of(number.getAsDouble(), (long) fromA.length + fromB.length);
    }

    /** The larger of the two directed percentiles, linear between order statistics; share 1 = Hausdorff distance. */
    public Estimate hausdorff(double share) {
        return measured(() -> Math.max(Interval.percentile(fromA, share), Interval.percentile(fromB, share)));
    }

    /** The percentile of the distances of both directions taken together, as medpy names HD95. */
    public Estimate hausdorffPooled(double share) {
        return measured(() -> Interval.percentile(sorted(both()), share));
    }

    private double[] both() {
        double[] both = Arrays.copyOf(fromA, fromA.length + fromB.length);
        System.arraycopy(fromB, 0, both, fromA.length, fromB.length);
        return both;
    }

    /** The mean of all distances of both directions together. */
    public Estimate averageSymmetric() {
        return measured(() -> (sum(fromA) + sum(fromB)) / (fromA.length + fromB.length));
    }

    /** The mean of the two directed means (mean average surface distance). */
    public Estimate meanOfAverages() {
        return measured(() -> (sum(fromA) / fromA.length + sum(fromB) / fromB.length) / 2);
    }

    /** The share of all border pixels that lie within the tolerance of the other border; 0 when one mask is empty. */
    public Estimate normalized(double tolerance) {
        if (emptyA != emptyB) {
            return Estimate.of(0, (long) fromA.length + fromB.length);
        }
        return measured(() -> (double) (within(fromA, tolerance) + within(fromB, tolerance))
                / (fromA.length + fromB.length));
    }

    private static long within(double[] distances, double tolerance) {
        return Arrays.stream(distances).filter(d -> d <= tolerance).count();
    }

    private static double sum(double[] distances) {
        return Arrays.stream(distances).sum();
    }
}
