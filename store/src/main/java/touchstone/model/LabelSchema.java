package touchstone.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A project's labels in their order. */
public record LabelSchema(List<Label> labels) {

    public LabelSchema {
        labels = labels.stream().sorted(Comparator.comparingInt(Label::position).thenComparing(Label::id)).toList();
    }

    public Optional<Label> byName(String name) {
        return labels.stream().filter(l -> l.name().equals(name)).findFirst();
    }

    public Optional<Label> byId(LabelId id) {
        return labels.stream().filter(l -> l.id().equals(id)).findFirst();
    }

    /** The label that a key picks: its own shortcut, else the digit of its place (1 for the first). */
    public Optional<Label> byKey(char key) {
        return labels.stream().filter(l -> l.shortcut() != null && l.shortcut() == key).findFirst()
                .or(() -> key >= '1' && key <= '9' && key - '1' < labels.size()
                        ? Optional.of(labels.get(key - '1')).filter(l -> l.shortcut() == null)
                        : Optional.empty());
    }
}
