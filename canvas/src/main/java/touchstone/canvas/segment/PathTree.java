package touchstone.canvas.segment;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest ways from one pixel of a part to all others, over the eight neighbours. Found by Dijkstra's algorithm with
 * a queue of buckets (Dial 1969), because costs are small whole numbers.
 */
final class PathTree {

    private static final byte ROOT = 8;
    private static final byte UNSEEN = 9;
    private static final int BREATH = 1 << 14;

    private final int width;
    private final int height;
    /** The direction in which a pixel was reached. */
    private final byte[] reached;
    private final int[] price;

    /** What a step costs. */
    interface Steps {

        /** From a pixel to its neighbour in one of the directions of {@link EdgeMap#DX}; at least 1. */
        int step(int from, int to, int direction);
    }

    /**
     * Half done when nobody waits any more.
     *
     * @param dearest the most that a step can cost
     * @param corridor pixels that may be used, or null for all
     * @param target where to stop, or -1 for nowhere
     */
    PathTree(int width, int height, Steps steps, int dearest, int root, boolean @Nullable [] corridor, int target,
            BooleanSupplier dropped) {
        this.width = width;
        this.height = height;
        reached = new byte[width * height];
        price = new int[width * height];
        Arrays.fill(reached, UNSEEN);
        Arrays.fill(price, Integer.MAX_VALUE);
        price[root] = 0;
        reached[root] = ROOT;
        Buckets queue = new Buckets(Integer.highestOneBit(dearest) * 2, width * height);
        queue.add(root, 0);
        int breath = BREATH;
        for (int at = queue.next(price); at >= 0 && at != target; at = queue.next(price)) {
            if (--breath == 0) {
                if (dropped.getAsBoolean()) {
                    return;
                }
                breath = BREATH;
            }
            spread(at, steps, corridor, queue);
        }
    }

    private void spread(int at, Steps steps, boolean @Nullable [] corridor, Buckets queue) {
        int x = at % width;
        int y = at / width;
        for (int d = 0; d < 8; d++) {
            int nx = x + EdgeMap.DX[d];
            int ny = y + EdgeMap.DY[d];
            if (nx < 0 || ny < 0 || nx >= width || ny >= height) {
                continue;
            }
            int to = ny * width + nx;
            if (price[to] <= price[at] || (corridor != null && !corridor[to])) {
                continue;
            }
            int dearer = price[at] + steps.step(at, to, d);
            if (dearer < price[to]) {
                price[to] = dearer;
                reached[to] = (byte) d;
                queue.add(to, dearer);
            }
        }
    }

    boolean reaches(int target) {
        return reached[target] != UNSEEN;
    }

    /** What the way to a pixel costs. */
    int price(int target) {
        return price[target];
    }

    /** The pixels from the root to a reached target, both included. */
    int[] path(int target) {
        int length = 1;
        for (int at = target; reached[at] != ROOT; at = before(at)) {
            length++;
        }
        int[] path = new int[length];
        int at = target;
        for (int i = length - 1; i > 0; i--) {
            path[i] = at;
            at = before(at);
        }
        path[0] = at;
        return path;
    }

    private int before(int at) {
        int d = reached[at];
        return at - EdgeMap.DX[d] - EdgeMap.DY[d] * width;
    }

    /** Pixels by what the way to them costs, in a ring of buckets that is longer than any step. */
    private static final class Buckets {

        private final int mask;
        private final int[] head;
        /** Entries are chained; a pixel that got cheaper has several, of which the dearer ones are passed over. */
        private int[] pixel;
        private int[] price;
        private int[] next;
        private int free = -1;
        private int used;
        private int waits;
        private int now;

        Buckets(int size, int pixels) {
            mask = size - 1;
            head = new int[size];
            Arrays.fill(head, -1);
            pixel = new int[Math.min(pixels, 1 << 12) + 1];
            price = new int[pixel.length];
            next = new int[pixel.length];
        }

        void add(int at, int cost) {
            int entry = free;
            if (entry >= 0) {
                free = next[entry];
            } else {
                if (used == pixel.length) {
                    pixel = Arrays.copyOf(pixel, used * 2);
                    price = Arrays.copyOf(price, used * 2);
                    next = Arrays.copyOf(next, used * 2);
                }
                entry = used++;
            }
            pixel[entry] = at;
            price[entry] = cost;
            next[entry] = head[cost & mask];
            head[cost & mask] = entry;
            waits++;
        }

        /** The cheapest pixel, taken out; -1 when there is none. */
        int next(int[] cheapest) {
            while (waits > 0) {
                int entry = head[now & mask];
                if (entry < 0) {
                    now++;
                    continue;
                }
                head[now & mask] = next[entry];
                next[entry] = free;
                free = entry;
                waits--;
                if (price[entry] == cheapest[pixel[entry]]) {
                    return pixel[entry];
                }
            }
            return -1;
        }
    }
}
