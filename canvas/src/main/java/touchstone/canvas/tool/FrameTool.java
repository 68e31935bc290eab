package touchstone.canvas.tool;

import java.util.Optional;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Point;

/**
 * Draws a box, or an ellipse into a box: press and drag, or click one corner and then the opposite one. Shift makes it
 * square.
 */
public sealed interface FrameTool extends Tool {

    /** What is drawn into the frame. */
    GeometryKind kind();

    @Override
    default String name() {
        return kind().key();
    }

    @Override
    default Optional<GeometryKind> draws() {
        return Optional.of(kind());
    }

    private static Geometry between(GeometryKind kind, Point a, Point b) {
        double width = Math.abs(a.x() - b.x());
        double height = Math.abs(a.y() - b.y());
        return kind == GeometryKind.BOX
                ? new Box(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), width, height)
                : new Ellipse((a.x() + b.x()) / 2, (a.y() + b.y()) / 2, width / 2, height / 2);
    }

    record Idle(GeometryKind kind) implements FrameTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return input instanceof Input.Press p && p.button() == Input.Button.PRIMARY
                    && context.labelFor(kind).isPresent()
                            ? Step.to(new Corner(kind, context.inside(p.at()), context.inside(p.at()), false))
                            : Step.to(this);
        }

        @Override
        public String hint() {
            return kind.key() + ".start";
        }
    }

    /**
     * One corner is fixed; the other follows the pointer.
     *
     * @param clicked whether the first corner was a click of its own, so that the next press gives the second one
     */
    record Corner(GeometryKind kind, Point from, Point to, boolean clicked) implements FrameTool {

        private static final double CLICK_SLACK = 3;

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.SECONDARY -> Step.to(this);
                case Input.Release r when isClick(r.at(), context) -> clicked
                        ? Step.to(new Idle(kind))
                        : Step.to(new Corner(kind, from, from, true));
                case Input.Release r -> finish(corner(r, context), context);
                case Input.Pointer p -> Step.to(new Corner(kind, from, corner(p, context), clicked));
                case Input.Key k -> k.code() == Input.Code.ESCAPE ? Step.to(new Idle(kind)) : Step.to(this);
                case Input.Answer a -> Step.to(this);
            };
        }

        private boolean isClick(Point released, ToolContext context) {
            return from.distance(released) < CLICK_SLACK * context.pixel();
        }

        /** The pointer on the image; with Shift so that a square lies between the corners. */
        private Point corner(Input.Pointer pointer, ToolContext context) {
            Point at = context.inside(pointer.at());
            if (!pointer.modifiers().shift()) {
                return at;
            }
            double dx = at.x() - from.x();
            double dy = at.y() - from.y();
            double side = Math.min(Math.max(Math.abs(dx), Math.abs(dy)),
                    Math.min(dx < 0 ? from.x() : context.width() - from.x(),
                            dy < 0 ? from.y() : context.height() - from.y()));
            return from.plus(Math.copySign(side, dx), Math.copySign(side, dy));
        }

        private Step finish(Point end, ToolContext context) {
            Tool idle = new Idle(kind);
            Geometry shape = between(kind, from, end);
            return context.labelFor(kind).filter(label -> shape.area() > 0)
                    .map(label -> Edits.drawn(idle, label, shape, context)).orElse(Step.to(idle));
        }

        @Override
        public Preview preview(ToolContext context) {
            return Preview.shape(between(kind, from, to));
        }

        @Override
        public String hint() {
            return kind.key() + ".corner";
        }
    }
}
