package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * The brush while its button is held. Each step costs what it covers, whatever the size of mask and image.
 *
 * @param erases whether it takes pixels away
 * @param target the mask that is changed, or null for a new one
 * @param now what it is so far
 * @param others the other masks that the stroke has taken pixels from, as they are so far
 * @param changed where the last step changed something
 */
record BrushStroke(boolean eraser, boolean erases, @Nullable Annotation target, Mask now,
        Map<AnnotationId, Mask> others, Point last, Bounds changed) implements BrushTool {

    /** A smaller disc can lie between the centres of four pixels and have none of them. */
    private static final double LEAST_DISC = Math.sqrt(0.5);

    BrushStroke {
        others = Map.copyOf(others);
    }

    static BrushStroke begin(boolean eraser, boolean erases, @Nullable Annotation target, Mask before, Point from,
            Point to, ToolContext context) {
        return new BrushStroke(eraser, erases, target, before, Map.of(), from, Bounds.EMPTY).to(to, context);
    }

    @Override
    public Step on(Input input, ToolContext context) {
        return switch (input) {
            case Input.Drag d -> Step.to(to(d.at(), context));
            // A hand that is faster than the machine lets go where no move has told of.
            case Input.Release r -> (r.at().equals(last) ? this : to(r.at(), context)).finish(context);
            case Input.Key k when k.code() == Input.Code.ESCAPE -> Step.to(new Idle(eraser));
            default -> Step.to(this);
        };
    }

    private BrushStroke to(Point at, ToolContext context) {
        double radius = context.brushRadius();
        Point from = tip(last, radius);
        Point to = tip(at, radius);
        Points line = from.equals(to) ? Points.of(to.x(), to.y()) : Points.of(from.x(), from.y(), to.x(), to.y());
        Bounds part = line.bounds().grow(radius + 1);
        if (erases) {
            return new BrushStroke(eraser, true, target, now.erase(line, radius), others, at, part);
        }
        Mask painted = Mask.empty(context.width(), context.height()).paint(line, radius);
        Overlap overlap = Overlap.of(context);
        if (overlap == Overlap.SPARE) {
            painted = Overlap.spared(painted, target, context);
        }
        Map<AnnotationId, Mask> taken = others;
        if (overlap == Overlap.TAKE) {
            taken = new HashMap<>(others);
            Overlap.take(painted, target, taken, context);
        }
        return new BrushStroke(eraser, false, target, now.union(painted), taken, at, part);
    }

    /** Where the disc's middle is: a brush for single pixels takes hold of the one that it points at. */
    private static Point tip(Point at, double radius) {
        return radius < LEAST_DISC ? new Point(Math.floor(at.x()) + 0.5, Math.floor(at.y()) + 0.5) : at;
    }

    private Step finish(ToolContext context) {
        Tool ready = new Ready(eraser, last, null);
        List<Change> changes = new ArrayList<>();
        Optional<Label> label = context.labelFor(GeometryKind.MASK);
        Annotation painted = target != null || now.isEmpty() || label.isEmpty()
                ? target
                : context.draw(label.get(), now);
        if (painted == null) {
            return Step.to(ready);
        }
        if (target == null) {
            changes.add(Change.add(painted));
        } else {
            Masks.change(target, now).ifPresent(changes::add);
        }
        others.forEach((id, mask) -> context.objects().get(id).flatMap(other -> Masks.change(other, mask))
                .ifPresent(changes::add));
        String what = target == null
                ? "edit.draw"
                : now.isEmpty() ? "edit.delete" : erases ? "edit.erase" : "edit.paint";
        Step step = Step.done(ready, new Edit(Texts.of(what, context.labelName(painted)), changes));
        return now.isEmpty() ? step.selecting() : step.selecting(painted.id());
    }

    @Override
    public Preview preview(ToolContext context) {
        Map<AnnotationId, Geometry> replaced = new HashMap<>(others);
        if (target != null) {
            replaced.put(target.id(), now);
        }
        return new Preview(replaced, target == null ? now : null, Points.of(), Points.of(), changed);
    }

    @Override
    public String hint() {
        return erases ? "eraser.stroke" : "brush.stroke";
    }
}
