package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.geometry.Geometry;

/** The edits that gestures end in. */
final class Edits {

    private Edits() {
    }

    /** A new object, which is selected from then on. */
    static Step drawn(Tool next, Label label, Geometry shape, ToolContext context) {
        Annotation drawn = context.draw(label, shape);
        return Step.done(next, Edit.of(Texts.of("edit.draw", label.name()), Change.add(drawn)))
                .selecting(drawn.id());
    }

    /**
     * An object in another shape; nothing where the shape is the same.
     *
     * @param what key of the edit's name, which gets the label's name
     */
    static Step reshaped(Tool next, String what, Annotation before, Geometry shape, ToolContext context) {
        return before.geometry().equals(shape)
                ? Step.to(next)
                : Step.done(next, Edit.of(Texts.of(what, context.labelName(before)),
                        Change.replace(before, before.withGeometry(shape))));
    }

    static Step moved(Tool next, List<Annotation> objects, double dx, double dy, ToolContext context) {
        List<Change> changes = new ArrayList<>();
        for (Annotation before : objects) {
            Annotation after = before.translate(dx, dy);
            if (!after.geometry().equals(before.geometry())) {
                changes.add(Change.replace(before, after));
            }
        }
        return Step.done(next, new Edit(named("edit.move", objects, context), changes));
    }

    static Step deleted(Tool next, List<Annotation> objects, ToolContext context) {
        List<Change> changes = new ArrayList<>();
        objects.forEach(a -> changes.add(Change.remove(a)));
        return Step.done(next, new Edit(named("edit.delete", objects, context), changes)).selecting();
    }

    /** A new object that was a part of another one. */
    static Annotation piece(Annotation of, Geometry shape) {
        return new Annotation(AnnotationId.create(), of.image(), of.label(), of.annotator(), shape, of.attributes(),
                of.provenance());
    }

    /** The name of an edit of one object, with its label, or of several. */
    static String named(String key, List<Annotation> objects, ToolContext context) {
        return objects.size() == 1
                ? Texts.of(key, context.labelName(objects.getFirst()))
                : Texts.of(key + ".many", objects.size());
    }
}
