package touchstone.store;

import java.util.List;
import touchstone.model.Edit;
import touchstone.model.note.Conflict;

/**
 * What taking in another file would do: commit the edit as a whole ({@link Project#commitWhole}), unless it is empty.
 *
 * @param edit empty where there is nothing new in the other file
 * @param added how many objects it adds, those kept beside others not counted
 * @param changed how many objects it changes
 * @param removed how many objects it removes
 * @param conflicts what it cannot decide
 */
public record Merged(Edit edit, int added, int changed, int removed, List<Conflict> conflicts) {

    public Merged {
        conflicts = List.copyOf(conflicts);
    }
}
