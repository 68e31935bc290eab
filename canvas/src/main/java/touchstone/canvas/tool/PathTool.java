package touchstone.canvas.tool;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/**
 * Draws vertex by vertex: a polygon, a line, or a hole in a polygon. Each click sets a vertex, Shift and drag sets many;
 * Enter, a double click, the right button, or for rings a click on the first vertex finishes; Backspace takes the last
 * vertex back. Alt with the first click of a polygon cuts a hole into the selected one.
 */
public sealed interface PathTool extends Tool {

    /** What comes of the path. */
    enum Kind {
        POLYGON("polygon", 3), POLYLINE("polyline", 2), HOLE("hole", 3);

        private final String key;
        private final int least;

        Kind(String key, int least) {
            this.key = key;
            this.least = least;
        }

        boolean isRing() {
            return this != POLYLINE;
        }

        GeometryKind draws() {
            return this == POLYLINE ? GeometryKind.POLYLINE : GeometryKind.POLYGON;
        }
    }

    /** Which of the tools this is; it stays the same while the polygon tool cuts a hole. */
    Kind kind();

    @Override
    default String name() {
        return kind().key;
    }

    @Override
    default Optional<GeometryKind> draws() {
        return kind() == Kind.HOLE ? Optional.empty() : Optional.of(kind().draws());
    }

    record Idle(Kind kind) implements PathTool {

        @Override
        public Step on(Input input, ToolContext context) {
            if (!(input instanceof Input.Press p) || p.button() != Input.Button.PRIMARY) {
                return Step.to(this);
            }
            Point at = context.inside(p.at());
            if (kind == Kind.HOLE || (kind == Kind.POLYGON && p.modifiers().alt())) {
                return polygonAt(at, context).map(a -> Step.to(new Drawing(kind, a.id(), Points.of(at.x(), at.y()), at))
                        .selecting(a.id())).orElse(Step.to(this));
            }
            return context.labelFor(kind.draws()).isPresent()
                    ? Step.to(new Drawing(kind, null, Points.of(at.x(), at.y()), at))
                    : Step.to(this);
        }

        /** The polygon to cut: the selected one if the point lies in it, else the one under the point. */
        private static Optional<Annotation> polygonAt(Point at, ToolContext context) {
            return context.selectedAlone().or(() -> context.objects().at(at, 0)).filter(a -> context.editable()
                    && a.geometry() instanceof Polygon polygon && polygon.contains(at.x(), at.y()));
        }

        @Override
        public String hint() {
            return kind.key + ".start";
        }
    }

    /**
     * Some vertices are set.
     *
     * @param cut the polygon that gets a hole, or null for a shape of its own
     * @param hover where the next vertex would be
     */
    record Drawing(Kind kind, @Nullable AnnotationId cut, Points points, Point hover) implements PathTool {

        private static final double CLOSE_REACH = 8;
        private static final double FREEHAND_STEP = 4;

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.SECONDARY -> finish(context);
                case Input.Press p -> press(context.inside(p.at()), context);
                case Input.DoubleClick d -> finish(context);
                case Input.Drag d when d.modifiers().shift() -> freehand(context.inside(d.at()), context);
                case Input.Drag d -> Step.to(hovering(context.inside(d.at())));
                case Input.Move m -> Step.to(hovering(context.inside(m.at())));
                case Input.Release r -> Step.to(this);
                case Input.Key k -> switch (k.code()) {
                    case ENTER -> finish(context);
                    case BACKSPACE -> points.size() == 1
                            ? Step.to(new Idle(kind))
                            : Step.to(new Drawing(kind, cut, points.remove(points.size() - 1), hover));
                    case ESCAPE -> Step.to(new Idle(kind));
                    default -> Step.to(this);
                };
                case Input.Answer a -> Step.to(this);
            };
        }

        private Drawing hovering(Point at) {
            return new Drawing(kind, cut, points, at);
        }

        private Step press(Point at, ToolContext context) {
            boolean closes = kind.isRing() && points.size() >= kind.least
                    && points.get(0).distance(at) <= CLOSE_REACH * context.pixel();
            return closes ? finish(context) : Step.to(add(at, context));
        }

        private Step freehand(Point at, ToolContext context) {
            Point last = points.get(points.size() - 1);
            return Step.to(last.distance(at) < FREEHAND_STEP * context.pixel() ? hovering(at) : add(at, context));
        }

        /** With one more vertex, unless it is where the last one is or, for a hole, outside the polygon. */
        private Drawing add(Point at, ToolContext context) {
            boolean allowed = !at.equals(points.get(points.size() - 1))
                    && (cut == null || target(context).filter(p -> p.contains(at.x(), at.y())).isPresent());
            return allowed
                    ? new Drawing(kind, cut, points.insert(points.size(), at.x(), at.y()), at)
                    : hovering(at);
        }

        private Optional<Polygon> target(ToolContext context) {
            return Optional.ofNullable(cut).flatMap(context.objects()::get)
                    .flatMap(a -> a.geometry() instanceof Polygon p ? Optional.of(p) : Optional.empty());
        }

        private Step finish(ToolContext context) {
            if (points.size() < kind.least || (kind.isRing() && points.signedArea() == 0)) {
                return Step.to(this);
            }
            Tool idle = new Idle(kind);
            if (cut != null) {
                return context.objects().get(cut).filter(a -> a.geometry() instanceof Polygon)
                        .map(a -> Edits.reshaped(idle, "edit.hole", a,
                                Rings.cut((Polygon) a.geometry(), points), context))
                        .orElse(Step.to(idle));
            }
            Geometry shape = kind == Kind.POLYLINE ? new Polyline(points) : Polygon.of(points);
            return context.labelFor(kind.draws()).map(label -> Edits.drawn(idle, label, shape, context))
                    .orElse(Step.to(idle));
        }

        @Override
        public Preview preview(ToolContext context) {
            Points line = points.insert(points.size(), hover.x(), hover.y());
            if (kind.isRing() && points.size() >= 2) {
                line = line.insert(line.size(), points.x(0), points.y(0));
            }
            return Preview.line(line).withHandles(points);
        }

        @Override
        public String hint() {
            return (cut == null ? kind.key : Kind.HOLE.key) + ".next";
        }
    }
}
