package touchstone.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Entry;

/** The log read forward: every mask's change is told by what differs, so each entry needs those before it. */
final class History {

    private final Database database;
    private final EditLog log;

    History(Database database, EditLog log) {
        this.database = database;
        this.log = log;
    }

    /**
     * The entries that concern an image or an annotation, oldest first, with the changes that do; all of them where both
     * are null.
     */
    List<Entry> of(@Nullable ImageId image, @Nullable AnnotationId annotation) throws SQLException, Damaged {
        List<Entry> entries = new ArrayList<>();
        Predicate<Change> concerns = change -> (image == null || change.scope().filter(image::equals).isPresent()
                || change.identity().equals(image)) && (annotation == null || change.identity().equals(annotation));
        each(entry -> {
            List<Change> changes = entry.changes().stream().filter(concerns).toList();
            if (!changes.isEmpty() || (image == null && annotation == null)) {
                entries.add(new Entry(entry.seq(), entry.time(), entry.author(), entry.name(), entry.kind(),
                        entry.of(), changes, entry.hash()));
            }
        });
        return entries;
    }

    /** Visits all entries with all changes, oldest first. */
    void each(Consumer<Entry> visitor) throws SQLException, Damaged {
        List<EditLog.Stored> lines = new ArrayList<>();
        database.each("entries", row -> lines.add(EditLog.stored(row)));
        Map<AnnotationId, Annotation> state = new HashMap<>();
        for (EditLog.Stored stored : lines) {
            EditLog.Line line = stored.line();
            List<Change> changes = new ArrayList<>();
            SortedMap<Scope, byte[]> parts = log.parts(line.seq());
            for (byte[] part : parts.values()) {
                changes.addAll(ChangeCodec.decode(part, ChangeCodec.Known.BEFORE, state::get));
            }
            for (Change change : changes) {
                if (change.identity() instanceof AnnotationId id) {
                    state.compute(id, (key, before) -> (Annotation) change.after());
                }
            }
            visitor.accept(new Entry(line.seq(), Instant.ofEpochMilli(line.millis()), line.author(), line.name(),
                    line.kind(), line.of(), changes, stored.hex()));
        }
    }
}
