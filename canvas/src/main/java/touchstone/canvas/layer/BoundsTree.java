package touchstone.canvas.layer;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import touchstone.model.geometry.Bounds;

/**
 * An immutable packed R-tree over boxes: leaves in the order of their centres along a Hilbert curve, inner nodes of
 * sixteen children above them, all in two flat arrays (Kamel and Faloutsos 1993). Empty boxes are never found.
 */
final class BoundsTree {

    private static final int NODE = 16;
    private static final int HILBERT_ORDER = 16;

    /** minX, minY, maxX, maxY of leaves, then of each level above. */
    private final double[] boxes;
    /** Of a leaf: its number; of an inner node: its first child. */
    private final int[] links;
    private final int leaves;
    /** Where each level ends, leaves first. */
    private final int[] ends;

    BoundsTree(List<Bounds> bounds) {
        int[] order = hilbertOrder(bounds);
        leaves = order.length;
        int[] levelEnds = new int[16];
        int levels = 0;
        int n = leaves;
        int total = n;
        levelEnds[levels++] = total;
        while (n > 1) {
            n = (n + NODE - 1) / NODE;
            total += n;
            levelEnds[levels++] = total;
        }
        ends = Arrays.copyOf(levelEnds, levels);
        boxes = new double[4 * total];
        links = new int[total];
        for (int i = 0; i < leaves; i++) {
            Bounds b = bounds.get(order[i]);
            boxes[4 * i] = b.minX();
            boxes[4 * i + 1] = b.minY();
            boxes[4 * i + 2] = b.maxX();
            boxes[4 * i + 3] = b.maxY();
            links[i] = order[i];
        }
        int from = 0;
        for (int level = 1; level < levels; level++) {
            buildLevel(from, ends[level - 1], ends[level]);
            from = ends[level - 1];
        }
    }

    private void buildLevel(int from, int to, int end) {
        int child = from;
        for (int node = to; node < end; node++) {
            int at = 4 * node;
            links[node] = child;
            boxes[at] = Double.POSITIVE_INFINITY;
            boxes[at + 1] = Double.POSITIVE_INFINITY;
            boxes[at + 2] = Double.NEGATIVE_INFINITY;
            boxes[at + 3] = Double.NEGATIVE_INFINITY;
            for (int stop = Math.min(child + NODE, to); child < stop; child++) {
                boxes[at] = Math.min(boxes[at], boxes[4 * child]);
                boxes[at + 1] = Math.min(boxes[at + 1], boxes[4 * child + 1]);
                boxes[at + 2] = Math.max(boxes[at + 2], boxes[4 * child + 2]);
                boxes[at + 3] = Math.max(boxes[at + 3], boxes[4 * child + 3]);
            }
        }
    }

    /** The numbers of the boxes that are not empty, along the curve. */
    private static int[] hilbertOrder(List<Bounds> bounds) {
        Bounds all = Bounds.EMPTY;
        int n = 0;
        for (Bounds b : bounds) {
            if (!b.isEmpty()) {
                all = all.union(b);
                n++;
            }
        }
        double cells = (1 << HILBERT_ORDER) - 1;
        double perX = cells / Math.max(all.width(), 1e-9);
        double perY = cells / Math.max(all.height(), 1e-9);
        long[] keys = new long[n];
        int k = 0;
        for (int i = 0; i < bounds.size(); i++) {
            Bounds b = bounds.get(i);
            if (!b.isEmpty()) {
                int x = (int) ((b.centerX() - all.minX()) * perX);
                int y = (int) ((b.centerY() - all.minY()) * perY);
                keys[k++] = hilbert(x, y) << 31 | i;
            }
        }
        Arrays.sort(keys);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = (int) (keys[i] & 0x7fffffff);
        }
        return order;
    }

    /** Distance along the Hilbert curve through 2^16 by 2^16 cells. */
    private static long hilbert(int cellX, int cellY) {
        long d = 0;
        int x = cellX;
        int y = cellY;
        for (int s = 1 << (HILBERT_ORDER - 1); s > 0; s >>= 1) {
            int rx = (x & s) != 0 ? 1 : 0;
            int ry = (y & s) != 0 ? 1 : 0;
            d += (long) s * s * (3 * rx ^ ry);
            if (ry == 0) {
                if (rx == 1) {
                    x = (1 << HILBERT_ORDER) - 1 - x;
                    y = (1 << HILBERT_ORDER) - 1 - y;
                }
                int t = x;
                x = y;
                y = t;
            }
        }
        return d;
    }

    /**
     * Gives the number of every box that touches the region, in no particular order.
     *
     * @param leastSide boxes that are smaller both across and down are passed over
     */
    void search(Bounds region, double leastSide, IntConsumer found) {
        if (leaves > 0) {
            new Search(region.minX(), region.minY(), region.maxX(), region.maxY(), leastSide, found)
                    .node(links.length - 1, ends.length - 1);
        }
    }

    private final class Search {

        private final double minX;
        private final double minY;
        private final double maxX;
        private final double maxY;
        private final double leastSide;
        private final IntConsumer found;

        Search(double minX, double minY, double maxX, double maxY, double leastSide, IntConsumer found) {
            this.leastSide = leastSide;
            this.minX = minX;
            this.minY = minY;
            this.maxX = maxX;
            this.maxY = maxY;
            this.found = found;
        }

        void node(int node, int level) {
            int at = 4 * node;
            if (boxes[at] > maxX || boxes[at + 2] < minX || boxes[at + 1] > maxY || boxes[at + 3] < minY
                    || boxes[at + 2] - boxes[at] < leastSide && boxes[at + 3] - boxes[at + 1] < leastSide) {
                return;
            }
            if (leastSide <= 0 && boxes[at] >= minX && boxes[at + 2] <= maxX && boxes[at + 1] >= minY
                    && boxes[at + 3] <= maxY) {
                whole(node, level);
            } else if (level == 0) {
                found.accept(links[node]);
            } else {
                int last = lastChild(node, level);
                for (int child = links[node]; child < last; child++) {
                    node(child, level - 1);
                }
            }
        }

        /** A node that lies inside the region: its leaves stand side by side. */
        private void whole(int node, int level) {
            int from = node;
            int to = node + 1;
            for (int l = level; l > 0; l--) {
                to = lastChild(to - 1, l);
                from = links[from];
            }
            for (int leaf = from; leaf < to; leaf++) {
                found.accept(links[leaf]);
            }
        }

        private int lastChild(int node, int level) {
            return Math.min(links[node] + NODE, ends[level - 1]);
        }
    }
}
