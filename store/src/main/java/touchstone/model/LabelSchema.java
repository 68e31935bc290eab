package touchstone.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A project's labels in their order. They form a tree (a forest): a label whose parent is not of the schema stands at the
 * top, level 0; its children are level 1, and so on. Without parents all labels are level 0.
 */
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

    /** The labels that stand directly below one, in their order. */
    public List<Label> children(LabelId id) {
        return labels.stream().filter(l -> id.equals(l.parent())).toList();
    }

    /**
     * The label's way down from the top, itself last; empty for an unknown one. Where a broken file lets parents run in a
     * circle, the way begins where the circle closes.
     */
    public List<Label> path(LabelId id) {
        List<Label> path = new ArrayList<>();
        Optional<Label> next = byId(id);
        while (next.isPresent() && !path.contains(next.get())) {
            path.addFirst(next.get());
            next = Optional.ofNullable(next.get().parent()).flatMap(this::byId);
        }
        return path;
    }

    /** The label at the top that this one belongs to, which may be itself; empty for an unknown one. */
    public Optional<Label> root(LabelId id) {
        return path(id).stream().findFirst();
    }

    /**
     * What the label counts as when no more than the given level is looked at: its ancestor there, or itself where it does
     * not stand deeper; empty for an unknown one.
     *
     * @param level 0 for the top
     */
    public Optional<Label> ancestor(LabelId id, int level) {
        List<Label> path = path(id);
        return path.isEmpty() ? Optional.empty() : Optional.of(path.get(Math.clamp(level, 0, path.size() - 1)));
    }

    /** How many levels there are: 0 without labels, 1 without parents. */
    public int depth() {
        return labels.stream().mapToInt(l -> path(l.id()).size()).max().orElse(0);
    }
}
