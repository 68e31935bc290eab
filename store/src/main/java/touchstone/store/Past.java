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

    private static final int AT_ONCE = 1000;

    /** Sees an entry and what it did, the newest first. */
    @FunctionalInterface
    interface Visitor {
        void entry(EditLog.Stored entry, List<Change> changes);
    }

    private final Database database;
    private final EditLog log;
    private final AnnotationTable annotations;
    private final Bulk.Watch watch;
    private final Map<Object, Optional<Item>> then = new LinkedHashMap<>();

    private Past(Database database, EditLog log, Bulk.Watch watch) {
        this.database = database;
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
        for (long at = log.length(); at > seq;) {
            List<EditLog.Stored> page = new ArrayList<>();
            database.each("entriesBefore", row -> page.add(EditLog.stored(row)), at + 1,
                    (int) Math.min(AT_ONCE, at - seq));
            for (EditLog.Stored entry : page) {
                watch.check();
                visitor.entry(entry, step(entry, seq == 0));
            }
            at -= page.size();
            watch.read(log.length() - at, log.length() - seq);
            if (page.isEmpty()) {
                throw new Damaged();
            }
        }
    }

    private List<Change> step(EditLog.Stored entry, boolean fromNothing) throws SQLException, Damaged {
        List<Change> all = new ArrayList<>();
        log.eachPart(entry.line().seq(), (part, bytes) -> {
            List<Change> changes = fromNothing
                    ? ChangeCodec.decodeShapeless(bytes)
                    : ChangeCodec.decodeBack(bytes, this::after);
            for (Change change : changes) {
                then.put(change.identity(), fromNothing ? Optional.empty() : Optional.ofNullable(change.before()));
            }
            all.addAll(changes);
        });
        return all;
    }

    private @Nullable Annotation after(AnnotationId id) throws SQLException {
        Optional<Item> known = then.get(id);
        return known == null ? annotations.get(id).orElse(null) : (Annotation) known.orElse(null);
    }
}
