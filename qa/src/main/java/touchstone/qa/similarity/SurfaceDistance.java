package touchstone.qa.similarity;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import touchstone.model.geometry.Bounds;
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

        static final Side NONE = new Side(new double[0], new double[0], 0);

        /** Ordered by distance, and by length where distances are equal, as the reference sorts its pairs. */
        static Side of(Cells corners, double[] distance, double[] lengthOf) {
            double[] kinds = Arrays.stream(lengthOf, 1, 15).distinct().sorted().toArray();
            double[][] byKind = new double[kinds.length][];
            for (int kind = 0; kind < kinds.length; kind++) {
                double length = kinds[kind];
                byKind[kind] = IntStream.range(0, corners.size()).filter(i -> lengthOf[corners.code()[i]] == length)
                        .mapToDouble(i -> distance[i]).sorted().toArray();
            }
            double[] distances = new double[corners.size()];
            double[] lengths = new double[corners.size()];
            int[] next = new int[kinds.length];
            for (int i = 0; i < distances.length; i++) {
                int least = -1;
                for (int kind = 0; kind < kinds.length; kind++) {
                    if (next[kind] < byKind[kind].length && (least < 0
                            || byKind[kind][next[kind]] < byKind[least][next[least]])) {
                        least = kind;
                    }
                }
                distances[i] = byKind[least][next[least]++];
                lengths[i] = kinds[least];
            }
            return new Side(distances, lengths, pairwiseSum(lengths, 0, lengths.length));
        }

        /**
         * The sum in the order in which NumPy adds, as the reference does: where a share of the outline falls exactly on
         * a percentile, the last digit of the total decides which distance is taken.
         */
        private static double pairwiseSum(double[] a, int from, int n) {
            if (n > 128) {
                int half = n / 2 - n / 2 % 8;
                return pairwiseSum(a, from, half) + pairwiseSum(a, from + half, n - half);
            }
            int unrolled = n < 8 ? 0 : n - n % 8;
            double sum = 0;
            if (unrolled > 0) {
                double[] r = Arrays.copyOfRange(a, from, from + 8);
                for (int i = 8; i < unrolled; i++) {
                    r[i % 8] += a[from + i];
                }
                sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
            }
            for (int i = unrolled; i < n; i++) {
                sum += a[from + i];
            }
            return sum;
        }

        double within(double tolerance) {
            double sum = 0;
            for (int i = 0; i < distances.length && distances[i] <= tolerance; i++) {
                sum += lengths[i];
            }
            return sum;
        }

        double mean() {
            return sum() / length;
        }

        /** Of all distances, each as often as there is outline at it. */
        double sum() {
            double sum = 0;
            for (int i = 0; i < distances.length; i++) {
                sum += distances[i] * lengths[i];
            }
            return sum;
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
        Bounds window = a.bounds().union(b.bounds());
        Cells cornersA = Cells.corners(Bitmap.of(a, window));
        Cells cornersB = Cells.corners(Bitmap.of(b, window));
        emptyA = a.isEmpty();
        emptyB = b.isEmpty();
        double[] length = lengths(spacingY, spacingX);
        ab = emptyA || emptyB
                ? Side.NONE
                : Side.of(cornersA, new NearestCell(cornersB, spacingY, spacingX).from(cornersA), length);
        ba = emptyA || emptyB
                ? Side.NONE
                : Side.of(cornersB, new NearestCell(cornersA, spacingY, spacingX).from(cornersB), length);
        n = (long) cornersA.size() + cornersB.size();
    }

    /** How much outline belongs to a corner, by the pattern of the pixels around it. */
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

    /** Mean over the length of both outlines of the distance to the other (average symmetric surface distance). */
    public Estimate average() {
        return measured(() -> (ab.sum() + ba.sum()) / (ab.length + ba.length));
    }

    /** The share of both outlines that lies within the tolerance of the other (NSD); 0 when one mask is empty. */
    public Estimate normalized(double tolerance) {
        if (emptyA != emptyB) {
            return Estimate.of(0, n);
        }
        return measured(() -> (ab.within(tolerance) + ba.within(tolerance)) / (ab.length + ba.length));
    }
}
