package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

/** The handles of a selected shape and what dragging them does. */
final class Handles {

    private static final double REACH = 7;
    /** How far above a box the turning handle lies, in screen pixels. */
    private static final double TURN_DISTANCE = 24;
    /** Vertices that would lie nearer than this on the screen, on average, are not shown. */
    private static final double SHOWN_SPACING = 7;
    private static final double RIGHT_ANGLES = 15;
    /** How far outside its corner a handle that stretches lies, in screen pixels. */
    private static final double OUTSIDE = 10;
    /** Smaller on the screen than this a path shows no handles to stretch it. */
    private static final double STRETCHABLE = 24;

    private Handles() {
    }

    static List<Handle> of(Geometry shape, double pixel) {
        return switch (shape) {
            case Box b -> frame(b, pixel);
            case Ellipse e -> frame(around(e), pixel);
            case Polygon g -> joined(vertices(g.rings()), around(g, pixel));
            case Polyline l -> joined(vertices(List.of(l.points())), around(l, pixel));
            case Keypoints k -> joined(joints(k), around(k, pixel));
            case Mask m -> List.of();
            case Tag t -> List.of();
        };
    }

    /** The places to show, without the vertices where they lie too close on the screen. */
    static Points shown(Geometry shape, double pixel) {
        return switch (shape) {
            case Polygon g -> path(g, pixel);
            case Polyline l -> path(l, pixel);
            case Keypoints k -> places(around(k, pixel));
            default -> places(of(shape, pixel));
        };
    }

    private static Points path(Geometry shape, double pixel) {
        List<Points> lines = Nearness.lines(shape);
        int vertices = lines.stream().mapToInt(Points::size).sum();
        double length = lines.stream().mapToDouble(Points::length).sum();
        return places(length < SHOWN_SPACING * pixel * vertices ? around(shape, pixel) : of(shape, pixel));
    }

    private static Points places(List<Handle> handles) {
        return Points.of(handles.stream().map(Handle::at).toList());
    }

    private static List<Handle> joined(List<Handle> own, List<Handle> around) {
        List<Handle> all = new ArrayList<>(own);
        all.addAll(around);
        return all;
    }

    /** What turns and stretches a path or skeleton as a whole; nothing for a single point. */
    private static List<Handle> around(Geometry shape, double pixel) {
        Bounds bounds = shape.bounds();
        List<Handle> handles = new ArrayList<>();
        if (bounds.width() > 0 || bounds.height() > 0) {
            handles.add(new Handle.Turn(new Point(bounds.centerX(), bounds.minY() - TURN_DISTANCE * pixel)));
        }
        if (Math.min(bounds.width(), bounds.height()) >= STRETCHABLE * pixel) {
            for (int sy = -1; sy <= 1; sy += 2) {
                for (int sx = -1; sx <= 1; sx += 2) {
                    Point corner = new Point(sx < 0 ? bounds.minX() : bounds.maxX(),
                            sy < 0 ? bounds.minY() : bounds.maxY());
                    handles.add(new Handle.Stretch(sx, sy, corner,
                            corner.plus(sx * OUTSIDE * pixel, sy * OUTSIDE * pixel)));
                }
            }
        }
        return handles;
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
                default -> turned(shape, to, shift);
            };
            case Handle.Stretch s -> stretched(shape, s, to, shift);
        };
    }

    /** A path or skeleton turned about the middle of its bounds, as far as the pointer is from straight above it. */
    private static Geometry turned(Geometry shape, Point to, boolean steps) {
        Point centre = new Point(shape.bounds().centerX(), shape.bounds().centerY());
        double degrees = angle(centre, to, steps);
        return degrees == 0 ? shape : each(shape, p -> p.rotate(centre, degrees));
    }

    /** A path or skeleton with one corner of its bounds elsewhere while the opposite one stays; never turned over. */
    private static Geometry stretched(Geometry shape, Handle.Stretch handle, Point to, boolean proportional) {
        Bounds bounds = shape.bounds();
        Point fixed = new Point(handle.sx() < 0 ? bounds.maxX() : bounds.minX(),
                handle.sy() < 0 ? bounds.maxY() : bounds.minY());
        double width = handle.sx() * (to.x() - handle.at().x()) + bounds.width();
        double height = handle.sy() * (to.y() - handle.at().y()) + bounds.height();
        double x = Math.max(width, 1) / bounds.width();
        double y = Math.max(height, 1) / bounds.height();
        double fx = proportional ? Math.max(x, y) : x;
        double fy = proportional ? Math.max(x, y) : y;
        return each(shape, p -> new Point(fixed.x() + (p.x() - fixed.x()) * fx, fixed.y() + (p.y() - fixed.y()) * fy));
    }

    /** A path or skeleton with every point elsewhere, to a hundredth of a pixel. */
    private static Geometry each(Geometry shape, UnaryOperator<Point> move) {
        UnaryOperator<Point> rounded = p -> {
            Point to = move.apply(p);
            return new Point(Math.round(to.x() * 100) / 100.0, Math.round(to.y() * 100) / 100.0);
        };
        return switch (shape) {
            case Polygon g -> {
                Polygon moved = g;
                for (int ring = 0; ring < g.rings().size(); ring++) {
                    moved = Rings.with(moved, ring, points -> all(points, rounded));
                }
                yield moved;
            }
            case Polyline l -> new Polyline(all(l.points(), rounded));
            case Keypoints k -> new Keypoints(k.joints().stream().map(j -> {
                if (j.visibility() == Keypoints.ABSENT) {
                    return j;
                }
                Point to = rounded.apply(new Point(j.x(), j.y()));
                return new Keypoints.Joint(to.x(), to.y(), j.visibility());
            }).toList());
            default -> shape;
        };
    }

    private static Points all(Points points, UnaryOperator<Point> move) {
        return Points.of(points.toList().stream().map(move).toList());
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
