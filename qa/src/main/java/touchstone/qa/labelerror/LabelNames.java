package touchstone.qa.labelerror;

import java.util.HashMap;
import java.util.Map;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;

/** What the labels are called; one that the schema lacks goes by its id. */
final class LabelNames {

    private final Map<LabelId, String> names = new HashMap<>();

    LabelNames(LabelSchema schema) {
        for (Label label : schema.labels()) {
            names.put(label.id(), label.name());
        }
    }

    String of(LabelId label) {
        return names.getOrDefault(label, label.toString());
    }

    String of(Annotation object) {
        return of(object.label());
    }
}
