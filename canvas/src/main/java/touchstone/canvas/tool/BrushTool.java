package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Paints a mask or erases from one with a round brush. The brush adds to the selected mask of the same label, or starts a
 * new one; with Alt it erases. The eraser takes from the selected mask, or else from the topmost one under it. With Shift
 * a stroke begins with a straight line from where the last one ended. A stroke is one edit; a mask from which everything
 * is erased is removed.
 * <p>
 * The radius is the same along a stroke: JavaFX reports no pen's pressure on any platform.
 */
public sealed interface BrushTool extends Tool permits BrushTool.Idle, BrushTool.Ready, BrushStroke {

    /** In image pixels. */
    Option.Amount RADIUS = new Option.Amount("radius", 12, 0.5, 5000, 0);

    /** Whether this is the eraser. */
    boolean eraser();

    @Override
    default String name() {
        return eraser() ? "eraser" : "brush";
    }

    @Override
    default Optional<GeometryKind> draws() {
        return Optional.of(GeometryKind.MASK);
    }

    @Override
    default List<Option> options() {
        return eraser() ? List.of(RADIUS) : List.of(RADIUS, Overlap.OTHERS);
    }

    @Override
    default boolean hasRing() {
        return true;
    }

    /** Nothing was painted yet. */
    record Idle(boolean eraser) implements BrushTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> begin(this, p.at(), p, context);
                case Input.DoubleClick d -> begin(this, d.at(), d, context);
                default -> Step.to(this);
            };
        }

        @Override
        public String hint() {
            return name() + ".start";
        }
    }

    /**
     * Between two strokes.
     *
     * @param last where the last one ended
     * @param aim where Shift and a click would lead to, or null while Shift is not held
     */
    record Ready(boolean eraser, Point last, @Nullable Point aim) implements BrushTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> begin(this, from(p), p, context);
                case Input.DoubleClick d -> begin(this, from(d), d, context);
                case Input.Move m -> Step.to(new Ready(eraser, last, m.modifiers().shift() ? m.at() : null));
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle(eraser));
                default -> Step.to(this);
            };
        }

        private Point from(Input.Pointer pointer) {
            return pointer.modifiers().shift() ? last : pointer.at();
        }

        @Override
        public Preview preview(ToolContext context) {
            return aim == null ? Preview.NONE : Preview.line(Points.of(last.x(), last.y(), aim.x(), aim.y()));
        }

        @Override
        public boolean rests() {
            return true;
        }

        @Override
        public String hint() {
            return name() + ".again";
        }
    }

    /** A stroke from one point to where the button was pressed, or nothing where nothing can be painted. */
    private static Step begin(BrushTool resting, Point from, Input.Pointer pressed, ToolContext context) {
        if (!context.editable()) {
            return Step.to(resting);
        }
        boolean eraser = resting.eraser();
        boolean erases = eraser || pressed.modifiers().alt();
        Optional<Annotation> target = erases ? toErase(pressed.at(), context) : toPaint(context);
        if (target.isEmpty() && (erases || context.labelFor(GeometryKind.MASK).isEmpty())) {
            return Step.to(resting);
        }
        Mask before = target.flatMap(a -> Masks.of(a, context)).orElse(Mask.empty(context.width(), context.height()));
        return Step.to(BrushStroke.begin(eraser, erases, target.orElse(null), before, from, pressed.at(), context));
    }

    /** The mask that painting adds to, if it does not begin a new one. */
    static Optional<Annotation> toPaint(ToolContext context) {
        return context.selectedAlone().filter(a -> Masks.of(a, context).isPresent()
                && context.labelFor(GeometryKind.MASK).filter(l -> l.id().equals(a.label())).isPresent());
    }

    private static Optional<Annotation> toErase(Point at, ToolContext context) {
        return context.selectedAlone().filter(a -> Masks.of(a, context).isPresent())
                .or(() -> context.objects().at(at, 0).filter(a -> Masks.of(a, context).isPresent()));
    }
}
