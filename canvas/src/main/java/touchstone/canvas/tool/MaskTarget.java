package touchstone.canvas.tool;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;

/**
 * Which mask a found region changes.
 *
 * @param annotation the object, or null for a new one
 * @param mask what it is now; empty for a new one
 * @param takes whether the region is taken from it; else it is added
 */
record MaskTarget(@Nullable Annotation annotation, Mask mask, boolean takes) {

    /**
     * What a press begins: with Alt the region is taken from the selected mask or the topmost one under the pointer; with
     * Shift it is added to the selected mask; otherwise, or where none is selected, it is a new one. Empty where that
     * cannot be.
     */
    static Optional<MaskTarget> of(Input.Pointer press, ToolContext context) {
        return of(press.at(), press.modifiers().shift(), press.modifiers().alt(), context);
    }

    static Optional<MaskTarget> of(Point at, boolean adds, boolean takes, ToolContext context) {
        if (!context.editable()) {
            return Optional.empty();
        }
        Optional<Annotation> selected = context.selectedAlone().filter(a -> isMask(a, context));
        if (takes) {
            return selected.or(() -> context.objects().at(at, 0).filter(a -> isMask(a, context)))
                    .map(a -> new MaskTarget(a, (Mask) a.geometry(), true));
        }
        if (adds && selected.isPresent()) {
            return selected.map(a -> new MaskTarget(a, (Mask) a.geometry(), false));
        }
        return context.labelFor(GeometryKind.MASK)
                .map(label -> new MaskTarget(null, Mask.empty(context.width(), context.height()), false));
    }

    /** As the brush does: with Alt taken as {@link #of} does, else added to the selected mask of the label drawn with. */
    static Optional<MaskTarget> brushed(Input.Pointer press, ToolContext context) {
        boolean same = context.selectedAlone().map(Annotation::label)
                .equals(context.labelFor(GeometryKind.MASK).map(Label::id));
        return of(press.at(), same, press.modifiers().alt(), context);
    }

    private static boolean isMask(Annotation a, ToolContext context) {
        return a.geometry() instanceof Mask m && m.width() == context.width() && m.height() == context.height();
    }

    /** The mask with the region. */
    Mask with(Mask region) {
        return with(mask, region);
    }

    /** Another state of the mask with the region. */
    Mask with(Mask now, Mask region) {
        return takes ? now.minus(region) : now.union(region);
    }

    /** Shows what the mask would be. */
    Preview preview(Mask now) {
        return annotation == null ? Preview.shape(now) : Preview.replacing(annotation.id(), now);
    }

    /** The edit that makes it so. An object of which nothing is left is removed. */
    Step finish(Tool idle, Mask now, ToolContext context) {
        if (annotation == null) {
            return context.labelFor(GeometryKind.MASK).filter(l -> !now.isEmpty())
                    .map(label -> Edits.drawn(idle, label, now, context)).orElse(Step.to(idle));
        }
        if (context.objects().get(annotation.id()).filter(annotation::equals).isEmpty()) {
            return Step.to(idle);
        }
        if (now.isEmpty()) {
            return Step.done(idle, Edit.of(Texts.of("edit.delete", context.labelName(annotation)),
                    Change.remove(annotation))).selecting();
        }
        return Edits.reshaped(idle, takes ? "edit.erase" : "edit.paint", annotation, now, context)
                .selecting(Set.of(annotation.id()));
    }
}
