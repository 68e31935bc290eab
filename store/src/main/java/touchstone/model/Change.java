package touchstone.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One item before and after: no before = added, no after = removed. */
public record Change(@Nullable Item before, @Nullable Item after) {

    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("A change has neither a before nor an after.");
        }
        if (before != null && after != null && !before.identity().equals(after.identity())) {
            throw new IllegalArgumentException("A change cannot turn one item into another.");
        }
    }

    public static Change add(Item item) {
        return new Change(null, item);
    }

    public static Change remove(Item item) {
        return new Change(item, null);
    }

    public static Change replace(Item before, Item after) {
        return new Change(before, after);
    }

    public Change inverse() {
        return new Change(after, before);
    }

    public Object identity() {
        return any().identity();
    }

    /** Whichever of the two states exists, the later one first. */
    public Item any() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException();
    }

    /**
     * The image whose undo stack this belongs to: that of an annotation, a progress mark or a note about it, and of an
     * image that is changed rather than added or removed. Everything else belongs to the project's own stack.
     */
    public Optional<ImageId> scope() {
        return switch (any()) {
            case Annotation a -> Optional.of(a.image());
            case Progress p -> Optional.of(p.image());
            case Note n -> Optional.ofNullable(n.image());
            case Image i when before != null && after != null -> Optional.of(i.id());
            case Image i -> Optional.empty();
            case Annotator a -> Optional.empty();
            case Label l -> Optional.empty();
            case Guideline g -> Optional.empty();
        };
    }

    /** The annotator whose object, progress mark or note this changes; empty for what is everybody's. */
    public Optional<AnnotatorId> owner() {
        return switch (any()) {
            case Annotation a -> Optional.of(a.annotator());
            case Progress p -> Optional.of(p.annotator());
            case Note n -> Optional.ofNullable(n.author());
            case Image i -> Optional.empty();
            case Annotator a -> Optional.empty();
            case Label l -> Optional.empty();
            case Guideline g -> Optional.empty();
        };
    }
}
