package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Components;
import touchstone.model.geometry.Components.Neighbours;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Morphology;

/**
 * Turns each selected mask into another one, or into several: the first stays the object that it was, the others get its
 * label and attributes. Other shapes are left alone. A mask of which nothing is left is removed. Parts of a mask that touch
 * at a corner belong together, and a hole that touches the outside only at a corner is one.
 */
record MaskWork(String name, List<Option> options, Work work) implements Operation {

    /** Gives at least one mask. */
    @FunctionalInterface
    interface Work {
        List<Mask> apply(Mask mask, Options options);
    }

    /** In pixels. */
    private static final Option.Amount SPECKS = new Option.Amount("specks", 20, 1, 1_000_000, 0);
    private static final Option.Amount SMOOTHING = new Option.Amount("smoothing", 3, 1, 50, 1);

    static final List<Operation> ALL = List.of(
            one("fill-holes", List.of(), (mask, options) -> Morphology.fillHoles(mask)),
            one("keep-largest", List.of(), (mask, options) -> Components.of(mask, Neighbours.EIGHT).largest()),
            one("remove-specks", List.of(SPECKS), (mask, options) -> Components.of(mask, Neighbours.EIGHT)
                    .atLeast((long) Math.ceil(options.amount(SPECKS)))),
            one("smooth", List.of(SMOOTHING),
                    (mask, options) -> Morphology.smooth(mask, options.amount(SMOOTHING))),
            one("invert", List.of(), (mask, options) -> mask.complement()),
            new MaskWork("split-parts", List.of(), (mask, options) -> parts(mask)));

    private static MaskWork one(String name, List<Option> options, BiFunction<Mask, Options, Mask> work) {
        return new MaskWork(name, options, (mask, values) -> List.of(work.apply(mask, values)));
    }

    /** The largest first. */
    private static List<Mask> parts(Mask mask) {
        List<Mask> parts = Components.of(mask, Neighbours.EIGHT).masks();
        return parts.isEmpty()
                ? List.of(mask)
                : parts.stream().sorted(Comparator.comparingLong(Mask::areaPixels).reversed()).toList();
    }

    MaskWork {
        options = List.copyOf(options);
    }

    @Override
    public Optional<String> obstacle(ToolContext context) {
        return context.selectionObstacle().or(() -> Masks.obstacle(context));
    }

    @Override
    public Outcome apply(ToolContext context) {
        List<Change> changes = new ArrayList<>();
        List<Annotation> changed = new ArrayList<>();
        Set<AnnotationId> selected = new HashSet<>(context.selection());
        for (Annotation before : context.selected()) {
            if (before.geometry() instanceof Mask mask) {
                List<Mask> results = work.apply(mask, context.options());
                Masks.change(before, results.getFirst()).ifPresent(change -> {
                    changes.add(change);
                    changed.add(before);
                    if (change.after() == null) {
                        selected.remove(before.id());
                    }
                });
                for (Mask part : results.subList(1, results.size())) {
                    Annotation piece = Edits.piece(before, part);
                    changes.add(Change.add(piece));
                    selected.add(piece.id());
                }
            }
        }
        return new Outcome(new Edit(Edits.named("edit." + name, changed, context), changes), selected);
    }
}
