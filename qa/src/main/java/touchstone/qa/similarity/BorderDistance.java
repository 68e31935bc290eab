package touchstone.qa.similarity;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import touchstone.model.geometry.Mask;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * Distances between the border pixels of two masks, each pixel counted once (as in MetricsReloaded and MONAI): a border
 * pixel is a pixel of the mask with one of its four neighbours outside, and outside the image all is outside.
 */
public final class BorderDistance {

    private final double[] fromA;
    private final double[] fromB;

    /** Of two masks of one frame, with the distances of pixel rows and columns. */
    public BorderDistance(Mask a, Mask b, double spacingY, double spacingX) {
        boolean[] borderA = border(a);
        boolean[] borderB = border(b);
        fromA = distances(borderA, DistanceMap.of(borderB, a.width(), a.height(), spacingY, spacingX));
        fromB = distances(borderB, DistanceMap.of(borderA, a.width(), a.height(), spacingY, spacingX));
    }

    private static boolean[] border(Mask mask) {
        boolean[] border = new boolean[mask.width() * mask.height()];
        mask.forEachRun((y, from, to) -> {
            for (int x = from; x < to; x++) {
                border[y * mask.width() + x] = x == from || x == to - 1 || y == 0 || y == mask.height() - 1
                        || !mask.get(x, y - 1) || !mask.get(x, y + 1);
            }
        });
        return border;
    }

    private static double[] distances(boolean[] border, double[] map) {
        return IntStream.range(0, border.length).filter(i -> border[i]).mapToDouble(i -> map[i]).sorted().toArray();
    }

    private Estimate measured(DoubleSupplier number) {
        if (fromA.length == 0 && fromB.length == 0) {
            return Estimate.undefined(Reason.BOTH_EMPTY);
        }
        return fromA.length == 0 || fromB.length == 0
                ? Estimate.undefined(Reason.ONE_EMPTY)
                : Estimate.of(number.getAsDouble(), (long) fromA.length + fromB.length);
    }

    /** The larger of the two directed percentiles, linear between order statistics; share 1 = Hausdorff distance. */
    public Estimate hausdorff(double share) {
        return measured(() -> Math.max(percentile(fromA, share), percentile(fromB, share)));
    }

    /** The mean of all distances of both directions together. */
    public Estimate averageSymmetric() {
        return measured(() -> (Arrays.stream(fromA).sum() + Arrays.stream(fromB).sum())
                / (fromA.length + fromB.length));
    }

    private static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
