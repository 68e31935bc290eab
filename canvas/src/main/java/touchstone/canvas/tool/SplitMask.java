package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Components;
import touchstone.model.geometry.Components.Neighbours;
import touchstone.model.geometry.Mask;

/**
 * Makes an object of every part of the selected masks, with their label and attributes. The largest part stays the object
 * that it was. Parts that touch at a corner are one.
 */
record SplitMask() implements Operation {

    @Override
    public String name() {
        return "split-parts";
    }

    @Override
    public Optional<String> obstacle(ToolContext context) {
        return context.selectionObstacle().or(() -> Masks.obstacle(context));
    }

    @Override
    public Outcome apply(ToolContext context) {
        List<Change> changes = new ArrayList<>();
        List<Annotation> split = new ArrayList<>();
        Set<AnnotationId> selected = new HashSet<>(context.selection());
        for (Annotation before : context.selected()) {
            if (before.geometry() instanceof Mask mask) {
                List<Mask> parts = new ArrayList<>(Components.of(mask, Neighbours.EIGHT).masks());
                if (parts.size() > 1) {
                    parts.sort(Comparator.comparingLong(Mask::areaPixels).reversed());
                    split.add(before);
                    changes.add(Change.replace(before, before.withGeometry(parts.getFirst())));
                    for (Mask part : parts.subList(1, parts.size())) {
                        Annotation piece = new Annotation(AnnotationId.create(), before.image(), before.label(),
                                before.annotator(), part, before.attributes(), before.provenance());
                        changes.add(Change.add(piece));
                        selected.add(piece.id());
                    }
                }
            }
        }
        return new Outcome(new Edit(Edits.named("edit.split-parts", split, context), changes), selected);
    }
}
