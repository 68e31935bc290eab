package touchstone.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Item;

/**
 * What a log has changed since one of its entries: every item that was touched, as it was then. The log is read backward
 * from what the tables hold, so that it costs what was done since and not what was done ever.
 */
final class Past {

    /** Entries between two words about how far it is. */
    private static final int AT_ONCE = 1000;

    /** Sees an entry and what it did, the newest first. */
    @FunctionalInterface
    interface Visitor {
        void entry(EditLog.Stored entry, List<Change> changes);
    }

    private final EditLog log;
    private final AnnotationTable annotations;
    private final Bulk.Watch watch;
    private final Map<Object, Optional<Item>> then = new LinkedHashMap<>();
    /** What the entry at hand did, its last part first. */
    private final List<List<Change>> parts = new ArrayList<>();
    private EditLog.@Nullable Stored at;
    private long read;

    private Past(Database database, EditLog log, Bulk.Watch watch) {
        this.log = log;
        this.watch = watch;
        annotations = new AnnotationTable(database, id -> {
        });
    }

    /**
     * @param seq the entry after which it was as is told; 0 for the beginning, when there was nothing
     * @param visitor of the entries after it; it sees no shapes where {@code seq} is 0, and none of objects that were added
     */
    static Map<Object, Optional<Item>> since(Database database, EditLog log, long seq, Bulk.Watch watch,
            Visitor visitor) throws SQLException, Damaged {
        Past past = new Past(database, log, watch);
        past.walk(seq, visitor);
        return past.then;
    }

    static Map<Object, Optional<Item>> contentSince(Database database, EditLog log, long seq, Bulk.Watch watch)
            throws SQLException, Damaged {
        return since(database, log, seq, watch, (entry, changes) -> {
        });
    }

    private void walk(long seq, Visitor visitor) throws SQLException, Damaged {
        long length = log.length();
        log.eachBack(seq, length, entry -> {
            tell(visitor);
            watch.check();
            at = entry;
            if (++read % AT_ONCE == 0) {
                watch.read(read, length - seq);
            }
        }, (part, bytes) -> step(bytes, seq == 0));
        tell(visitor);
        if (read != length - seq) {
            throw new Damaged();
        }
    }

    private void tell(Visitor visitor) {
        if (at != null) {
            visitor.entry(at, parts.reversed().stream().flatMap(List::stream).toList());
            parts.clear();
        }
    }

    private void step(byte[] part, boolean fromNothing) throws SQLException, Damaged {
        List<Change> changes = fromNothing
                ? ChangeCodec.decodeShapeless(part)
                : ChangeCodec.decodeBack(part, this::after);
        for (Change change : changes) {
            then.put(change.identity(), fromNothing ? Optional.empty() : Optional.ofNullable(change.before()));
        }
        parts.add(changes);
    }

    private @Nullable Annotation after(AnnotationId id) throws SQLException {
        Optional<Item> known = then.get(id);
        return known == null ? annotations.get(id).orElse(null) : (Annotation) known.orElse(null);
    }
}
