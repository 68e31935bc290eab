package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;

/** Copies the selected objects beside themselves; attributes go along. */
record Duplicate() implements Operation {

    /** In screen pixels, so that the copy can be told from the original at any zoom. */
    private static final double ASIDE = 12;

    @Override
    public String name() {
        return "duplicate";
    }

    @Override
    public Optional<String> obstacle(ToolContext context) {
        return context.selectionObstacle();
    }

    @Override
    public Outcome apply(ToolContext context) {
        List<Annotation> originals = context.selected();
        List<Change> changes = new ArrayList<>();
        Set<AnnotationId> copies = new HashSet<>();
        for (Annotation original : originals) {
            Bounds place = original.geometry().bounds();
            Annotation moved = original.translate(
                    aside(place.minX(), place.maxX(), context.width(), original, context),
                    aside(place.minY(), place.maxY(), context.height(), original, context));
            Annotation copy = new Annotation(AnnotationId.create(), context.image(), original.label(),
                    context.annotator(), moved.geometry(), moved.attributes(), context.provenance());
            changes.add(Change.add(copy));
            copies.add(copy.id());
        }
        return new Outcome(new Edit(Edits.named("edit.duplicate", originals, context), changes), copies);
    }

    /** To the right or down where there is room, else the other way, else not at all. */
    private static double aside(double from, double to, double size, Annotation original, ToolContext context) {
        double free = ASIDE * context.pixel();
        double by = original.geometry() instanceof Mask ? Math.max(1, Math.rint(free)) : free;
        return to + by <= size ? by : from - by >= 0 ? -by : 0;
    }
}
