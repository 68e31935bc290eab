package touchstone.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Entry;
import touchstone.model.HistoryLine;

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

    /** What happened to an image, oldest first. Reads the image's own part of the log, and the project's. */
    List<HistoryLine> linesOf(ImageId image) throws SQLException, Damaged {
        SortedMap<Long, HistoryLine> lines = new TreeMap<>();
        for (Scope scope : List.of(Scope.PROJECT, new Scope(image))) {
            List<EditLog.Stored> entries = new ArrayList<>();
            database.each("entriesOfScope", row -> entries.add(EditLog.stored(row)), scope.bytes());
            for (EditLog.Stored stored : entries) {
                EditLog.Line line = stored.line();
                HistoryLine.of(new Entry(line.seq(), Instant.ofEpochMilli(line.millis()), line.author(), line.name(),
                        line.kind(), line.of(), ChangeCodec.decodeShapeless(log.part(line.seq(), scope)), stored.hex()),
                        image).ifPresent(of -> lines.put(of.seq(), of));
            }
        }
        return List.copyOf(lines.values());
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
