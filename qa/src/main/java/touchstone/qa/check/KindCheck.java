package touchstone.qa.check;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.geometry.GeometryKind;
import touchstone.qa.Severity;

/** Objects drawn as a kind of shape that their label does not allow. */
final class KindCheck implements Check.OfObject {

    @Override
    public String name() {
        return "kind";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        if (!label.kinds().contains(object.geometry().kind())) {
            found.accept(layer.problem(this, object, "kind", label.kinds().stream().sorted().map(GeometryKind::key)
                    .collect(Collectors.joining(", "))));
        }
    }
}
