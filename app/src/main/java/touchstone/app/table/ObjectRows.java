package touchstone.app.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.ObjectRow;
import touchstone.model.Touch;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Perimeter;
import touchstone.store.Rows;

/**
 * The rows of the table. They are read, sorted and filtered on a thread of their own; an edit of a few objects is put into
 * its place at once, one of many arranges the rows anew.
 */
final class ObjectRows implements AutoCloseable {

    private static final int PAGE = 5000;
    private static final int MEASURED_AT_ONCE = 100;
    private static final int ENTRIES = 200;
    /** As many changes are put into their places one by one no more. */
    private static final int FEW = 20;
    /** More rows than that are made beside the screen's thread. */
    private static final int AT_ONCE = 1000;

    private final Session session;
    private final Runnable told;
    private final Disk work = new Disk("table");
    private final Map<AnnotationId, ObjectRow> all = new LinkedHashMap<>();
    private final ObservableList<ObjectRow> shown = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ConcurrentHashMap<AnnotationId, Facts.Measure> measured = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<AnnotationId, Facts.Span> times = new ConcurrentHashMap<>();
    private Search search = Search.of("", List.of(), who -> true);
    private List<Arrangement.Order> orders = List.of();
    private Arrangement arrangement;
    private boolean ofProject;
    private boolean timesWanted;
    private boolean timesRead;
    private boolean arranging;
    private boolean again;
    private boolean measuring;
    private volatile boolean closed;
    /** Whether masks were measured since the rows were arranged. */
    private boolean lately;
    /** Grows with each new filling: answers to an older one come too late. */
    private int filling;
    private int loading;
    /** How many times rows are being made for changes that were told already. */
    private int merging;

    /** @param told run when cells say something new although the rows stay */
    ObjectRows(Session session, Runnable told) {
        this.session = session;
        this.told = told;
        arrangement = new Arrangement(search, orders, facts());
    }

    private Facts facts() {
        return Facts.of(session, measured, times);
    }

    ObservableList<ObjectRow> shown() {
        return shown;
    }

    /** Whether rows are still being read or arranged. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    Facts latest() {
        return arrangement.facts();
    }

    int count() {
        return all.size();
    }

    boolean isOfProject() {
        return ofProject;
    }

    /** How many of these objects are one's own. */
    long mine(Set<AnnotationId> ids) {
        AnnotatorId me = session.me().get().id();
        long count = 0;
        for (AnnotationId id : ids) {
            ObjectRow row = all.get(id);
            count += row != null && row.annotator().equals(me) ? 1 : 0;
        }
        return count;
    }

    /** Fills the table with the objects of the shown image, or of the project. */
    void fill(boolean project) {
        ofProject = project;
        filling++;
        loading = 0;
        all.clear();
        measured.clear();
        if (project) {
            loading++;
            page(null, filling);
        } else if (session.objects().size() <= AT_ONCE) {
            session.objects().forEach(object -> all.put(object.id(), ObjectRow.of(object)));
        } else {
            loading++;
            List<Annotation> objects = List.copyOf(session.objects());
            merge(() -> rows(objects), filling, null);
        }
        arrange();
        readTimes();
    }

    private static Map<AnnotationId, ObjectRow> rows(List<Annotation> objects) {
        Map<AnnotationId, ObjectRow> rows = LinkedHashMap.newLinkedHashMap(objects.size());
        objects.forEach(object -> rows.put(object.id(), ObjectRow.of(object)));
        return rows;
    }

    /** Takes rows in that are made beside the screen's thread; what came after them waits for its turn. */
    private void merge(Callable<Map<AnnotationId, ObjectRow>> made, int of, @Nullable Entry entry) {
        merging++;
        ask(made, rows -> {
            merging--;
            if (of == filling) {
                if (entry != null) {
                    gone(entry);
                } else {
                    loading--;
                }
                all.putAll(rows);
                if (merging == 0) {
                    arrange();
                }
            }
        }, sentence -> {
            merging--;
            loading -= of == filling && entry == null ? 1 : 0;
        });
    }

    private void gone(Entry entry) {
        for (Change change : entry.changes()) {
            if (change.after() == null && change.identity() instanceof AnnotationId id) {
                all.remove(id);
            }
        }
    }

    private void page(@Nullable AnnotationId after, int of) {
        ask(() -> closed ? new Rows(List.of(), null) : session.project().rows(after, PAGE), page -> {
            if (of != filling) {
                return;
            }
            // What was changed since stands there already, and newer.
            page.rows().forEach(row -> all.putIfAbsent(row.id(), row));
            if (page.last() == null) {
                loading--;
            } else {
                page(page.last(), of);
            }
            arrange();
        }, sentence -> loading--);
    }

    void search(Search wanted) {
        search = wanted;
        arrange();
    }

    void sort(List<Arrangement.Order> wanted) {
        orders = wanted;
        arrange();
    }

    /** Times are read from the whole log, so only when somebody wants to see them. */
    void wantTimes() {
        timesWanted = true;
        readTimes();
    }

    private <T> void ask(Callable<T> asked, Consumer<T> then, Consumer<String> failed) {
        if (!closed) {
            work.ask(asked, then, failed);
        }
    }

    /** Does something with the rows beside the screen's thread. */
    void with(Callable<String> asked, Consumer<String> then) {
        ask(asked, then, then);
    }

    /** Names or visible layers have changed. */
    void arrange() {
        if (arranging) {
            again = true;
            return;
        }
        arranging = true;
        again = false;
        tellBusy();
        Arrangement next = new Arrangement(search, orders, facts());
        List<ObjectRow> rows = List.copyOf(all.values());
        ask(() -> next.of(rows), arranged -> {
            arranging = false;
            arrangement = next;
            if (again) {
                arrange();
            }
            // Meanwhile something may have come; then this is not the last word, but better than what is there.
            shown.setAll(arranged);
            tellBusy();
            measure();
        }, sentence -> {
            arranging = false;
            tellBusy();
        });
    }

    private void tellBusy() {
        busy.set(arranging || loading > 0);
    }

    /** Brings the rows up to date with an edit. */
    void apply(Entry entry) {
        List<Change> changes = entry.changes().stream().filter(this::concerns).toList();
        long time = entry.time().toEpochMilli();
        if (changes.size() > AT_ONCE || merging > 0 && !changes.isEmpty()) {
            boolean timed = timesRead;
            merge(() -> {
                List<Annotation> objects = new ArrayList<>();
                for (Change change : changes) {
                    AnnotationId id = (AnnotationId) change.identity();
                    measured.remove(id);
                    if (change.after() instanceof Annotation object) {
                        objects.add(object);
                        if (timed) {
                            times.merge(id, new Facts.Span(time, time), (was, is) -> was.until(time));
                        }
                    }
                }
                return rows(objects);
            }, filling, entry);
            return;
        }
        for (Change change : changes) {
            AnnotationId id = (AnnotationId) change.identity();
            measured.remove(id);
            if (change.after() instanceof Annotation object) {
                all.put(id, ObjectRow.of(object));
                if (timesRead) {
                    times.merge(id, new Facts.Span(time, time), (was, is) -> was.until(time));
                }
            } else {
                all.remove(id);
            }
        }
        boolean names = entry.changes().stream().anyMatch(c -> !(c.any() instanceof Annotation));
        if (names || changes.size() > FEW || arranging) {
            arrange();
        } else {
            changes.forEach(this::place);
            measure();
        }
    }

    private boolean concerns(Change change) {
        return change.any() instanceof Annotation object
                && (ofProject || session.image().get() != null && object.image().equals(session.image().get().id()));
    }

    private void place(Change change) {
        AnnotationId id = (AnnotationId) change.identity();
        int at = 0;
        while (at < shown.size() && !shown.get(at).id().equals(id)) {
            at++;
        }
        ObjectRow row = all.get(id);
        boolean there = at < shown.size();
        if (row == null || !arrangement.takes(row)) {
            if (there) {
                shown.remove(at);
            }
            return;
        }
        if (there && fits(at, row)) {
            shown.set(at, row);
            return;
        }
        if (there) {
            shown.remove(at);
        }
        int found = Collections.binarySearch(shown, row, arrangement);
        shown.add(found < 0 ? -found - 1 : found, row);
    }

    private boolean fits(int at, ObjectRow row) {
        return (at == 0 || arrangement.compare(shown.get(at - 1), row) <= 0)
                && (at == shown.size() - 1 || arrangement.compare(row, shown.get(at + 1)) <= 0);
    }

    /** Unpacks masks, a few at a time, those that are shown in their order. */
    private void measure() {
        if (measuring || closed) {
            return;
        }
        List<ObjectRow> next = new ArrayList<>();
        for (int i = 0; i < shown.size() && next.size() < MEASURED_AT_ONCE; i++) {
            ObjectRow row = shown.get(i);
            if (row.kind() == GeometryKind.MASK && !measured.containsKey(row.id())) {
                next.add(row);
            }
        }
        if (next.isEmpty()) {
            if (orders.stream().anyMatch(o -> o.field().key().startsWith("area")) && lately) {
                lately = false;
                arrange();
            }
            return;
        }
        measuring = true;
        lately = true;
        ask(() -> {
            Map<AnnotationId, Facts.Measure> found = new LinkedHashMap<>();
            for (ObjectRow row : next) {
                if (!closed) {
                    found.put(row.id(), session.project().annotation(row.id())
                            .map(o -> new Facts.Measure(o.geometry().area(),
                                    Perimeter.of(o.geometry()).orElse(Double.NaN)))
                            .orElse(new Facts.Measure(Double.NaN, Double.NaN)));
                }
            }
            return found;
        }, found -> {
            measuring = false;
            // An object that was changed meanwhile is measured again.
            next.stream().filter(this::isLatest).forEach(row -> {
                Facts.Measure measure = found.get(row.id());
                if (measure != null) {
                    measured.put(row.id(), measure);
                }
            });
            told.run();
            measure();
        }, sentence -> measuring = false);
    }

    @SuppressWarnings("ReferenceEquality") // a mask of another shape may have an equal row
    private boolean isLatest(ObjectRow row) {
        return all.get(row.id()) == row;
    }

    private void readTimes() {
        if (timesWanted && !timesRead) {
            timesRead = true;
            times(0);
        }
    }

    private void times(long after) {
        ask(() -> closed ? List.<Touch>of() : session.project().histories().touches(after, ENTRIES), touches -> {
            for (Touch touch : touches) {
                long time = touch.time().toEpochMilli();
                touch.objects().forEach(id -> times.merge(id, new Facts.Span(time, time),
                        (was, is) -> was.changed() < time ? was.until(time) : was));
            }
            if (touches.size() == ENTRIES) {
                times(touches.getLast().seq());
            } else {
                told.run();
                arrange();
            }
        }, sentence -> {
        });
    }

    @Override
    public void close() {
        closed = true;
        work.close();
    }
}
