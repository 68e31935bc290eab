package touchstone.qa.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/** What is asked of a polygon's rings, part by part. */
final class Rings {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Set<Integer> CROSSING = Set.of(TopologyValidationError.SELF_INTERSECTION,
            TopologyValidationError.HOLE_OUTSIDE_SHELL, TopologyValidationError.NESTED_HOLES,
            TopologyValidationError.DUPLICATE_RINGS);

    private Rings() {
    }

    /** Where a ring crosses itself or another of its part; rings that only touch do not cross. */
    static Optional<Point> crossing(Polygon polygon) {
        for (Polygon.Part part : polygon.parts()) {
            if (part.holes().isEmpty() && SimpleRing.isCertain(part.outer())) {
                continue;
            }
            IsValidOp validity = new IsValidOp(jts(part));
            validity.setSelfTouchingRingFormingHoleValid(true);
            TopologyValidationError error = validity.getValidationError();
            if (error != null && CROSSING.contains(error.getErrorType())) {
                Coordinate at = error.getCoordinate();
                return Optional.of(new Point(at.x, at.y));
            }
        }
        return Optional.empty();
    }

    /**
     * The same inside with rings that do not cross. Nothing where it depends on the way of telling the inside: where some
     * place is wound around an even number of times, but not none.
     */
    static Optional<Polygon> uncrossed(Polygon polygon) {
        List<Polygon.Part> parts = new ArrayList<>();
        for (Polygon.Part part : polygon.parts()) {
            Polygonizer faces = new Polygonizer();
            faces.add(UnaryUnionOp.union(jts(part).getBoundary()));
            List<Geometry> inside = new ArrayList<>();
            for (Object found : (Collection<?>) faces.getPolygons()) {
                Geometry face = (Geometry) found;
                Coordinate at = face.getInteriorPoint().getCoordinate();
                int outer = winding(part.outer(), at);
                int holes = part.holes().stream().mapToInt(hole -> Math.abs(winding(hole, at))).sum();
                if (Math.abs(outer) > 1 || holes > 1 || holes > 0 && outer == 0) {
                    return Optional.empty();
                }
                if (outer != 0 && holes == 0) {
                    inside.add(face);
                }
            }
            if (inside.isEmpty()) {
                return Optional.empty();
            }
            parts.addAll(parts(UnaryUnionOp.union(inside)));
        }
        return Optional.of(new Polygon(parts));
    }

    /** How often the ring goes round the place, against its direction negative. */
    private static int winding(Points ring, Coordinate at) {
        int winding = 0;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            boolean down = ring.y(j) <= at.y && ring.y(i) > at.y;
            boolean up = ring.y(j) > at.y && ring.y(i) <= at.y;
            if (down || up) {
                double x = ring.x(j) + (at.y - ring.y(j)) / (ring.y(i) - ring.y(j)) * (ring.x(i) - ring.x(j));
                winding += at.x < x ? (down ? 1 : -1) : 0;
            }
        }
        return winding;
    }

    /** What of the polygon lies in the frame; nothing where that has no area, or a ring crosses another. */
    static Optional<Polygon> clip(Polygon polygon, Bounds frame) {
        if (crossing(polygon).isPresent()) {
            return Optional.empty();
        }
        Geometry window = FACTORY.toGeometry(new Envelope(frame.minX(), frame.maxX(), frame.minY(), frame.maxY()));
        List<Polygon.Part> parts = new ArrayList<>();
        for (Polygon.Part part : polygon.parts()) {
            parts.addAll(parts(OverlayNGRobust.overlay(jts(part), window, OverlayNG.INTERSECTION)));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Polygon(parts));
    }

    /** Both sides of the smallest rectangle around all parts, turned as need be; nothing where there is none. */
    static Optional<Point> sides(Polygon polygon) {
        Coordinate[] points = polygon.parts().stream().flatMap(p -> Arrays.stream(closed(p.outer())))
                .toArray(Coordinate[]::new);
        Coordinate[] corners = MinimumAreaRectangle.getMinimumRectangle(FACTORY.createMultiPointFromCoords(points))
                .getCoordinates();
        return corners.length < 4
                ? Optional.empty()
                : Optional.of(new Point(corners[0].distance(corners[1]), corners[1].distance(corners[2])));
    }

    /**
     * Whether the smallest rectangle is certainly at most so many times as long as it is wide. Neither side is longer than
     * the diagonal of the bounds, and the area is at least that between the points furthest left, up, right and down.
     */
    static boolean isCompact(Polygon polygon, double aspect) {
        double[] most = { Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY,
                Double.NEGATIVE_INFINITY };
        double[] xs = new double[4];
        double[] ys = new double[4];
        for (Polygon.Part part : polygon.parts()) {
            Points ring = part.outer();
            for (int i = 0; i < ring.size(); i++) {
                double x = ring.x(i);
                double y = ring.y(i);
                for (int side = 0; side < 4; side++) {
                    double reach = side == 0 ? -x : side == 1 ? -y : side == 2 ? x : y;
                    if (reach > most[side]) {
                        most[side] = reach;
                        xs[side] = x;
                        ys[side] = y;
                    }
                }
            }
        }
        double width = most[2] + most[0];
        double height = most[3] + most[1];
        double area = Math.abs((xs[2] - xs[0]) * (ys[3] - ys[1]) - (ys[2] - ys[0]) * (xs[3] - xs[1])) / 2;
        return width * width + height * height <= aspect * area * (1 - 1e-9);
    }

    private static org.locationtech.jts.geom.Polygon jts(Polygon.Part part) {
        return FACTORY.createPolygon(ring(part.outer()),
                part.holes().stream().map(Rings::ring).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(Points points) {
        return FACTORY.createLinearRing(closed(points));
    }

    private static Coordinate[] closed(Points points) {
        Coordinate[] closed = new Coordinate[points.size() + 1];
        for (int i = 0; i < points.size(); i++) {
            closed[i] = new Coordinate(points.x(i), points.y(i));
        }
        closed[points.size()] = closed[0];
        return closed;
    }

    private static List<Polygon.Part> parts(Geometry geometry) {
        List<Polygon.Part> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof org.locationtech.jts.geom.Polygon polygon && !polygon.isEmpty()) {
                List<Points> holes = new ArrayList<>();
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    holes.add(open(polygon.getInteriorRingN(h)));
                }
                parts.add(new Polygon.Part(open(polygon.getExteriorRing()), holes));
            }
        }
        return parts;
    }

    private static Points open(LinearRing ring) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i + 1 < ring.getNumPoints(); i++) {
            points.add(new Point(ring.getCoordinateN(i).x, ring.getCoordinateN(i).y));
        }
        return Points.of(points);
    }
}
