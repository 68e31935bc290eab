package touchstone.canvas.tool;

import java.util.List;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** How near a point is to the lines of a shape. */
public final class Nearness {

    private static final int CURVE_POINTS = 96;

    private Nearness() {
    }

    /** Whether the point lies inside the shape or no further than {@code tolerance} from its line or one of its joints. */
    public static boolean touches(Geometry shape, Point p, double tolerance) {
        if (!shape.bounds().grow(tolerance).contains(p.x(), p.y())) {
            return false;
        }
        return shape.contains(p.x(), p.y()) || switch (shape) {
            case Keypoints k -> k.joints().stream().anyMatch(j -> j.visibility() != Keypoints.ABSENT
                    && Math.hypot(j.x() - p.x(), j.y() - p.y()) <= tolerance);
            case Mask m -> false;
            case Tag t -> false;
            default -> lines(shape).stream().anyMatch(l -> distance(l, closed(shape), p) <= tolerance);
        };
    }

    /** Whether any of the shape lies in the frame, be it only a stretch of its line. */
    static boolean meets(Geometry shape, Bounds frame) {
        if (!shape.bounds().intersects(frame)) {
            return false;
        }
        return switch (shape) {
            case Keypoints k -> k.joints().stream()
                    .anyMatch(j -> j.visibility() != Keypoints.ABSENT && frame.contains(j.x(), j.y()));
            case Mask m -> {
                boolean[] met = { false };
                m.forEachRun((y, from, to) -> met[0] |= y < frame.maxY() && y + 1 > frame.minY() && from < frame.maxX()
                        && to > frame.minX());
                yield met[0];
            }
            default -> {
                Points around = Points.of(frame.minX(), frame.minY(), frame.maxX(), frame.minY(), frame.maxX(),
                        frame.maxY(), frame.minX(), frame.maxY(), frame.minX(), frame.minY());
                yield shape.contains(frame.minX(), frame.minY()) || lines(shape).stream()
                        .anyMatch(line -> frame.contains(line.x(0), line.y(0))
                                || !RingPlace.crossings(around, line, closed(shape)).isEmpty());
            }
        };
    }

    /** The lines that a shape is drawn with; none for masks, keypoints and tags. */
    static List<Points> lines(Geometry shape) {
        return switch (shape) {
            case Polygon g -> g.rings();
            case Box b -> List.of(b.corners());
            case Ellipse e -> List.of(e.outline(CURVE_POINTS));
            case Polyline l -> List.of(l.points());
            case Mask m -> List.of();
            case Keypoints k -> List.of();
            case Tag t -> List.of();
        };
    }

    static boolean closed(Geometry shape) {
        return !(shape instanceof Polyline);
    }

    private static double distance(Points line, boolean closed, Point p) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < line.size() - (closed ? 0 : 1); i++) {
            nearest = Math.min(nearest, distance(p, line.get(i), line.get((i + 1) % line.size())));
        }
        return nearest;
    }

    /** From a point to the segment between two others. */
    static double distance(Point p, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length2 = dx * dx + dy * dy;
        double t = length2 == 0
                ? 0
                : Math.clamp(((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / length2, 0, 1);
        return Math.hypot(p.x() - a.x() - t * dx, p.y() - a.y() - t * dy);
    }
}
