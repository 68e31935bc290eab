package touchstone.qa.similarity;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/**
 * A shape's outline for exact overlay. A ring that crosses itself is first made valid: what it winds around, in either
 * direction, is inside (JTS GeometryFixer); parts that overlap are united. An ellipse becomes a polygon of 256 points
 * with the ellipse's area.
 */
final class Outline {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int ELLIPSE_POINTS = 256;

    private final org.locationtech.jts.geom.Geometry jts;

    private Outline(org.locationtech.jts.geom.Geometry jts) {
        this.jts = jts;
    }

    /** Of a polygon, box or ellipse. */
    static Outline of(Geometry geometry) {
        return switch (geometry) {
            case Polygon p -> new Outline(ofPolygon(p));
            case Box b -> new Outline(FACTORY.createPolygon(ring(b.corners())));
            case Ellipse e -> new Outline(FACTORY.createPolygon(ring(ofEllipse(e))));
            default -> throw new IllegalArgumentException("A " + geometry.kind().key() + " has no outline.");
        };
    }

    double area() {
        return jts.getArea();
    }

    double commonArea(Outline other) {
        if (!jts.getEnvelopeInternal().intersects(other.jts.getEnvelopeInternal())) {
            return 0;
        }
        return jts.equalsExact(other.jts)
                ? area()
                : Math.min(CommonArea.of(jts, other.jts), Math.min(area(), other.area()));
    }

    /** How much of each line lies within the distance of the other, as a share of both lengths together. */
    static double nearShare(Polyline a, Polyline b, double distance) {
        LineString first = line(a);
        LineString second = line(b);
        double length = first.getLength() + second.getLength();
        if (!(length > 0)) {
            return first.distance(second) <= distance ? 1 : 0;
        }
        double near = first.intersection(second.buffer(distance)).getLength()
                + second.intersection(first.buffer(distance)).getLength();
        return Math.clamp(near / length, 0, 1);
    }

    private static org.locationtech.jts.geom.Geometry ofPolygon(Polygon polygon) {
        org.locationtech.jts.geom.Geometry all = null;
        for (Polygon.Part part : polygon.parts()) {
            org.locationtech.jts.geom.Polygon drawn = FACTORY.createPolygon(ring(part.outer()),
                    part.holes().stream().map(Outline::ring).toArray(LinearRing[]::new));
            org.locationtech.jts.geom.Geometry valid = part.holes().isEmpty() && isConvex(part.outer())
                    ? drawn
                    : valid(drawn);
            all = all == null ? valid : OverlayNGRobust.overlay(all, valid, OverlayNG.UNION);
        }
        return all == null ? FACTORY.createPolygon() : all;
    }

    /** Whether the ring turns to one side only, and round once: then it is valid, which is known at once. */
    private static boolean isConvex(Points ring) {
        int n = ring.size();
        double side = 0;
        int turnsOfY = 0;
        double lastDy = 0;
        for (int i = 0; i <= n; i++) {
            int here = i % n;
            int then = (i + 1) % n;
            int after = (i + 2) % n;
            double dx = ring.x(then) - ring.x(here);
            double dy = ring.y(then) - ring.y(here);
            double ex = ring.x(after) - ring.x(then);
            double ey = ring.y(after) - ring.y(then);
            double turn = dx * ey - dy * ex;
            if (!(Math.abs(turn) > 0) || turn * side < 0) {
                return false;
            }
            side = turn;
            if (dy * lastDy < 0) {
                turnsOfY++;
            }
            lastDy = dy == 0 ? lastDy : dy;
        }
        return turnsOfY <= 2;
    }

    private static org.locationtech.jts.geom.Geometry valid(org.locationtech.jts.geom.Geometry g) {
        return g.isValid() ? g : GeometryFixer.fix(g);
    }

    /** Radii longer by as much as a polygon of this many points on the curve falls short. */
    private static Points ofEllipse(Ellipse e) {
        double step = 2 * Math.PI / ELLIPSE_POINTS;
        double longer = Math.sqrt(step / Math.sin(step));
        return new Ellipse(e.cx(), e.cy(), e.rx() * longer, e.ry() * longer, e.rotation()).outline(ELLIPSE_POINTS);
    }

    private static LinearRing ring(Points points) {
        Coordinate[] closed = new Coordinate[points.size() + 1];
        for (int i = 0; i < points.size(); i++) {
            closed[i] = new Coordinate(points.x(i), points.y(i));
        }
        closed[points.size()] = closed[0];
        return FACTORY.createLinearRing(closed);
    }

    private static LineString line(Polyline polyline) {
        List<Point> points = polyline.points().toList();
        return FACTORY.createLineString(
                points.stream().map(p -> new Coordinate(p.x(), p.y())).toArray(Coordinate[]::new));
    }
}
