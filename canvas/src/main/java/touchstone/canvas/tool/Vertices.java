package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/** Vertices and joints that come and go, and several that move together. */
final class Vertices {

    /** Segments shorter than this on the screen show no handle for a new vertex. */
    private static final double ROOM = 40;

    private Vertices() {
    }

    /** A shape with a new vertex, and that vertex. */
    record Inserted(Geometry shape, Handle.Vertex vertex) {
    }

    /** A vertex where a line of the shape passes the point; empty where none passes within reach. */
    static Optional<Inserted> insert(Geometry shape, Point at, double reach) {
        if (!(shape instanceof Polygon || shape instanceof Polyline)) {
            return Optional.empty();
        }
        List<Points> lines = Nearness.lines(shape);
        Optional<Inserted> nearest = Optional.empty();
        double best = reach;
        for (int line = 0; line < lines.size(); line++) {
            Optional<RingPlace> place = RingPlace.nearest(lines.get(line), Nearness.closed(shape), at, best);
            if (place.isPresent()) {
                best = place.get().at().distance(at);
                nearest = Optional.of(inserted(shape, new Handle.Vertex(line, place.get().segment() + 1, at)));
            }
        }
        return nearest;
    }

    private static Inserted inserted(Geometry shape, Handle.Vertex v) {
        Geometry with = switch (shape) {
            case Polygon g -> Rings.with(g, v.line(), r -> r.insert(v.index(), v.at().x(), v.at().y()));
            case Polyline l -> new Polyline(l.points().insert(v.index(), v.at().x(), v.at().y()));
            default -> shape;
        };
        return new Inserted(with, v);
    }

    /** Where a new vertex can be pulled out: the middles of segments that are long enough on the screen. */
    static List<Point> openings(Geometry shape, double pixel) {
        List<Point> middles = new ArrayList<>();
        if (shape instanceof Polygon || shape instanceof Polyline) {
            for (Points line : Nearness.lines(shape)) {
                for (int i = 0; i < RingPlace.segments(line, Nearness.closed(shape)); i++) {
                    Point a = line.get(i);
                    Point b = line.get((i + 1) % line.size());
                    if (a.distance(b) >= ROOM * pixel) {
                        middles.add(new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2));
                    }
                }
            }
        }
        return middles;
    }

    /** The shape without vertices or joints; empty where it cannot do without. */
    static Optional<Geometry> without(Geometry shape, List<Handle> handles) {
        List<Handle> lastFirst = new ArrayList<>(handles);
        lastFirst.sort(Comparator.comparingInt(Vertices::line).thenComparingInt(Vertices::index).reversed());
        Optional<Geometry> rest = Optional.of(shape);
        for (Handle handle : lastFirst) {
            rest = rest.flatMap(s -> without(s, handle));
        }
        return rest;
    }

    private static int line(Handle handle) {
        return handle instanceof Handle.Vertex v ? v.line() : 0;
    }

    private static int index(Handle handle) {
        return handle instanceof Handle.Vertex v ? v.index() : handle instanceof Handle.Joint j ? j.index() : 0;
    }

    private static Optional<Geometry> without(Geometry shape, Handle handle) {
        return switch (handle) {
            case Handle.Vertex v when shape instanceof Polygon g && v.line() < g.rings().size()
                    && v.index() < g.rings().get(v.line()).size() ->
                Rings.withoutVertex(g, v.line(), v.index()).map(Geometry.class::cast);
            case Handle.Vertex v when shape instanceof Polyline l && l.points().size() > 2
                    && v.index() < l.points().size() ->
                Optional.of(new Polyline(l.points().remove(v.index())));
            case Handle.Joint j when shape instanceof Keypoints k && j.index() < k.joints().size() ->
                withoutJoint(k, j.index());
            default -> Optional.empty();
        };
    }

    private static Optional<Geometry> withoutJoint(Keypoints keypoints, int index) {
        List<Keypoints.Joint> joints = new ArrayList<>(keypoints.joints());
        joints.set(index, new Keypoints.Joint(0, 0, Keypoints.ABSENT));
        return joints.stream().allMatch(j -> j.visibility() == Keypoints.ABSENT)
                ? Optional.empty()
                : Optional.of(new Keypoints(joints));
    }

    /** The shape with a joint hidden if it was visible, and visible if it was hidden. */
    static Keypoints otherVisibility(Keypoints keypoints, int index) {
        List<Keypoints.Joint> joints = new ArrayList<>(keypoints.joints());
        Keypoints.Joint j = joints.get(index);
        joints.set(index, new Keypoints.Joint(j.x(), j.y(),
                j.visibility() == Keypoints.VISIBLE ? Keypoints.HIDDEN : Keypoints.VISIBLE));
        return new Keypoints(joints);
    }

    /** Whether every one of these handles is there on the shape, where it is said to be. */
    static boolean has(Geometry shape, List<Handle> handles) {
        return handles.stream().allMatch(h -> switch (h) {
            case Handle.Vertex v ->
                (shape instanceof Polygon || shape instanceof Polyline) && Nearness.lines(shape).size() > v.line()
                        && Nearness.lines(shape).get(v.line()).size() > v.index()
                        && Nearness.lines(shape).get(v.line()).get(v.index()).equals(v.at());
            case Handle.Joint j -> shape instanceof Keypoints k && k.joints().size() > j.index()
                    && k.joints().get(j.index()).visibility() != Keypoints.ABSENT
                    && new Point(k.joints().get(j.index()).x(), k.joints().get(j.index()).y()).equals(j.at());
            default -> false;
        });
    }

    /** The shape with vertices or joints moved, none of them off the image. */
    static Geometry moved(Geometry shape, List<Handle> handles, double dx, double dy, ToolContext context) {
        Geometry moved = shape;
        for (Handle handle : handles) {
            moved = Handles.drag(moved, handle, context.inside(handle.at().plus(dx, dy)), false);
        }
        return moved;
    }

    /** The same vertices or joints where they are after {@link #moved}; other handles are let go of. */
    static List<Handle> followed(List<Handle> handles, double dx, double dy, ToolContext context) {
        List<Handle> followed = new ArrayList<>();
        for (Handle handle : handles) {
            Point to = context.inside(handle.at().plus(dx, dy));
            switch (handle) {
                case Handle.Vertex v -> followed.add(new Handle.Vertex(v.line(), v.index(), to));
                case Handle.Joint j -> followed.add(new Handle.Joint(j.index(), to));
                default -> {
                }
            }
        }
        return followed;
    }
}
