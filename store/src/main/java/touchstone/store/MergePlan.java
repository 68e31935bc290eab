package touchstone.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.Note;
import touchstone.model.note.Conflict;

/** What taking in another file would do; both files stay open until it is done or left. */
public final class MergePlan {

    private final Project ours;
    private final Edit edit;
    private final Newcomers newcomers;
    private final @Nullable CarriedLines lines;
    private final long entries;
    private final int[] counts;
    private final List<Conflict> conflicts;
    /** New objects that turned out to be damaged when they were to be copied. */
    private long unread;

    /**
     * @param edit all but the new objects and the other log's lines
     * @param lines null for none
     * @param entries how many of the other log are taken in
     * @param counts objects that are added, changed and removed
     */
    MergePlan(Project ours, Edit edit, Newcomers newcomers, @Nullable CarriedLines lines, long entries, int[] counts,
            List<Conflict> conflicts) {
        this.ours = ours;
        this.edit = edit;
        this.newcomers = newcomers;
        this.lines = lines;
        this.entries = entries;
        this.counts = counts.clone();
        this.conflicts = conflicts;
    }

    /** All that it changes but the new objects and what the other log tells of them. */
    public Edit told() {
        return edit;
    }

    /** Whether there is nothing new in the other file. */
    public boolean isEmpty() {
        return edit.isEmpty();
    }

    /** How many objects it adds, those kept beside others not counted; once it is done, without those {@link #unread}. */
    public int added() {
        return counts[0] - (int) unread;
    }

    public int changed() {
        return counts[1];
    }

    public int removed() {
        return counts[2];
    }

    /** How many images it adds. */
    public long images() {
        return edit.changes().stream().filter(c -> c.before() == null && c.after() instanceof Image).count();
    }

    /** How many other items it touches: labels, people, guidelines, states of work, and what is said of it. */
    public long others() {
        return edit.changes().stream()
                .filter(c -> !(c.any() instanceof Annotation) && !(c.before() == null && c.after() instanceof Image)
                        && !(c.any() instanceof Note n && TheirLog.OF_MERGES.contains(n.kind())))
                .count();
    }

    /** How many new objects could not be read, and were left out; known once it is done. */
    public long unread() {
        return unread;
    }

    /** What it cannot decide. */
    public List<Conflict> conflicts() {
        return conflicts;
    }

    /** All of it in memory. */
    public Merged merged() {
        List<Change> all = new ArrayList<>(edit.changes());
        if (lines != null) {
            lines.each(note -> {
                if (isMissing(note)) {
                    all.add(Change.add(note));
                }
            });
        }
        List<Change> read = newcomers.read();
        unread = newcomers.count() - read.size();
        all.addAll(read);
        return new Merged(new Edit(edit.name(), all), added(), counts[1], counts[2], conflicts);
    }

    private boolean isMissing(Note note) {
        return ours.note(note.id()).isEmpty();
    }

    /**
     * Does it, as one step of the project, without holding the new objects in memory; the entry does not tell them.
     *
     * @throws EditConflict when the project has changed since
     */
    public Entry commit(Project into, @Nullable AnnotatorId author, Bulk.Watch watch)
            throws EditConflict, ProjectRefused {
        if (newcomers.count() + edit.changes().size() + entries <= Copies.LARGE) {
            return into.commitWhole(merged().edit(), author, watch);
        }
        Bulk bulk = new Bulk(edit);
        if (lines != null) {
            bulk.tell(lines, this::isMissing);
        }
        newcomers.copyInto(bulk);
        Entry done = into.commitWhole(bulk, author, watch);
        unread = bulk.unread();
        return done;
    }
}
