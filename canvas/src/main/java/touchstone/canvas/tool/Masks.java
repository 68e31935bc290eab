package touchstone.canvas.tool;

import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.geometry.Mask;

/** What tools and operations on masks have in common. */
final class Masks {

    private Masks() {
    }

    /** Its mask, if it is one of the image's size. */
    static Optional<Mask> of(Annotation annotation, ToolContext context) {
        return annotation.geometry() instanceof Mask m && m.width() == context.width() && m.height() == context.height()
                ? Optional.of(m)
                : Optional.empty();
    }

    /** The object with other pixels, or its removal where none are left; empty where they are the same. */
    static Optional<Change> change(Annotation before, Mask after) {
        return after.isEmpty()
                ? Optional.of(Change.remove(before))
                : after.equals(before.geometry())
                        ? Optional.empty()
                        : Optional.of(Change.replace(before, before.withGeometry(after)));
    }

    /** Says that no mask is selected; empty when one is. */
    static Optional<String> obstacle(ToolContext context) {
        return context.selected().stream().anyMatch(a -> a.geometry() instanceof Mask)
                ? Optional.empty()
                : Optional.of(Texts.of("obstacle.mask"));
    }
}
