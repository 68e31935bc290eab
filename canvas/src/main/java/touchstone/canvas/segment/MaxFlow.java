package touchstone.canvas.segment;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The largest flow from a source to a sink through a grid whose pixels are linked with their eight neighbours, and with
 * it the cheapest cut, by Boykov and Kolmogorov, An Experimental Comparison of Min-Cut/Max-Flow Algorithms for Energy
 * Minimization in Vision (2004): a tree grows from either end until they meet, the way found is filled, and what it cuts
 * off is adopted again where that can be.
 */
final class MaxFlow {

    /** In place of a direction to the parent. */
    private static final byte TERMINAL = 8;
    private static final byte ORPHAN = 9;
    private static final byte FREE = 10;
    private static final int BREATH = 1 << 12;

    private final int width;
    /** Pixels in a row with one at either side that is linked with nothing, so that every neighbour is there. */
    private final int stride;
    private final int[] toward = new int[8];
    /** What can still flow: eight directions for each pixel. */
    private final int[] residual;
    /** Positive: what can still come from the source; negative: what can still go to the sink. */
    private final int[] terminal;
    private final byte[] parent;
    /** Whether the pixel is in the sink's tree, if it is in one. */
    private final boolean[] sink;
    /** When the distance to the tree's root was right. */
    private final int[] stamp;
    private final int[] distance;
    private final int[] active;
    private final boolean[] waits;
    private int firstActive;
    private int actives;
    private int[] orphans = new int[256];
    private int firstOrphan;
    private int orphanCount;
    private int time;
    private long flow;

    MaxFlow(int width, int height) {
        this.width = width;
        stride = width + 2;
        int n = stride * (height + 2);
        for (int d = 0; d < 8; d++) {
            toward[d] = EdgeMap.DX[d] + EdgeMap.DY[d] * stride;
        }
        residual = new int[8 * n];
        terminal = new int[n];
        parent = new byte[n];
        Arrays.fill(parent, FREE);
        sink = new boolean[n];
        stamp = new int[n];
        distance = new int[n];
        active = new int[n];
        waits = new boolean[n];
    }

    private int padded(int pixel) {
        return (pixel / width + 1) * stride + pixel % width + 1;
    }

    private static int back(int direction) {
        return direction + 4 & 7;
    }

    /** Adds what may flow from the source to a pixel and from there to the sink; neither is negative. */
    void terminals(int pixel, int fromSource, int toSink) {
        int at = padded(pixel);
        int before = terminal[at];
        int from = fromSource + Math.max(0, before);
        int to = toSink + Math.max(0, -before);
        flow += Math.min(from, to);
        terminal[at] = from - to;
    }

    /** Links a pixel with its neighbour in a direction of {@link EdgeMap#DX}, both ways. */
    void link(int pixel, int direction, int capacity) {
        int at = padded(pixel);
        residual[8 * at + direction] = capacity;
        residual[8 * (at + toward[direction]) + back(direction)] = capacity;
    }

    /** Whether the pixel is on the source's side of the cheapest cut. */
    boolean isSource(int pixel) {
        int at = padded(pixel);
        return parent[at] != FREE && !sink[at];
    }

    /** Finds the largest flow. Half done when nobody waits any more. */
    long solve(BooleanSupplier dropped) {
        for (int at = 0; at < terminal.length; at++) {
            if (terminal[at] != 0) {
                sink[at] = terminal[at] < 0;
                parent[at] = TERMINAL;
                distance[at] = 1;
                activate(at);
            }
        }
        int breath = BREATH;
        int at = next();
        while (at >= 0) {
            if (--breath == 0) {
                if (dropped.getAsBoolean()) {
                    return flow;
                }
                breath = BREATH;
            }
            int met = grow(at);
            time++;
            if (met >= 0) {
                augment(at, met);
                adopt();
                // The same pixel may meet the other tree again.
                at = parent[at] == FREE ? next() : at;
            } else {
                at = next();
            }
        }
        return flow;
    }

    private void activate(int at) {
        if (!waits[at]) {
            waits[at] = true;
            int place = firstActive + actives++;
            active[place < active.length ? place : place - active.length] = at;
        }
    }

    private int next() {
        while (actives > 0) {
            int at = active[firstActive];
            firstActive = firstActive + 1 == active.length ? 0 : firstActive + 1;
            actives--;
            waits[at] = false;
            if (parent[at] != FREE) {
                return at;
            }
        }
        return -1;
    }

    /** Lets the tree take in the pixel's free neighbours; the direction in which it meets the other tree, or -1. */
    private int grow(int at) {
        boolean toSink = sink[at];
        for (int d = 0; d < 8; d++) {
            int to = at + toward[d];
            int room = toSink ? residual[8 * to + back(d)] : residual[8 * at + d];
            if (room == 0) {
                continue;
            }
            if (parent[to] == FREE) {
                sink[to] = toSink;
                reach(to, d, at);
                activate(to);
            } else if (sink[to] != toSink) {
                return d;
            } else if (stamp[to] <= stamp[at] && distance[to] > distance[at]) {
                reach(to, d, at);
            }
        }
        return -1;
    }

    private void reach(int to, int direction, int from) {
        parent[to] = (byte) back(direction);
        stamp[to] = stamp[from];
        distance[to] = distance[from] + 1;
    }

    /** Fills the way through a pixel and its neighbour in the other tree. */
    private void augment(int at, int direction) {
        int from = sink[at] ? at + toward[direction] : at;
        int to = sink[at] ? at : at + toward[direction];
        int d = sink[at] ? back(direction) : direction;
        int least = Math.min(residual[8 * from + d], Math.min(narrowest(from), narrowest(to)));
        residual[8 * from + d] -= least;
        residual[8 * to + back(d)] += least;
        fill(from, least);
        fill(to, least);
        flow += least;
    }

    /** What the way between a pixel and its tree's root still lets through. */
    private int narrowest(int start) {
        int least = Integer.MAX_VALUE;
        int at = start;
        while (parent[at] != TERMINAL) {
            int d = parent[at];
            int up = at + toward[d];
            least = Math.min(least, sink[start] ? residual[8 * at + d] : residual[8 * up + back(d)]);
            at = up;
        }
        return Math.min(least, Math.abs(terminal[at]));
    }

    private void fill(int start, int amount) {
        boolean toSink = sink[start];
        int at = start;
        while (parent[at] != TERMINAL) {
            int d = parent[at];
            int up = at + toward[d];
            int along = toSink ? 8 * at + d : 8 * up + back(d);
            int against = toSink ? 8 * up + back(d) : 8 * at + d;
            residual[along] -= amount;
            residual[against] += amount;
            if (residual[along] == 0) {
                orphan(at);
            }
            at = up;
        }
        terminal[at] += toSink ? amount : -amount;
        if (terminal[at] == 0) {
            orphan(at);
        }
    }

    private void orphan(int at) {
        parent[at] = ORPHAN;
        if (orphanCount == orphans.length) {
            int[] larger = new int[2 * orphanCount];
            for (int i = 0; i < orphanCount; i++) {
                larger[i] = orphans[(firstOrphan + i) % orphanCount];
            }
            orphans = larger;
            firstOrphan = 0;
        }
        orphans[(firstOrphan + orphanCount++) % orphans.length] = at;
    }

    private void adopt() {
        while (orphanCount > 0) {
            int at = orphans[firstOrphan];
            firstOrphan = (firstOrphan + 1) % orphans.length;
            orphanCount--;
            adopt(at);
        }
    }

    private void adopt(int at) {
        boolean toSink = sink[at];
        int best = -1;
        int nearest = Integer.MAX_VALUE;
        for (int d = 0; d < 8; d++) {
            int from = at + toward[d];
            int room = toSink ? residual[8 * at + d] : residual[8 * from + back(d)];
            if (room > 0 && parent[from] != FREE && sink[from] == toSink) {
                int far = distanceToRoot(from);
                if (far < nearest) {
                    nearest = far;
                    best = d;
                }
            }
        }
        if (best >= 0) {
            parent[at] = (byte) best;
            stamp[at] = time;
            distance[at] = nearest + 1;
            return;
        }
        parent[at] = FREE;
        for (int d = 0; d < 8; d++) {
            int near = at + toward[d];
            if (parent[near] == FREE || sink[near] != toSink) {
                continue;
            }
            int room = toSink ? residual[8 * at + d] : residual[8 * near + back(d)];
            if (room > 0) {
                activate(near);
            }
            if (parent[near] == back(d)) {
                orphan(near);
            }
        }
    }

    /** Steps from a pixel to its tree's root, which are marked on the way; the largest number if it has lost its root. */
    private int distanceToRoot(int start) {
        int steps = 0;
        int at = start;
        while (stamp[at] != time) {
            byte d = parent[at];
            steps++;
            if (d == TERMINAL) {
                stamp[at] = time;
                distance[at] = 1;
                steps--;
                break;
            }
            if (d == ORPHAN) {
                return Integer.MAX_VALUE;
            }
            at += toward[d];
        }
        steps += distance[at];
        int mark = steps;
        for (int on = start; stamp[on] != time; on += toward[parent[on]]) {
            stamp[on] = time;
            distance[on] = mark--;
        }
        return steps;
    }
}
