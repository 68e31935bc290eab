package touchstone.model.geometry;

import java.util.Arrays;

/**
 * The exact Euclidean distance from each pixel of a rectangle to the nearest pixel of a mask, centre to centre: along
 * columns first, then along rows the lower envelope of parabolas (Felzenszwalb and Huttenlocher 2012; Meijster,
 * Roerdink and Hesselink 2000).
 */
public final class DistanceMap {

    /** The squared distance where the rectangle holds no pixel of the mask. */
    public static final int NONE = Integer.MAX_VALUE;

    /** Stands for no target in a column; larger than any distance, and stays so by a step a row. */
    private static final int FAR = 1 << 29;
    static final int LONGEST_SIDE = 32_767;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final int[] squared;

    private DistanceMap(int left, int top, int width, int height) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        squared = new int[Math.multiplyExact(width, height)];
    }

    /**
     * @param rectangle with sides on pixel edges, of at most 32,767 pixels and 2 gigapixels altogether; targets beyond it
     *        are not seen
     * @throws InvalidGeometry when the rectangle is larger
     */
    public static DistanceMap to(Mask targets, Bounds rectangle) {
        if (rectangle.width() > LONGEST_SIDE || rectangle.height() > LONGEST_SIDE
                || rectangle.width() * rectangle.height() > Integer.MAX_VALUE) {
            throw new InvalidGeometry("Distances over " + rectangle.width() + " x " + rectangle.height()
                    + " pixels take more memory than there is.");
        }
        DistanceMap map = new DistanceMap((int) rectangle.minX(), (int) rectangle.minY(), (int) rectangle.width(),
                (int) rectangle.height());
        map.alongColumns(targets);
        map.alongRows();
        return map;
    }

    /** First column of the rectangle in the mask's frame. */
    public int left() {
        return left;
    }

    /** First row of the rectangle in the mask's frame. */
    public int top() {
        return top;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The squared distance of a pixel counted from the rectangle's corner, or {@link #NONE}. */
    public int squared(int x, int y) {
        return squared[y * width + x];
    }

    /** Leaves the distance to the nearest target of the same column above or here, not squared. */
    private void alongColumns(Mask targets) {
        int[] none = new int[width];
        Arrays.fill(none, FAR);
        for (int y = 0; y < height; y++) {
            int at = y * width;
            int[] above = y == 0 ? none : squared;
            int from = y == 0 ? 0 : at - width;
            for (int x = 0; x < width;) {
                int column = left + x;
                int end = Math.min(width, x + Mask.TILE - (column & 63));
                long word = targets.word(column >> 6, top + y) >>> column;
                if (word == 0) {
                    for (int i = x; i < end; i++) {
                        squared[at + i] = above[from + i] + 1;
                    }
                } else {
                    for (int i = x; i < end; i++) {
                        squared[at + i] = (above[from + i] + 1) & ((int) word & 1) - 1;
                        word >>>= 1;
                    }
                }
                x = end;
            }
        }
    }

    /** From the last row up, so that the nearest target below is known too. */
    private void alongRows() {
        Envelope envelope = new Envelope(width);
        int[] below = new int[width];
        Arrays.fill(below, FAR);
        for (int y = height - 1; y >= 0; y--) {
            int at = y * width;
            for (int x = 0; x < width; x++) {
                below[x] = Math.min(below[x] + 1, squared[at + x]);
            }
            envelope.row(below, squared, at);
        }
    }

    /** The parabolas over a row that are the lowest somewhere between two targets of the row. */
    private static final class Envelope {

        private final int width;
        /** Where each parabola has its lowest point, how high that is, and from where on the parabola is the lowest. */
        private final int[] vertex;
        private final int[] lowest;
        private final double[] reach;
        private int last;
        /** 1 / 2n */
        private final double[] halved;

        Envelope(int width) {
            this.width = width;
            vertex = new int[width + 2];
            lowest = new int[width + 2];
            reach = new double[width + 2];
            halved = new double[width + 1];
            for (int i = 1; i <= width; i++) {
                halved[i] = 0.5 / i;
            }
        }

        /** @param distances along the columns, 0 at a target */
        void row(int[] distances, int[] squared, int at) {
            int before = -1;
            for (int x = 0; x <= width; x++) {
                if (x == width || distances[x] == 0) {
                    if (x - before > 1) {
                        between(before, x, distances, squared, at);
                    }
                    if (x < width) {
                        squared[at + x] = 0;
                    }
                    before = x;
                }
            }
        }

        /** The pixels between two targets, or between one and an end of the row. */
        private void between(int before, int after, int[] distances, int[] squared, int at) {
            last = -1;
            if (before >= 0) {
                push(before, 0, after);
            }
            for (int x = before + 1; x < after; x++) {
                if (distances[x] < FAR) {
                    push(x, distances[x] * distances[x], after);
                }
            }
            if (after < width) {
                push(after, 0, after);
            }
            if (last < 0) {
                Arrays.fill(squared, at + before + 1, at + after, NONE);
                return;
            }
            int k = 0;
            int from = vertex[0];
            int height = lowest[0];
            double until = last > 0 ? reach[1] : Double.POSITIVE_INFINITY;
            for (int x = before + 1; x < after; x++) {
                while (until < x) {
                    k++;
                    from = vertex[k];
                    height = lowest[k];
                    until = k < last ? reach[k + 1] : Double.POSITIVE_INFINITY;
                }
                squared[at + x] = (x - from) * (x - from) + height;
            }
        }

        private void push(int x, int height, int after) {
            double meets = Double.NEGATIVE_INFINITY;
            int k = last;
            while (k >= 0) {
                int v = vertex[k];
                // (x^2 + height - v^2 - lowest) / 2 (x - v)
                meets = 0.5 * (x + v) + (height - lowest[k]) * halved[x - v];
                if (meets > reach[k]) {
                    break;
                }
                k--;
            }
            if (k >= 0 && meets >= after) {
                last = k;
                return;
            }
            k++;
            vertex[k] = x;
            lowest[k] = height;
            reach[k] = k == 0 ? Double.NEGATIVE_INFINITY : meets;
            last = k;
        }
    }
}
