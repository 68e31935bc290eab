package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** The handles of a selected shape and what dragging them does. */
final class Handles {

    private static final double REACH = 7;
    /** How far above a box the turning handle lies, in screen pixels. */
    private static final double TURN_DISTANCE = 24;
    /** Vertices that would lie nearer than this on the screen, on average, are not shown. */
    private static final double SHOWN_SPACING = 7;
    private static final double RIGHT_ANGLES = 15;

    private Handles() {
    }

    static List<Handle> of(Geometry shape, double pixel) {
        return switch (shape) {
            case Box b -> frame(b, pixel);
            case Ellipse e -> frame(around(e), pixel);
            case Polygon g -> vertices(g.rings());
            case Polyline l -> vertices(List.of(l.points()));
            case Keypoints k -> joints(k);
            case Mask m -> List.of();
            case Tag t -> List.of();
        };
    }

    /** The places to show; none where a shape's vertices lie too close on the screen. */
    static Points shown(Geometry shape, double pixel) {
        List<Handle> handles = of(shape, pixel);
        double length = Nearness.lines(shape).stream().mapToDouble(Points::length).sum();
        boolean isPath = shape instanceof Polygon || shape instanceof Polyline;
        boolean dense = isPath
                ? length < SHOWN_SPACING * pixel * handles.size()
                : shape instanceof Keypoints;
        return dense ? Points.of() : Points.of(handles.stream().map(Handle::at).toList());
    }

    /** The handle under a point: the nearest within reach. */
    static Optional<Handle> at(Geometry shape, Point p, double pixel) {
        Optional<Handle> nearest = Optional.empty();
        double best = REACH * pixel;
        for (Handle handle : of(shape, pixel)) {
            double distance = handle.at().distance(p);
            if (distance <= best) {
                best = distance;
                nearest = Optional.of(handle);
            }
        }
        return nearest;
    }

    private static Box around(Ellipse e) {
        return new Box(e.cx() - e.rx(), e.cy() - e.ry(), 2 * e.rx(), 2 * e.ry(), e.rotation());
    }

    private static List<Handle> frame(Box box, double pixel) {
        List<Handle> handles = new ArrayList<>();
        for (int sy = -1; sy <= 1; sy++) {
            for (int sx = -1; sx <= 1; sx++) {
                if (sx != 0 || sy != 0) {
                    handles.add(new Handle.Side(sx, sy, on(box, sx, sy)));
                }
            }
        }
        Point centre = box.center();
        handles.add(new Handle.Turn(new Point(centre.x(), box.y() - TURN_DISTANCE * pixel).rotate(centre,
                box.rotation())));
        return handles;
    }

    private static Point on(Box box, int sx, int sy) {
        Point c = box.center();
        return c.plus(sx * box.width() / 2, sy * box.height() / 2).rotate(c, box.rotation());
    }

    private static List<Handle> vertices(List<Points> lines) {
        List<Handle> handles = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            for (int i = 0; i < lines.get(line).size(); i++) {
                handles.add(new Handle.Vertex(line, i, lines.get(line).get(i)));
            }
        }
        return handles;
    }

    private static List<Handle> joints(Keypoints keypoints) {
        List<Handle> handles = new ArrayList<>();
        for (int i = 0; i < keypoints.joints().size(); i++) {
            Keypoints.Joint joint = keypoints.joints().get(i);
            if (joint.visibility() != Keypoints.ABSENT) {
                handles.add(new Handle.Joint(i, new Point(joint.x(), joint.y())));
            }
        }
        return handles;
    }

    /** The shape with a handle dragged to a place; Shift keeps a box's proportions and turns in steps of 15 degrees. */
    static Geometry drag(Geometry shape, Handle handle, Point to, boolean shift) {
        return switch (handle) {
            case Handle.Vertex v -> switch (shape) {
                case Polygon g -> Rings.with(g, v.line(), points -> points.with(v.index(), to.x(), to.y()));
                case Polyline l -> new Polyline(l.points().with(v.index(), to.x(), to.y()));
                default -> shape;
            };
            case Handle.Joint j -> shape instanceof Keypoints k ? withJoint(k, j.index(), to) : shape;
            case Handle.Side s -> switch (shape) {
                case Box b -> resized(b, s, to, shift);
                case Ellipse e -> inside(resized(around(e), s, to, shift));
                default -> shape;
            };
            case Handle.Turn t -> switch (shape) {
                case Box b -> new Box(b.x(), b.y(), b.width(), b.height(), angle(b.center(), to, shift));
                case Ellipse e -> new Ellipse(e.cx(), e.cy(), e.rx(), e.ry(),
                        angle(new Point(e.cx(), e.cy()), to, shift));
                default -> shape;
            };
        };
    }

    private static Keypoints withJoint(Keypoints keypoints, int index, Point to) {
        List<Keypoints.Joint> joints = new ArrayList<>(keypoints.joints());
        joints.set(index, new Keypoints.Joint(to.x(), to.y(), joints.get(index).visibility()));
        return new Keypoints(joints);
    }

    private static Ellipse inside(Box box) {
        return new Ellipse(box.center().x(), box.center().y(), box.width() / 2, box.height() / 2, box.rotation());
    }

    private static double angle(Point centre, Point to, boolean steps) {
        double degrees = Math.toDegrees(Math.atan2(to.y() - centre.y(), to.x() - centre.x())) + 90;
        double rounded = steps
                ? Math.round(degrees / RIGHT_ANGLES) * RIGHT_ANGLES
                : Math.round(degrees * 10) / 10.0;
        return rounded > 180 ? rounded - 360 : rounded;
    }

    /** The box with one side or corner moved while the opposite one stays, also when the box is turned. */
    private static Box resized(Box box, Handle.Side side, Point to, boolean proportional) {
        Point fixed = on(box, -side.sx(), -side.sy());
        Point along = new Point(to.x(), to.y()).rotate(fixed, -box.rotation());
        double width = side.sx() == 0 ? box.width() : Math.abs(along.x() - fixed.x());
        double height = side.sy() == 0 ? box.height() : Math.abs(along.y() - fixed.y());
        int sx = side.sx() == 0 ? 0 : along.x() < fixed.x() ? -1 : 1;
        int sy = side.sy() == 0 ? 0 : along.y() < fixed.y() ? -1 : 1;
        if (proportional && sx != 0 && sy != 0 && box.width() > 0 && box.height() > 0) {
            double factor = Math.max(width / box.width(), height / box.height());
            width = box.width() * factor;
            height = box.height() * factor;
        }
        Point centre = fixed.plus(sx * width / 2, sy * height / 2).rotate(fixed, box.rotation());
        return new Box(centre.x() - width / 2, centre.y() - height / 2, width, height, box.rotation());
    }
}
