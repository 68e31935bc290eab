package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * A place on a ring or line.
 *
 * @param segment the segment from the vertex of this number to the next one
 * @param along how far along the segment, from 0 to 1
 */
record RingPlace(int segment, double along, Point at) {

    /** What lies nearer than this many pixels to a line lies on it. */
    static final double ON = 1e-6;

    /** The place nearest to a point, if it is no further than {@code reach}. */
    static Optional<RingPlace> nearest(Points line, boolean closed, Point p, double reach) {
        double best = reach * reach;
        int segment = -1;
        double along = 0;
        int segments = segments(line, closed);
        for (int i = 0; i < segments; i++) {
            int next = i + 1 == line.size() ? 0 : i + 1;
            double dx = line.x(next) - line.x(i);
            double dy = line.y(next) - line.y(i);
            double length2 = dx * dx + dy * dy;
            double px = p.x() - line.x(i);
            double py = p.y() - line.y(i);
            double t = length2 == 0 ? 0 : Math.clamp((px * dx + py * dy) / length2, 0.0, 1.0);
            double ex = px - t * dx;
            double ey = py - t * dy;
            double distance2 = ex * ex + ey * ey;
            if (distance2 < best || (segment < 0 && distance2 == best)) {
                best = distance2;
                segment = i;
                along = t;
            }
        }
        return segment < 0 ? Optional.empty() : Optional.of(at(line, segment, along));
    }

    private static RingPlace at(Points line, int segment, double along) {
        int next = segment + 1 == line.size() ? 0 : segment + 1;
        double x = line.x(segment) + along * (line.x(next) - line.x(segment));
        double y = line.y(segment) + along * (line.y(next) - line.y(segment));
        return new RingPlace(segment, along,
                along == 0 ? line.get(segment) : along == 1 ? line.get(next) : new Point(x, y));
    }

    static int segments(Points line, boolean closed) {
        return closed ? line.size() : line.size() - 1;
    }

    /**
     * The vertices passed on the way from one place to another, in the direction of the ring; the places themselves are
     * not among them.
     */
    static List<Point> between(Points ring, RingPlace from, RingPlace to) {
        int n = ring.size();
        int count = Math.floorMod(to.segment - from.segment, n);
        if (count == 0 && to.along < from.along) {
            count = n;
        }
        List<Point> passed = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Point vertex = ring.get((from.segment + i) % n);
            if (!vertex.equals(from.at) && !vertex.equals(to.at)) {
                passed.add(vertex);
            }
        }
        return passed;
    }

    /**
     * A place where a line meets a ring or another line.
     *
     * @param segment of the line that meets the ring
     * @param along on that segment, from 0 to 1
     * @param on the place on the ring
     */
    record Crossing(int segment, double along, RingPlace on) {
    }

    /** Where the open line meets the other one, in the open line's order; what runs along it counts at its ends. */
    static List<Crossing> crossings(Points line, Points ring, boolean closed) {
        List<Crossing> all = new ArrayList<>();
        Bounds reach = line.bounds().grow(ON);
        int segments = segments(ring, closed);
        for (int j = 0; j < segments; j++) {
            int next = j + 1 == ring.size() ? 0 : j + 1;
            if (Math.max(ring.x(j), ring.x(next)) >= reach.minX() && Math.min(ring.x(j), ring.x(next)) <= reach.maxX()
                    && Math.max(ring.y(j), ring.y(next)) >= reach.minY()
                    && Math.min(ring.y(j), ring.y(next)) <= reach.maxY()) {
                for (int i = 0; i + 1 < line.size(); i++) {
                    cross(line, i, ring, j, next).ifPresent(all::add);
                }
            }
        }
        all.sort((a, b) -> a.segment != b.segment
                ? Integer.compare(a.segment, b.segment)
                : Double.compare(a.along, b.along));
        List<Crossing> apart = new ArrayList<>();
        for (Crossing crossing : all) {
            if (apart.isEmpty() || apart.getLast().on.at.distance(crossing.on.at) > 2 * ON) {
                apart.add(crossing);
            }
        }
        return apart;
    }

    private static Optional<Crossing> cross(Points line, int i, Points ring, int j, int next) {
        double rx = line.x(i + 1) - line.x(i);
        double ry = line.y(i + 1) - line.y(i);
        double sx = ring.x(next) - ring.x(j);
        double sy = ring.y(next) - ring.y(j);
        double cross = rx * sy - ry * sx;
        double r = Math.hypot(rx, ry);
        double s = Math.hypot(sx, sy);
        if (Math.abs(cross) <= 1e-12 * r * s) {
            return Optional.empty();
        }
        double qx = ring.x(j) - line.x(i);
        double qy = ring.y(j) - line.y(i);
        double t = (qx * sy - qy * sx) / cross;
        double u = (qx * ry - qy * rx) / cross;
        if (t < -ON / r || t > 1 + ON / r || u < -ON / s || u > 1 + ON / s) {
            return Optional.empty();
        }
        return Optional.of(new Crossing(i, Math.clamp(t, 0.0, 1.0), at(ring, j, ends(u, s))));
    }

    /** A place within reach of a vertex is the vertex. */
    private static double ends(double u, double length) {
        return u < ON / length ? 0 : u > 1 - ON / length ? 1 : u;
    }
}
