package touchstone.qa.similarity;

import java.util.Arrays;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * How far, on average, mask B reaches beyond mask A on each side, in pixels; positive = further out. Left and right are
 * means over the rows in which both have pixels of the offset of the first and of the last pixel, top and bottom the
 * same over columns.
 */
public record BoundaryBias(Estimate left, Estimate right, Estimate top, Estimate bottom) {

    /** Of two masks of one frame. */
    public static BoundaryBias of(Mask a, Mask b) {
        Profile rowsA = Profile.ofRows(a);
        Profile rowsB = Profile.ofRows(b);
        Profile columnsA = Profile.ofColumns(a);
        Profile columnsB = Profile.ofColumns(b);
        return new BoundaryBias(offset(rowsA.first, rowsB.first, -1), offset(rowsA.last, rowsB.last, 1),
                offset(columnsA.first, columnsB.first, -1), offset(columnsA.last, columnsB.last, 1));
    }

    /** The same of the sides of two bounding boxes. */
    public static BoundaryBias of(Bounds a, Bounds b) {
        if (a.isEmpty() || b.isEmpty()) {
            Estimate none = Estimate.undefined(a.isEmpty() && b.isEmpty() ? Reason.BOTH_EMPTY : Reason.ONE_EMPTY);
            return new BoundaryBias(none, none, none, none);
        }
        return new BoundaryBias(Estimate.of(a.minX() - b.minX(), 1), Estimate.of(b.maxX() - a.maxX(), 1),
                Estimate.of(a.minY() - b.minY(), 1), Estimate.of(b.maxY() - a.maxY(), 1));
    }

    private static Estimate offset(int[] a, int[] b, int outward) {
        long sum = 0;
        long n = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] >= 0 && b[i] >= 0) {
                sum += (long) outward * (b[i] - a[i]);
                n++;
            }
        }
        return n == 0 ? Estimate.undefined(Reason.NO_PAIRS) : Estimate.of((double) sum / n, n);
    }

    /** The first and the last set pixel of every line; -1 = none. */
    @SuppressWarnings("ArrayRecordComponent") // buffers of one computation, never compared
    private record Profile(int[] first, int[] last) {

        static Profile ofRows(Mask mask) {
            Profile profile = empty(mask.height());
            mask.forEachRun((y, from, to) -> {
                profile.reach(y, from);
                profile.reach(y, to - 1);
            });
            return profile;
        }

        static Profile ofColumns(Mask mask) {
            Profile profile = empty(mask.width());
            mask.forEachRun((y, from, to) -> {
                for (int x = from; x < to; x++) {
                    profile.reach(x, y);
                }
            });
            return profile;
        }

        private static Profile empty(int lines) {
            int[] none = new int[lines];
            Arrays.fill(none, -1);
            return new Profile(none, none.clone());
        }

        private void reach(int line, int at) {
            first[line] = first[line] < 0 ? at : Math.min(first[line], at);
            last[line] = Math.max(last[line], at);
        }
    }
}
