package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/**
 * Polygons as sets of points: union, difference, intersection, pieces. Rings that cross themselves are read by the
 * even-odd rule, as everywhere; results are valid: their rings neither cross nor overlap. By JTS OverlayNG.
 */
public final class Areas {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Areas() {
    }

    /** What lies in at least one; empty where nothing has an area. */
    public static Optional<Polygon> union(List<Polygon> polygons) {
        Geometry all = FACTORY.buildGeometry(polygons.stream().map(Areas::read).toList());
        return written(OverlayNGRobust.union(all));
    }

    /** What lies in the first and in none of the others. */
    public static Optional<Polygon> subtract(Polygon from, List<Polygon> others) {
        Geometry rest = read(from);
        for (Polygon other : others) {
            Geometry cut = read(other);
            if (rest.getEnvelopeInternal().intersects(cut.getEnvelopeInternal())) {
                rest = overlay(rest, cut, OverlayNG.DIFFERENCE);
            }
        }
        return written(rest);
    }

    /** What lies in all; there must be one at least. */
    public static Optional<Polygon> intersection(List<Polygon> polygons) {
        Geometry common = read(polygons.getFirst());
        for (Polygon other : polygons.subList(1, polygons.size())) {
            common = overlay(common, read(other), OverlayNG.INTERSECTION);
        }
        return written(common);
    }

    /** Whether the two have an area in common. */
    static boolean overlap(Polygon a, Polygon b) {
        return a.bounds().intersects(b.bounds()) && overlay(read(a), read(b), OverlayNG.INTERSECTION).getArea() > 0;
    }

    /** Whether no point is in both, not even on the border; for valid polygons. */
    static boolean apart(Polygon a, Polygon b) {
        return plain(a).disjoint(plain(b));
    }

    /** The same area with rings that neither cross nor overlap; the polygon itself where they do not. */
    static Optional<Polygon> valid(Polygon polygon) {
        return isValid(polygon) ? Optional.of(polygon) : written(read(polygon));
    }

    static boolean isValid(Polygon polygon) {
        return new IsValidOp(plain(polygon)).isValid();
    }

    /**
     * The part cut along a line, the largest piece first; the part alone where the line does not go right through it.
     */
    static List<Polygon.Part> pieces(Polygon.Part part, Points line) {
        Geometry area = read(new Polygon(List.of(part)));
        Geometry noded = OverlayNGRobust.overlay(area.getBoundary(), line(line), OverlayNG.UNION);
        List<Geometry> pieces = new ArrayList<>(faces(noded).stream()
                .filter(face -> inside(face, new Polygon(List.of(part)))).toList());
        if (pieces.size() < 2) {
            return List.of(part);
        }
        pieces.sort(Comparator.comparingDouble(Geometry::getArea).reversed());
        return pieces.stream().flatMap(piece -> written(piece).stream()).flatMap(p -> p.parts().stream()).toList();
    }

    /**
     * With fewer vertices, none of the removed ones further than the tolerance from the new lines; rings stay apart and do
     * not cross themselves where they did not before. Every part and hole stays.
     */
    static Polygon simplified(Polygon polygon, double tolerance) {
        Geometry simple = TopologyPreservingSimplifier.simplify(plain(polygon), tolerance);
        return written(simple).orElse(polygon);
    }

    /** A line with fewer vertices, as {@link #simplified(Polygon, double)}; both ends stay. */
    static Points simplified(Points line, double tolerance) {
        Coordinate[] left = TopologyPreservingSimplifier.simplify(line(line), tolerance).getCoordinates();
        double[] xy = new double[2 * left.length];
        for (int i = 0; i < left.length; i++) {
            xy[2 * i] = left[i].x;
            xy[2 * i + 1] = left[i].y;
        }
        return left.length < 2 ? line : Points.of(xy);
    }

    private static boolean inside(Geometry face, Polygon polygon) {
        Point p = InnerPoint.of(written(face).orElseThrow());
        return polygon.contains(p.x(), p.y());
    }

    private static Geometry overlay(Geometry a, Geometry b, int operation) {
        return polygons(OverlayNGRobust.overlay(a, b, operation));
    }

    /** Without the points and lines in which areas merely touch. */
    private static Geometry polygons(Geometry mixed) {
        if (mixed.getDimension() < 2) {
            return FACTORY.createPolygon();
        }
        return mixed instanceof GeometryCollection && !(mixed instanceof MultiPolygon)
                ? FACTORY.buildGeometry(PolygonExtracter.getPolygons(mixed))
                : mixed;
    }

    private static Geometry read(Polygon polygon) {
        Geometry plain = plain(polygon);
        if (new IsValidOp(plain).isValid()) {
            return plain;
        }
        List<Geometry> parts = new ArrayList<>();
        for (Polygon.Part part : polygon.parts()) {
            Geometry area = evenOdd(part.outer());
            for (Points hole : part.holes()) {
                area = overlay(area, evenOdd(hole), OverlayNG.DIFFERENCE);
            }
            parts.add(area);
        }
        return polygons(OverlayNGRobust.union(FACTORY.buildGeometry(parts)));
    }

    /** Ring by ring as they are. */
    private static Geometry plain(Polygon polygon) {
        org.locationtech.jts.geom.Polygon[] parts = polygon.parts().stream()
                .map(part -> FACTORY.createPolygon(ring(part.outer()),
                        part.holes().stream().map(Areas::ring).toArray(LinearRing[]::new)))
                .toArray(org.locationtech.jts.geom.Polygon[]::new);
        return parts.length == 1 ? parts[0] : FACTORY.createMultiPolygon(parts);
    }

    private static Geometry evenOdd(Points ring) {
        Geometry plain = FACTORY.createPolygon(ring(ring));
        if (new IsValidOp(plain).isValid()) {
            return plain;
        }
        Geometry noded = OverlayNGRobust.union(FACTORY.createLineString(ring(ring).getCoordinateSequence()));
        List<Geometry> inside = faces(noded).stream().filter(face -> inside(face, Polygon.of(ring))).toList();
        return polygons(OverlayNGRobust.union(FACTORY.buildGeometry(inside)));
    }

    private static List<Geometry> faces(Geometry noded) {
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(noded);
        List<Geometry> faces = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            if (((Geometry) face).getArea() > 0) {
                faces.add((Geometry) face);
            }
        }
        return faces;
    }

    private static LineString line(Points points) {
        Coordinate[] line = new Coordinate[points.size()];
        Arrays.setAll(line, i -> new Coordinate(points.x(i), points.y(i)));
        return FACTORY.createLineString(line);
    }

    private static LinearRing ring(Points points) {
        Coordinate[] closed = new Coordinate[points.size() + 1];
        Arrays.setAll(closed, i -> new Coordinate(points.x(i % points.size()), points.y(i % points.size())));
        return FACTORY.createLinearRing(closed);
    }

    private static Optional<Polygon> written(Geometry areas) {
        List<Polygon.Part> parts = new ArrayList<>();
        for (int i = 0; i < areas.getNumGeometries(); i++) {
            if (areas.getGeometryN(i) instanceof org.locationtech.jts.geom.Polygon p && p.getArea() > 0) {
                List<Points> holes = new ArrayList<>();
                for (int h = 0; h < p.getNumInteriorRing(); h++) {
                    holes.add(points(p.getInteriorRingN(h)));
                }
                parts.add(new Polygon.Part(points(p.getExteriorRing()), holes));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Polygon(parts));
    }

    private static Points points(LinearRing ring) {
        int n = ring.getNumPoints() - 1;
        double[] xy = new double[2 * n];
        for (int i = 0; i < n; i++) {
            xy[2 * i] = ring.getCoordinateN(i).x;
            xy[2 * i + 1] = ring.getCoordinateN(i).y;
        }
        return Points.of(xy);
    }

    /** A shape with an area as a polygon; empty for one without, and for a mask. */
    public static Optional<Polygon> of(touchstone.model.geometry.Geometry shape) {
        return switch (shape) {
            case Polygon g -> Optional.of(g);
            case touchstone.model.geometry.Box b when b.area() > 0 -> Optional.of(Polygon.of(b.corners()));
            case touchstone.model.geometry.Ellipse e when e.area() > 0 -> Optional.of(
                    Polygon.of(Nearness.lines(e).getFirst()));
            default -> Optional.empty();
        };
    }
}
