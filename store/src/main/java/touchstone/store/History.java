package touchstone.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import touchstone.model.LogLine;
import touchstone.model.Touch;
import touchstone.model.geometry.Mask;

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
                        line.kind(), line.of(), shapeless(line.seq(), scope, image), stored.hex()),
                        image).ifPresent(
                                of -> lines.merge(of.seq(), scope.equals(Scope.PROJECT) ? of.ofProject() : of,
                                        (project, whole) -> whole));
            }
        }
        return List.copyOf(lines.values());
    }

    /** An entry's changes in a scope, as far as they can concern the image. */
    private List<Change> shapeless(long seq, Scope scope, ImageId image) throws SQLException, Damaged {
        List<Change> changes = new ArrayList<>();
        for (Part part : log.partsOf(seq)) {
            if (part.scope().equals(scope) && part.mayConcern(image)) {
                changes.addAll(ChangeCodec.decodeShapeless(log.part(seq, part)));
            }
        }
        return changes;
    }

    List<Touch> touches(long after, int most) throws SQLException, Damaged {
        List<EditLog.Stored> entries = new ArrayList<>();
        database.each("entriesAfter", row -> entries.add(EditLog.stored(row)), after, most);
        List<Touch> touches = new ArrayList<>();
        for (EditLog.Stored stored : entries) {
            Set<AnnotationId> objects = new HashSet<>();
            log.eachPart(stored.line().seq(), (part, bytes) -> {
                for (Change change : ChangeCodec.decodeShapeless(bytes)) {
                    if (change.identity() instanceof AnnotationId id) {
                        objects.add(id);
                    }
                }
            });
            touches.add(new Touch(stored.line().seq(), Instant.ofEpochMilli(stored.line().millis()), objects));
        }
        return touches;
    }

    List<LogLine> lines(long before, int most) throws SQLException, Damaged {
        List<EditLog.Stored> entries = new ArrayList<>();
        database.each("entriesBefore", row -> entries.add(EditLog.stored(row)), before, most);
        List<LogLine> lines = new ArrayList<>();
        for (EditLog.Stored stored : entries) {
            EditLog.Line line = stored.line();
            List<ImageId> images = new ArrayList<>();
            for (Part part : log.partsOf(line.seq())) {
                if (part.scope().image() != null) {
                    images.add(part.scope().image());
                }
            }
            lines.add(new LogLine(line.seq(), Instant.ofEpochMilli(line.millis()), line.author(), line.name(),
                    line.kind(), line.of(), images));
        }
        return lines;
    }

    /** What happened to one object, told from its image's part of the log alone. */
    List<Entry> ofScope(ImageId image, AnnotationId object) throws SQLException, Damaged {
        List<Entry> entries = new ArrayList<>();
        fold(image, Long.MAX_VALUE, entry -> {
            List<Change> own = entry.changes().stream().filter(c -> c.identity().equals(object)).toList();
            if (!own.isEmpty()) {
                entries.add(new Entry(entry.seq(), entry.time(), entry.author(), entry.name(), entry.kind(),
                        entry.of(), own, entry.hash()));
            }
        });
        return entries;
    }

    List<Annotation> at(ImageId image, long seq) throws SQLException, Damaged {
        return fold(image, seq, entry -> {
        }).values().stream().sorted(Comparator.comparing(Annotation::id)).toList();
    }

    /** Visits the entries of an image up to one, with the changes on the image; what it held after them. */
    private Map<AnnotationId, Annotation> fold(ImageId image, long last, Consumer<Entry> visitor)
            throws SQLException, Damaged {
        SortedMap<Long, EditLog.Stored> entries = new TreeMap<>();
        Scope own = new Scope(image);
        for (Scope scope : List.of(Scope.PROJECT, own)) {
            database.each("entriesOfScope", row -> entries.put(row.getLong(1), EditLog.stored(row)),
                    (Object) scope.bytes());
        }
        Map<AnnotationId, Annotation> state = new HashMap<>();
        for (EditLog.Stored stored : entries.values()) {
            EditLog.Line line = stored.line();
            if (line.seq() > last) {
                break;
            }
            List<Change> changes = new ArrayList<>();
            for (Part part : log.partsOf(line.seq())) {
                if (part.mayConcern(image)) {
                    byte[] bytes = log.part(line.seq(), part);
                    changes.addAll(part.scope().equals(own) || part.about() != null
                            ? ChangeCodec.decode(bytes, ChangeCodec.Known.BEFORE, state::get)
                            : ChangeCodec.decodeOf(image, bytes, state::get));
                }
            }
            if (changes.isEmpty()) {
                continue;
            }
            follow(state, changes);
            visitor.accept(new Entry(line.seq(), Instant.ofEpochMilli(line.millis()), line.author(), line.name(),
                    line.kind(), line.of(), changes, stored.hex()));
        }
        return state;
    }

    private static void follow(Map<AnnotationId, Annotation> state, List<Change> changes) {
        for (Change change : changes) {
            if (change.identity() instanceof AnnotationId id) {
                state.compute(id, (key, before) -> (Annotation) change.after());
            }
        }
    }

    /** Visits all entries without their changes, oldest first, of which one is held at once. */
    void eachLine(Histories.LineVisitor visitor) throws SQLException, Damaged {
        EditLog.Stored[] at = new EditLog.Stored[1];
        int[] changes = new int[1];
        long[] entries = new long[1];
        log.each(0, log.length(), stored -> {
            tell(at[0], changes[0], visitor);
            at[0] = stored;
            changes[0] = 0;
            entries[0]++;
        }, (part, bytes) -> changes[0] += ChangeCodec.count(bytes));
        tell(at[0], changes[0], visitor);
        if (entries[0] != log.length()) {
            throw new Damaged();
        }
    }

    private static void tell(EditLog.@Nullable Stored stored, int changes, Histories.LineVisitor visitor) {
        if (stored != null) {
            EditLog.Line line = stored.line();
            visitor.line(new Entry(line.seq(), Instant.ofEpochMilli(line.millis()), line.author(), line.name(),
                    line.kind(), line.of(), List.of(), stored.hex()), changes);
        }
    }

    /** Visits all entries with all changes, oldest first; no more is held than one entry and the masks at its time. */
    void each(Consumer<Entry> visitor) throws SQLException, Damaged {
        Map<AnnotationId, Annotation> masks = new HashMap<>();
        log.each(stored -> {
            EditLog.Line line = stored.line();
            List<Change> changes = new ArrayList<>();
            log.eachPart(line.seq(),
                    (part, bytes) -> changes.addAll(ChangeCodec.decode(bytes, ChangeCodec.Known.BEFORE, masks::get)));
            // A change of any other shape tells both.
            for (Change change : changes) {
                if (change.after() instanceof Annotation a && a.geometry() instanceof Mask) {
                    masks.put(a.id(), a);
                } else if (change.identity() instanceof AnnotationId id) {
                    masks.remove(id);
                }
            }
            visitor.accept(new Entry(line.seq(), Instant.ofEpochMilli(line.millis()), line.author(), line.name(),
                    line.kind(), line.of(), changes, stored.hex()));
        });
    }
}
