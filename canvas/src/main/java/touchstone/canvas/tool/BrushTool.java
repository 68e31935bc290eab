package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Paints a mask or erases from one with a round brush. The brush adds to the selected mask of the same label, or starts a
 * new one; with Alt it erases. The eraser takes from the selected mask, or else from the topmost one under it. A stroke
 * is one edit; a mask from which everything is erased is removed.
 */
public sealed interface BrushTool extends Tool {

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
        return List.of(RADIUS);
    }

    @Override
    default boolean hasRing() {
        return true;
    }

    record Idle(boolean eraser) implements BrushTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Press p when p.button() == Input.Button.PRIMARY -> begin(p, context);
                case Input.DoubleClick d -> begin(d, context);
                default -> Step.to(this);
            };
        }

        private Step begin(Input.Pointer pointer, ToolContext context) {
            if (!context.editable()) {
                return Step.to(this);
            }
            boolean erases = eraser || pointer.modifiers().alt();
            Optional<Annotation> target = erases ? toErase(pointer.at(), context) : toPaint(context);
            if (target.isEmpty() && (erases || context.labelFor(GeometryKind.MASK).isEmpty())) {
                return Step.to(this);
            }
            Mask before = target.map(a -> (Mask) a.geometry()).orElse(Mask.empty(context.width(), context.height()));
            Stroke stroke = new Stroke(eraser, erases, target.orElse(null), before, pointer.at(), null)
                    .to(pointer.at(), context);
            return Step.to(new Stroke(eraser, erases, stroke.target, stroke.now, stroke.last, null));
        }

        private static Optional<Annotation> toPaint(ToolContext context) {
            return context.selectedAlone().filter(a -> Masks.of(a, context).isPresent()
                    && context.labelFor(GeometryKind.MASK).filter(l -> l.id().equals(a.label())).isPresent());
        }

        private static Optional<Annotation> toErase(Point at, ToolContext context) {
            return context.selectedAlone().filter(a -> Masks.of(a, context).isPresent())
                    .or(() -> context.objects().at(at, 0).filter(a -> Masks.of(a, context).isPresent()));
        }

        private static boolean isMask(Annotation a, ToolContext context) {
            return a.geometry() instanceof Mask m && m.width() == context.width() && m.height() == context.height();
        }

        @Override
        public String hint() {
            return eraser ? "eraser.start" : "brush.start";
        }
    }

    /**
     * The button is held.
     *
     * @param target the mask that is changed, or null for a new one
     * @param now what it is so far
     * @param changed where the last step changed it, or null after the first
     */
    record Stroke(boolean eraser, boolean erases, @Nullable Annotation target, Mask now, Point last,
            @Nullable Bounds changed) implements BrushTool {

        @Override
        public Step on(Input input, ToolContext context) {
            return switch (input) {
                case Input.Drag d -> Step.to(to(d.at(), context));
                case Input.Release r -> finish(context);
                case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle(eraser));
                default -> Step.to(this);
            };
        }

        private Stroke to(Point at, ToolContext context) {
            double radius = context.brushRadius();
            Points line = at.equals(last)
                    ? Points.of(at.x(), at.y())
                    : Points.of(last.x(), last.y(), at.x(), at.y());
            Mask next = erases ? now.erase(line, radius) : now.paint(line, radius);
            return new Stroke(eraser, erases, target, next, at, line.bounds().grow(radius + 1));
        }

        private Step finish(ToolContext context) {
            Tool idle = new Idle(eraser);
            if (target == null) {
                return context.labelFor(GeometryKind.MASK).filter(l -> !now.isEmpty())
                        .map(label -> Edits.drawn(idle, label, now, context)).orElse(Step.to(idle));
            }
            if (now.isEmpty()) {
                return Step.done(idle, Edit.of(Texts.of("edit.delete", context.labelName(target)),
                        Change.remove(target))).selecting();
            }
            return Edits.reshaped(idle, erases ? "edit.erase" : "edit.paint", target, now, context)
                    .selecting(Set.of(target.id()));
        }

        @Override
        public Preview preview(ToolContext context) {
            Preview preview = target == null ? Preview.shape(now) : Preview.replacing(target.id(), now);
            return changed == null ? preview : preview.within(changed);
        }

        @Override
        public String hint() {
            return erases ? "eraser.stroke" : "brush.stroke";
        }
    }
}
