package touchstone.app.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelId;

/** What I answered last in the form of each label; where that is wanted, a new object begins with it. */
public final class LastValues {

    private final Map<LabelId, Map<String, String>> last = new HashMap<>();
    private final BooleanProperty reused = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    LastValues() {
        reused.addListener(o -> revision.set(revision.get() + 1));
    }

    /** Whether new objects begin with the last values instead of the schema's. */
    public BooleanProperty reused() {
        return reused;
    }

    /** Grows whenever {@link #dress} has another answer. */
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** The label as new objects get it. */
    public Label dress(Label label) {
        Map<String, String> values = last.getOrDefault(label.id(), Map.of());
        if (!reused.get() || values.isEmpty()) {
            return label;
        }
        List<Attribute> attributes = label.attributes().stream().map(a -> {
            String value = values.get(a.name());
            return value != null && a.accepts(value)
                    ? new Attribute(a.name(), a.type(), a.choices(), value, a.required())
                    : a;
        }).toList();
        return label.withAttributes(attributes);
    }

    /** Learns what my objects got last. */
    void learn(Map<LabelId, Map<String, String>> given) {
        if (!given.isEmpty()) {
            last.putAll(given);
            if (reused.get()) {
                revision.set(revision.get() + 1);
            }
        }
    }
}
