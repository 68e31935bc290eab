package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.qa.Severity;

/** Attributes with a value that is none of their choices, or that their type cannot hold. */
final class AttributeValueCheck implements Check.OfObject {

    @Override
    public String name() {
        return "attributeValue";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        for (Attribute attribute : label.attributes()) {
            String value = object.attributes().getOrDefault(attribute.name(), "");
            if (!value.isBlank() && !attribute.accepts(value)) {
                found.accept(attribute.type() == Attribute.Type.SELECT
                        ? layer.problem(this, object, "attributeValue.choices", attribute.name(), value,
                                String.join(", ", attribute.choices()))
                        : layer.problem(this, object, "attributeValue", attribute.name(), value,
                                attribute.type().key()));
            }
        }
    }
}
