package touchstone.model.geometry;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Removes points that a line can do without (Douglas and Peucker 1973): every removed point lies within the tolerance of
 * the simplified line. A simplified ring can cross itself where it is thinner than twice the tolerance.
 */
public final class Simplifier {

    private Simplifier() {
    }

    /**
     * Keeps both ends.
     *
     * @param tolerance in pixels; 0 removes only points on the straight line between their neighbours
     * @throws InvalidGeometry when the tolerance is negative or not finite
     */
    public static Points line(Points line, double tolerance) {
        requireTolerance(tolerance);
        if (line.size() < 3) {
            return line;
        }
        BitSet kept = new BitSet(line.size());
        keepBetween(line.toArray(), 0, line.size() - 1, tolerance, kept);
        return select(line, kept);
    }

    /**
     * Keeps the first point and the one farthest from it, and at least three points.
     *
     * @throws InvalidGeometry as {@link #line}
     */
    public static Points ring(Points ring, double tolerance) {
        requireTolerance(tolerance);
        int n = ring.size();
        if (n < 4) {
            return ring;
        }
        double[] xy = Arrays.copyOf(ring.toArray(), 2 * n + 2);
        xy[2 * n] = xy[0];
        xy[2 * n + 1] = xy[1];
        int far = farthest(xy, 0, n).index;
        BitSet kept = new BitSet(n + 1);
        keepBetween(xy, 0, far, tolerance, kept);
        keepBetween(xy, far, n, tolerance, kept);
        if (kept.cardinality() < 4) {
            Farthest before = farthest(xy, 0, far);
            Farthest after = farthest(xy, far, n);
            kept.set(before.index > 0 && (before.squaredDistance >= after.squaredDistance || after.index < 0)
                    ? before.index
                    : after.index);
        }
        kept.clear(n);
        return select(ring, kept);
    }

    /**
     * Every ring by itself, so that the number of parts and holes stays.
     *
     * @throws InvalidGeometry as {@link #line}
     */
    public static Polygon polygon(Polygon polygon, double tolerance) {
        return new Polygon(polygon.parts().stream().map(part -> new Polygon.Part(ring(part.outer(), tolerance),
                part.holes().stream().map(hole -> ring(hole, tolerance)).toList())).toList());
    }

    private static void requireTolerance(double tolerance) {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new InvalidGeometry("A line cannot be simplified by less than nothing or without a limit.");
        }
    }

    /** With a stack of its own: lines of a million points would overflow the thread's. */
    private static void keepBetween(double[] xy, int first, int last, double tolerance, BitSet kept) {
        kept.set(first);
        kept.set(last);
        int[] open = new int[64];
        int size = 0;
        open[size++] = first;
        open[size++] = last;
        while (size > 0) {
            int to = open[--size];
            int from = open[--size];
            Farthest farthest = farthest(xy, from, to);
            if (farthest.index >= 0 && farthest.squaredDistance > tolerance * tolerance) {
                kept.set(farthest.index);
                if (size + 4 > open.length) {
                    open = Arrays.copyOf(open, 2 * open.length);
                }
                open[size++] = from;
                open[size++] = farthest.index;
                open[size++] = farthest.index;
                open[size++] = to;
            }
        }
    }

    /** @param index -1 when there is no point between */
    private record Farthest(int index, double squaredDistance) {
    }

    /** The point between two others that is farthest from the segment between them. */
    private static Farthest farthest(double[] xy, int from, int to) {
        double ax = xy[2 * from];
        double ay = xy[2 * from + 1];
        double dx = xy[2 * to] - ax;
        double dy = xy[2 * to + 1] - ay;
        double squaredLength = dx * dx + dy * dy;
        // All distances are compared times the length, which spares a division a point.
        double scale = squaredLength == 0 ? 1 : squaredLength;
        int index = -1;
        double most = -1;
        for (int i = 2 * from + 2; i < 2 * to; i += 2) {
            double px = xy[i] - ax;
            double py = xy[i + 1] - ay;
            double along = px * dx + py * dy;
            double across = px * dy - py * dx;
            double scaled = across * across;
            if (along <= 0) {
                scaled = (px * px + py * py) * scale;
            } else if (along >= squaredLength) {
                scaled = ((px - dx) * (px - dx) + (py - dy) * (py - dy)) * scale;
            }
            if (scaled > most) {
                most = scaled;
                index = i / 2;
            }
        }
        return new Farthest(index, most / scale);
    }

    private static Points select(Points points, BitSet kept) {
        double[] xy = new double[2 * kept.cardinality()];
        int n = 0;
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            xy[n++] = points.x(i);
            xy[n++] = points.y(i);
        }
        return Points.of(xy);
    }
}
