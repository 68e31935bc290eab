package touchstone.canvas.tool;

import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Point;

/** Draws a box: press and drag, or click one corner and then the opposite one. Shift makes it square. */
public sealed interface BoxTool extends Tool {

    BoxTool IDLE = new Idle();

    @Override
    default String name() {
        return "box";
    }

    @Override
    default Optional<GeometryKind> draws() {
        return Optional.of(GeometryKind.BOX);
    }

    record Idle() implements BoxTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return input instanceof Input.Press p && p.button() == Input.Button.PRIMARY
                    && context.labelFor(GeometryKind.BOX).isPresent()
                            ? Step.to(new Corner(context.inside(p.at()), context.inside(p.at()), true))
                            : Step.to(this);
        }

        @Override
        public String hint() {
            return "box.start";
        }
    }

    /** One corner is fixed; the other follows the pointer, with the button still held or after a click. */
    record Corner(Point from, Point to, boolean held) implements BoxTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Drag d -> Step.to(new Corner(from, Rectangles.corner(from, d, context), held));
                case Input.Move m -> Step.to(new Corner(from, Rectangles.corner(from, m, context), held));
                case Input.Press p when p.button() == Input.Button.PRIMARY ->
                    Step.to(new Corner(from, Rectangles.corner(from, p, context), true));
                case Input.DoubleClick p -> Step.to(new Corner(from, Rectangles.corner(from, p, context), true));
                case Input.Release r when Rectangles.isClick(from, r) -> Step.to(new Corner(from, to, false));
                case Input.Release r when held -> finish(Rectangles.corner(from, r, context), context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(IDLE);
                default -> Step.to(this);
            };
        }

        private Step finish(Point end, ToolContext context) {
            Box box = Rectangles.box(from, end);
            Optional<Label> label = context.labelFor(GeometryKind.BOX);
            if (label.isEmpty() || box.width() == 0 || box.height() == 0) {
                return Step.to(IDLE);
            }
            Annotation drawn = context.draw(label.get(), box);
            return Step.done(IDLE, Edit.of(Texts.draw(label.get()), Change.add(drawn))).selecting(drawn.id());
        }

        @Override
        public Preview preview(ToolContext context) {
            return Preview.shape(Rectangles.box(from, to));
        }

        @Override
        public String hint() {
            return "box.corner";
        }
    }
}
