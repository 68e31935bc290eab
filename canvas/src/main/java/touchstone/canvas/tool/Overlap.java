package touchstone.canvas.tool;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Mask;

/** What becomes of pixels that belong to another mask of the layer when they are painted. */
enum Overlap {

    /** They belong to both. */
    ALLOW,
    /** They are left to the other mask. */
    SPARE,
    /** They are taken from the other mask in the same edit. */
    TAKE;

    static final Option.Choice OTHERS = new Option.Choice("others", List.of("allow", "spare", "take"));

    static Overlap of(ToolContext context) {
        return valueOf(context.options().choice(OTHERS).toUpperCase(Locale.ROOT));
    }

    /**
     * What of the new pixels belongs to no other mask.
     *
     * @param target the mask that they are painted into, or null for a new one
     */
    static Mask spared(Mask painted, @Nullable Annotation target, ToolContext context) {
        Mask free = painted;
        for (Annotation other : others(painted, target, context)) {
            free = Masks.of(other, context).map(free::minus).orElse(free);
        }
        return free;
    }

    /** Takes the new pixels out of the other masks; of those that change, the present state is kept in {@code taken}. */
    static void take(Mask painted, @Nullable Annotation target, Map<AnnotationId, Mask> taken, ToolContext context) {
        for (Annotation other : others(painted, target, context)) {
            Masks.of(other, context).map(mask -> taken.getOrDefault(other.id(), mask))
                    .filter(mask -> mask.intersectionArea(painted) > 0)
                    .ifPresent(mask -> taken.put(other.id(), mask.minus(painted)));
        }
    }

    private static List<Annotation> others(Mask painted, @Nullable Annotation target, ToolContext context) {
        return painted.isEmpty()
                ? List.of()
                : context.objects().touching(painted.bounds()).stream()
                        .filter(a -> target == null || !a.id().equals(target.id())).toList();
    }
}
