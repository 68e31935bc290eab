package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.qa.Severity;

/**
 * Objects that cover something, but less than {@link Limit#MINIMUM_AREA}: mostly a slip of the hand. Not asked of shapes
 * without an inside.
 */
final class TinyCheck implements Check.OfObject {

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public Severity severity() {
        return Severity.LOW;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        double least = layer.rules().of(Limit.MINIMUM_AREA, label);
        double area = object.geometry().area();
        if (area > 0 && area < least) {
            found.accept(layer.problem(this, object, "tiny", area, least));
        }
    }
}
