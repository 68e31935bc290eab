package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.qa.Severity;

/** Objects without a value for an attribute that their label requires. */
final class RequiredAttributeCheck implements Check.OfObject {

    @Override
    public String name() {
        return "requiredAttribute";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        for (Attribute attribute : label.attributes()) {
            if (attribute.required() && object.attributes().getOrDefault(attribute.name(), "").isBlank()) {
                found.accept(layer.problem(this, object, "requiredAttribute", attribute.name()));
            }
        }
    }
}
