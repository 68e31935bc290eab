package touchstone.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Changes that happen together or not at all: one gesture, one import, one undo. Changes apply in their order.
 *
 * @param name what happened, in a few words for the history ("Draw cell")
 */
public record Edit(String name, List<Change> changes) {

    public Edit {
        changes = List.copyOf(changes);
    }

    public static Edit of(String name, Change... changes) {
        return new Edit(name, List.of(changes));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** What takes this edit back: the inverse changes in reverse order. */
    public Edit inverse() {
        List<Change> inverse = new ArrayList<>(changes.size());
        for (Change change : changes) {
            inverse.add(change.inverse());
        }
        Collections.reverse(inverse);
        return new Edit(name, inverse);
    }

    /**
     * Both edits as one under this one's name. Two changes of one item become one from the first's before to the last's
     * after, and vanish where nothing is left of them.
     */
    public Edit then(Edit next) {
        Map<Object, Change> merged = new LinkedHashMap<>();
        for (Change change : changes) {
            merge(merged, change);
        }
        for (Change change : next.changes) {
            merge(merged, change);
        }
        return new Edit(name, List.copyOf(merged.values()));
    }

    private static void merge(Map<Object, Change> merged, Change change) {
        Change earlier = merged.get(change.identity());
        if (earlier == null) {
            merged.put(change.identity(), change);
        } else if (Objects.equals(earlier.before(), change.after())) {
            merged.remove(change.identity());
        } else {
            merged.put(change.identity(), new Change(earlier.before(), change.after()));
        }
    }
}
