package touchstone.canvas.tool;

import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.geometry.GeometryKind;

/** Which shapes labels may be drawn as. */
final class Labels {

    private Labels() {
    }

    /** Why an object cannot be given another kind of shape, a sentence; empty when it can. */
    static Optional<String> obstacle(Annotation annotation, GeometryKind to, ToolContext context) {
        return annotation.geometry().kind() == to
                ? Optional.empty()
                : context.schema().byId(annotation.label())
                        .filter(label -> !label.kinds().contains(to))
                        .map(label -> Texts.of("obstacle.kind." + to.key(), label.name()));
    }
}
