package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Draws a box or an ellipse at any angle with three clicks: two give an edge of the box or one axis of the ellipse, the
 * third one the width. Shift turns the edge in steps of 15 degrees.
 */
public sealed interface TurnedFrameTool extends Tool {

    GeometryKind kind();

    @Override
    default String name() {
        return "turned-" + kind().key();
    }

    @Override
    default Optional<GeometryKind> draws() {
        return Optional.of(kind());
    }

    @Override
    default List<Option> options() {
        return Snap.OPTIONS;
    }

    private static Point at(Input.Pointer pointer, ToolContext context) {
        return Snap.at(pointer.at(), context, Set.of()).map(Snap::at).orElse(context.inside(pointer.at()));
    }

    private static Step toggle(Tool same, ToolContext context) {
        return Step.to(same).setting(Snap.toggled(context.options()));
    }

    private static Preview marked(Preview preview, Point at, ToolContext context) {
        return preview.withMarks(Snap.at(at, context, Set.of()).filter(s -> s.at().equals(at)).map(Snap::mark).stream()
                .toList());
    }

    record Idle(GeometryKind kind) implements TurnedFrameTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY && context.labelFor(kind).isPresent() ->
                    Step.to(new Edge(kind, at(p, context), at(p, context)));
                case Input.Key k when k.code() == Input.Code.SNAP -> toggle(this, context);
                default -> Step.to(this);
            };
        }

        @Override
        public String hint() {
            return name() + ".start";
        }
    }

    /** One end of the edge is fixed; a click, or the end of a drag, gives the other one. */
    record Edge(GeometryKind kind, Point from, Point to) implements TurnedFrameTool {

        private static final double SLACK = 3;
        private static final double STEP = Math.toRadians(15);

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.SECONDARY -> Step.to(this);
                case Input.Press p -> fixed(p, context);
                case Input.DoubleClick d -> Step.to(this);
                case Input.Release r -> fixed(r, context);
                case Input.Pointer p -> Step.to(new Edge(kind, from, end(p, context)));
                case Input.Key k when k.code() == Input.Code.SNAP -> toggle(this, context);
                case Input.Key k when k.code() == Input.Code.ESCAPE || k.code() == Input.Code.BACKSPACE ->
                    Step.to(new Idle(kind));
                case Input.Key k -> Step.to(this);
                case Input.Answer a -> Step.to(this);
            };
        }

        private Step fixed(Input.Pointer pointer, ToolContext context) {
            Point end = end(pointer, context);
            return from.distance(end) < SLACK * context.pixel()
                    ? Step.to(new Edge(kind, from, end))
                    : Step.to(new Width(kind, from, end, end));
        }

        private Point end(Input.Pointer pointer, ToolContext context) {
            Point free = at(pointer, context);
            if (!pointer.modifiers().shift() || free.equals(from)) {
                return free;
            }
            double angle = Math.round(Math.atan2(free.y() - from.y(), free.x() - from.x()) / STEP) * STEP;
            double along = (free.x() - from.x()) * Math.cos(angle) + (free.y() - from.y()) * Math.sin(angle);
            double x = Math.cos(angle);
            double y = Math.sin(angle);
            double room = Math.min(room(from.x(), x, context.width()), room(from.y(), y, context.height()));
            return context.inside(from.plus(Math.min(along, room) * x, Math.min(along, room) * y));
        }

        @Override
        public Preview preview(ToolContext context) {
            return marked(Preview.line(Points.of(from.x(), from.y(), to.x(), to.y())), to, context);
        }

        @Override
        public String hint() {
            return name() + ".edge";
        }
    }

    /** How far one can go from a place in a direction before leaving the image. */
    private static double room(double from, double direction, double size) {
        return Math.abs(direction) < 1e-12
                ? Double.POSITIVE_INFINITY
                : Math.max(0, (direction > 0 ? size - from : -from) / direction);
    }

    /** The edge is fixed; the pointer gives the width. */
    record Width(GeometryKind kind, Point from, Point to, Point hover) implements TurnedFrameTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.SECONDARY -> Step.to(this);
                case Input.Press p -> finish(at(p, context), context);
                case Input.DoubleClick d -> finish(at(d, context), context);
                case Input.Release r -> Step.to(this);
                case Input.Pointer p -> Step.to(new Width(kind, from, to, at(p, context)));
                case Input.Key k -> switch (k.code()) {
                    case SNAP -> toggle(this, context);
                    case BACKSPACE -> Step.to(new Edge(kind, from, hover));
                    case ENTER -> finish(hover, context);
                    case ESCAPE -> Step.to(new Idle(kind));
                    default -> Step.to(this);
                };
                case Input.Answer a -> Step.to(this);
            };
        }

        private Step finish(Point at, ToolContext context) {
            Geometry shape = shape(at, context);
            return shape.area() > 0
                    ? context.labelFor(kind).map(label -> Edits.drawn(new Idle(kind), label, shape, context))
                            .orElse(Step.to(new Idle(kind)))
                    : Step.to(new Width(kind, from, to, at));
        }

        /** As wide as the pointer says and the image allows. */
        private Geometry shape(Point at, ToolContext context) {
            double length = from.distance(to);
            double x = (to.x() - from.x()) / length;
            double y = (to.y() - from.y()) / length;
            double offset = (at.y() - from.y()) * x - (at.x() - from.x()) * y;
            double side = Math.signum(offset);
            double degrees = Math.toDegrees(Math.atan2(y, x));
            Point middle = new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
            if (kind == GeometryKind.BOX) {
                double width = Math.min(Math.abs(offset), Math.min(
                        Math.min(room(from.x(), -y * side, context.width()), room(to.x(), -y * side, context.width())),
                        Math.min(room(from.y(), x * side, context.height()),
                                room(to.y(), x * side, context.height()))));
                Point centre = middle.plus(-y * side * width / 2, x * side * width / 2);
                return inside(shrink -> new Box(centre.x() - length * shrink / 2, centre.y() - width * shrink / 2,
                        length * shrink, width * shrink, degrees), context);
            }
            double across = halfRoom(middle.x(), length / 2 * x, y, context.width());
            double down = halfRoom(middle.y(), length / 2 * y, x, context.height());
            double radius = Math.min(Math.abs(offset), Math.min(across, down));
            return inside(shrink -> new Ellipse(middle.x(), middle.y(), length / 2 * shrink, radius * shrink, degrees),
                    context);
        }

        /** How long an ellipse's other radius may be before its bounds leave the image on one axis. */
        private static double halfRoom(double middle, double reach, double share, double size) {
            double free = Math.min(middle, size - middle);
            return Math.abs(share) < 1e-12
                    ? Double.POSITIVE_INFINITY
                    : Math.sqrt(Math.max(0, free * free - reach * reach)) / Math.abs(share);
        }

        /** A shape of a size. */
        private interface Sized {

            Geometry of(double size);
        }

        /** Rounding must not put it off the image by the last digit. */
        private static Geometry inside(Sized shape, ToolContext context) {
            Bounds image = new Bounds(0, 0, context.width(), context.height());
            Geometry whole = shape.of(1);
            Bounds bounds = whole.bounds();
            return bounds.intersection(image).equals(bounds) ? whole : shape.of(1 - 1e-9);
        }

        @Override
        public Preview preview(ToolContext context) {
            return marked(Preview.shape(shape(hover, context)), hover, context);
        }

        @Override
        public String hint() {
            return name() + ".width";
        }
    }
}
