package touchstone.qa.similarity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import touchstone.model.geometry.Mask;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * How far the outlines of two masks lie apart, weighted by the length of outline (Nikolov et al. 2018, as in their code
 * "surface-distance"). Outlines run through the corners between pixels; the pattern of the four pixels around a corner
 * tells how much outline belongs to it. Two complementary checkerboards have distance 0, so IoU belongs beside these
 * numbers.
 */
public final class SurfaceDistance {

    private final long n;
    private final Side ab;
    private final Side ba;
    private final boolean emptyA;
    private final boolean emptyB;

    /** From one outline to the other: distances ascending, and how much outline lies at each. */
    @SuppressWarnings("ArrayRecordComponent") // buffers of one computation, never compared
    private record Side(double[] distances, double[] lengths, double length) {

        double within(double tolerance) {
            double sum = 0;
            for (int i = 0; i < distances.length && distances[i] <= tolerance; i++) {
                sum += lengths[i];
            }
            return sum;
        }

        double mean() {
            double sum = 0;
            for (int i = 0; i < distances.length; i++) {
                sum += distances[i] * lengths[i];
            }
            return sum / length;
        }

        double percentile(double share) {
            double sum = 0;
            for (int i = 0; i < distances.length; i++) {
                sum += lengths[i];
                if (sum / length >= share) {
                    return distances[i];
                }
            }
            return distances[distances.length - 1];
        }
    }

    /**
     * Of two masks of one frame.
     *
     * @param spacingY distance of two pixel rows in the unit of the results
     * @param spacingX distance of two pixel columns
     */
    public SurfaceDistance(Mask a, Mask b, double spacingY, double spacingX) {
        int width = a.width() + 1;
        int height = a.height() + 1;
        int[] codesA = codes(a, width, height);
        int[] codesB = codes(b, width, height);
        boolean[] outlineA = outline(codesA);
        boolean[] outlineB = outline(codesB);
        double[] length = lengths(spacingY, spacingX);
        emptyA = a.isEmpty();
        emptyB = b.isEmpty();
        ab = side(codesA, outlineA, DistanceMap.of(outlineB, width, height, spacingY, spacingX), length);
        ba = side(codesB, outlineB, DistanceMap.of(outlineA, width, height, spacingY, spacingX), length);
        n = (long) ab.distances.length + ba.distances.length;
    }

    /** Around each corner: 8 upper left, 4 upper right, 2 lower left, 1 lower right pixel. */
    private static int[] codes(Mask mask, int width, int height) {
        int[] codes = new int[width * height];
        mask.forEachRun((y, from, to) -> {
            for (int x = from; x < to; x++) {
                codes[y * width + x] |= 1;
                codes[y * width + x + 1] |= 2;
                codes[(y + 1) * width + x] |= 4;
                codes[(y + 1) * width + x + 1] |= 8;
            }
        });
        return codes;
    }

    private static boolean[] outline(int[] codes) {
        boolean[] outline = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            outline[i] = codes[i] != 0 && codes[i] != 15;
        }
        return outline;
    }

    private static double[] lengths(double spacingY, double spacingX) {
        double diagonal = 0.5 * Math.sqrt(spacingY * spacingY + spacingX * spacingX);
        double[] length = new double[16];
        Arrays.fill(length, 1, 15, diagonal);
        length[0b0011] = spacingX;
        length[0b1100] = spacingX;
        length[0b0101] = spacingY;
        length[0b1010] = spacingY;
        length[0b0110] = 2 * diagonal;
        length[0b1001] = 2 * diagonal;
        return length;
    }

    private static Side side(int[] codes, boolean[] outline, double[] distance, double[] length) {
        int[] corners = IntStream.range(0, codes.length).filter(i -> outline[i]).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> distance[i])
                        .thenComparingDouble(i -> length[codes[i]]))
                .mapToInt(i -> i).toArray();
        double[] lengths = Arrays.stream(corners).mapToDouble(i -> length[codes[i]]).toArray();
        double total = 0;
        for (double each : lengths) {
            total += each;
        }
        return new Side(Arrays.stream(corners).mapToDouble(i -> distance[i]).toArray(), lengths, total);
    }

    private Estimate measured(DoubleSupplier number) {
        if (emptyA && emptyB) {
            return Estimate.undefined(Reason.BOTH_EMPTY);
        }
        return emptyA || emptyB ? Estimate.undefined(Reason.ONE_EMPTY) : Estimate.of(number.getAsDouble(), n);
    }

    /**
     * The larger of the two directed distances within which the share (above 0, at most 1) of the outline lies: 1 for the
     * Hausdorff distance, 0.95 for its robust form.
     */
    public Estimate hausdorff(double share) {
        return measured(() -> Math.max(ab.percentile(share), ba.percentile(share)));
    }

    /** Mean distance of A's outline from B's. */
    public Estimate averageFromA() {
        return measured(ab::mean);
    }

    /** Mean distance of B's outline from A's. */
    public Estimate averageFromB() {
        return measured(ba::mean);
    }

    /** The share of both outlines that lies within the tolerance of the other (NSD); 0 when one mask is empty. */
    public Estimate normalized(double tolerance) {
        if (emptyA != emptyB) {
            return Estimate.of(0, n);
        }
        return measured(() -> (ab.within(tolerance) + ba.within(tolerance)) / (ab.length + ba.length));
    }
}
