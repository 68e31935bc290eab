package touchstone.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.note.Conflict;

/** What taking in another file would do; both files stay open until it is done or left. */
public final class MergePlan {

    private final Edit edit;
    private final Newcomers newcomers;
    private final int[] counts;
    private final List<Conflict> conflicts;

    /**
     * @param edit all but the new objects
     * @param counts objects that are added, changed and removed
     */
    MergePlan(Edit edit, Newcomers newcomers, int[] counts, List<Conflict> conflicts) {
        this.edit = edit;
        this.newcomers = newcomers;
        this.counts = counts.clone();
        this.conflicts = conflicts;
    }

    /** All that it changes but the new objects. */
    public Edit told() {
        return edit;
    }

    /** Whether there is nothing new in the other file. */
    public boolean isEmpty() {
        return edit.isEmpty();
    }

    /** How many objects it adds, those kept beside others not counted. */
    public int added() {
        return counts[0];
    }

    public int changed() {
        return counts[1];
    }

    public int removed() {
        return counts[2];
    }

    /** What it cannot decide. */
    public List<Conflict> conflicts() {
        return conflicts;
    }

    /** All of it in memory. */
    public Merged merged() {
        List<Change> all = new ArrayList<>(edit.changes());
        all.addAll(newcomers.read());
        return new Merged(new Edit(edit.name(), all), counts[0], counts[1], counts[2], conflicts);
    }

    /**
     * Does it, as one step of the project, without holding the new objects in memory; the entry does not tell them.
     *
     * @throws EditConflict when the project has changed since
     */
    public Entry commit(Project ours, @Nullable AnnotatorId author, Bulk.Watch watch)
            throws EditConflict, ProjectRefused {
        if (newcomers.count() + edit.changes().size() <= Copies.LARGE) {
            return ours.commitWhole(merged().edit(), author, watch);
        }
        Bulk bulk = new Bulk(edit);
        newcomers.copyInto(bulk);
        return ours.commitWhole(bulk, author, watch);
    }
}
