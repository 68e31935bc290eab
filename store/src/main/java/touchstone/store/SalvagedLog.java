package touchstone.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Item;

/**
 * What the entries that were found tell. Up to the first that is missing or was changed they are the project's history and
 * can be taken over as they are; those behind still say what became of the items they name.
 */
final class SalvagedLog {

    private final EditLog log;
    private final Bulk.Watch watch;
    private final Map<Object, Item> state = new HashMap<>();
    private final Set<Object> doubtful = new HashSet<>();
    private Map<Object, Item> keptState = Map.of();
    private byte[] head = new byte[Sha256.LENGTH];
    private boolean unbroken = true;
    private long kept;
    private long last;
    private long found;

    SalvagedLog(Database findings, Bulk.Watch watch) throws SQLException {
        log = new EditLog(findings);
        this.watch = watch;
        each(Long.MAX_VALUE, this::take);
        keptState = unbroken ? Map.copyOf(state) : keptState;
    }

    /** Sees an entry and its parts; null where one of them is of no scope. */
    @FunctionalInterface
    interface Visitor {
        void see(EditLog.Stored entry, @Nullable SortedMap<Part, byte[]> parts) throws SQLException;
    }

    private void each(long to, Visitor visitor) throws SQLException {
        EntryWithParts at = new EntryWithParts(visitor);
        log.eachFound(to, at::begin, at::add);
        at.end();
    }

    /** Gathers the parts of one entry after the other. */
    private final class EntryWithParts {

        private final Visitor visitor;
        private EditLog.@Nullable Stored entry;
        private SortedMap<Part, byte[]> parts = new TreeMap<>();
        private boolean readable = true;

        EntryWithParts(Visitor visitor) {
            this.visitor = visitor;
        }

        void begin(EditLog.Stored next) throws SQLException {
            end();
            entry = next;
            parts = new TreeMap<>();
            readable = true;
        }

        void add(byte[] scope, byte[] changes) {
            try {
                parts.put(Part.of(scope), changes);
            } catch (Damaged noScope) {
                readable = false;
            }
        }

        void end() throws SQLException {
            if (entry != null) {
                watch.check();
                visitor.see(entry, readable ? parts : null);
            }
        }
    }

    private void take(EditLog.Stored entry, @Nullable SortedMap<Part, byte[]> parts) throws SQLException {
        last = entry.line().seq();
        boolean follows = unbroken && last == kept + 1 && Arrays.equals(entry.prev(), head) && parts != null
                && EditLog.isWhole(entry, parts);
        if (unbroken && !follows) {
            keptState = new HashMap<>(state);
        }
        boolean read = take(parts == null ? List.of() : parts.values());
        if (follows && !read) {
            // Its parts have the right hash and still make no sense: no history of a project does.
            keptState = new HashMap<>(state);
            follows = false;
        }
        unbroken &= follows;
        if (unbroken) {
            kept++;
            head = entry.hash();
        }
        found++;
    }

    private boolean take(Collection<byte[]> parts) throws SQLException {
        boolean whole = true;
        for (byte[] part : parts) {
            try {
                ChangeCodec.decode(part, ChangeCodec.Known.BEFORE, id -> (Annotation) state.get(id))
                        .forEach(this::take);
            } catch (Damaged | IllegalArgumentException unreadable) {
                whole = false;
                doubt(part);
            }
        }
        return whole;
    }

    private void take(Change change) {
        doubtful.remove(change.identity());
        state.compute(change.identity(), (id, before) -> change.after());
    }

    /** A shape told as a difference to one that is lost: what is there of the item is not known any more. */
    private void doubt(byte[] part) {
        try {
            for (Change change : ChangeCodec.decodeShapeless(part)) {
                if (change.after() == null || !(change.identity() instanceof AnnotationId)) {
                    take(change);
                } else {
                    state.remove(change.identity());
                    doubtful.add(change.identity());
                }
            }
        } catch (Damaged | IllegalArgumentException unreadable) {
            // Nothing is known of it, and what it changed is taken from the tables.
        }
    }

    /** How many entries can be taken over with their hashes. */
    long kept() {
        return kept;
    }

    /** Visits the entries that can be taken over. */
    void eachKept(Visitor visitor) throws SQLException {
        each(kept, visitor);
    }

    /** Number of the last entry that was found. */
    long last() {
        return last;
    }

    long found() {
        return found;
    }

    /** Whether no entry up to the last is missing or changed. */
    boolean complete() {
        return kept == last;
    }

    /** The items after the entries that are taken over. */
    Map<Object, Item> keptState() {
        return keptState;
    }

    /** The items after all entries. */
    Map<Object, Item> state() {
        return state;
    }

    /** Items whose shape the entries cannot tell. */
    Set<Object> doubtful() {
        return doubtful;
    }
}
