package touchstone.qa.report;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Skeleton;

/** What the labels are called. */
final class Names {

    private final Map<LabelId, Label> labels;

    Names(LabelSchema schema) {
        labels = schema.labels().stream().collect(Collectors.toMap(Label::id, l -> l));
    }

    /** A label that the schema lacks goes by its id. */
    String of(LabelId id) {
        Label label = labels.get(id);
        return label == null ? id.toString() : label.name();
    }

    /** Empty for no object. */
    String of(@Nullable Annotation object) {
        return object == null ? "" : of(object.label());
    }

    @Nullable
    Skeleton skeleton(Annotation object) {
        Label label = labels.get(object.label());
        return label == null ? null : label.skeleton();
    }
}
