package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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
    private final List<EditLog.Stored> kept = new ArrayList<>();
    private final Map<Object, Item> state = new HashMap<>();
    private final Set<Object> doubtful = new HashSet<>();
    private Map<Object, Item> keptState = Map.of();
    private long last;
    private long found;

    SalvagedLog(Database findings) throws SQLException {
        log = new EditLog(findings);
        List<EditLog.Stored> all = new ArrayList<>();
        findings.each("entries", row -> all.add(EditLog.stored(row)));
        boolean unbroken = true;
        byte[] head = new byte[Sha256.LENGTH];
        for (EditLog.Stored entry : all) {
            long seq = entry.line().seq();
            if (seq == last) {
                continue;
            }
            last = seq;
            boolean follows = unbroken && seq == kept.size() + 1 && Arrays.equals(entry.prev(), head)
                    && log.isWhole(entry);
            if (unbroken && !follows) {
                keptState = new HashMap<>(state);
            }
            boolean read = take(seq);
            if (follows && !read) {
                // Its parts have the right hash and still make no sense: no history of a project does.
                keptState = new HashMap<>(state);
                follows = false;
            }
            unbroken &= follows;
            if (unbroken) {
                kept.add(entry);
                head = entry.hash();
            }
            found++;
        }
        keptState = unbroken ? Map.copyOf(state) : keptState;
    }

    private boolean take(long seq) throws SQLException {
        boolean whole = true;
        for (byte[] part : parts(seq)) {
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

    private List<byte[]> parts(long seq) throws SQLException {
        try {
            return List.copyOf(log.parts(seq).values());
        } catch (Damaged noScope) {
            return List.of();
        }
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

    /** Entries that can be taken over with their hashes. */
    List<EditLog.Stored> kept() {
        return kept;
    }

    SortedMap<Part, byte[]> partsOf(EditLog.Stored entry) throws SQLException {
        try {
            return log.parts(entry.line().seq());
        } catch (Damaged wasReadBefore) {
            throw new IllegalStateException(wasReadBefore);
        }
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
        return kept.size() == last;
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
