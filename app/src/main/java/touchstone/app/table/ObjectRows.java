package touchstone.app.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Note;
import touchstone.model.ObjectRow;
import touchstone.model.Progress;
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

    /** @param masks those of the rows that are still to be measured */
    private record Arranged(List<ObjectRow> rows, Deque<ObjectRow> masks) {
    }

    private final Session session;
    private final Runnable told;
    private final Disk work = new Disk("table");
    /** By whichever thread has made them; another one with each new filling, so that what comes late harms nothing. */
    private Map<AnnotationId, ObjectRow> all = new ConcurrentHashMap<>();
    private final ObservableList<ObjectRow> shown = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ConcurrentHashMap<AnnotationId, Facts.Measure> measured = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<AnnotationId, Facts.Span> times = new ConcurrentHashMap<>();
    /** What is still to be measured, in the order of the rows. */
    private Deque<ObjectRow> masks = new ArrayDeque<>();
    private Search search = Search.of("", List.of(), List.of(), who -> true);
    private List<Arrangement.Order> orders = List.of();
    private Arrangement arrangement;
    private int counting;
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

    /** Finds how many of these objects are one's own; of very many beside the screen's thread. */
    void mine(Set<AnnotationId> ids, LongConsumer then) {
        AnnotatorId me = session.me().get().id();
        int mine = ++counting;
        Map<AnnotationId, ObjectRow> from = all;
        if (ids.size() <= AT_ONCE) {
            then.accept(mine(ids, me, from));
        } else {
            ask(() -> mine(ids, me, from), count -> {
                if (mine == counting) {
                    then.accept(count);
                }
            }, sentence -> then.accept(0));
        }
    }

    private static long mine(Set<AnnotationId> ids, AnnotatorId me, Map<AnnotationId, ObjectRow> from) {
        long count = 0;
        for (AnnotationId id : ids) {
            ObjectRow row = from.get(id);
            count += row != null && row.annotator().equals(me) ? 1 : 0;
        }
        return count;
    }

    /** Where an object's row stands; -1 where it is not shown. */
    int place(AnnotationId id) {
        ObjectRow row = all.get(id);
        return row == null ? -1 : place(row);
    }

    /** Found by its order; what has changed meanwhile may stand elsewhere, and is looked for. */
    private int place(ObjectRow row) {
        int found = Collections.binarySearch(shown, row, arrangement);
        if (found >= 0 && shown.get(found).id().equals(row.id())) {
            return found;
        }
        int at = shown.size() - 1;
        while (at >= 0 && !shown.get(at).id().equals(row.id())) {
            at--;
        }
        return at;
    }

    /** Fills the table with the objects of the shown image, or of the project. */
    void fill(boolean project) {
        ofProject = project;
        filling++;
        loading = 0;
        all = new ConcurrentHashMap<>();
        measured.clear();
        if (project) {
            loading++;
            page(null, filling);
        } else if (session.objects().size() <= AT_ONCE) {
            session.objects().forEach(object -> all.put(object.id(), ObjectRow.of(object)));
        } else {
            loading++;
            List<Annotation> objects = List.copyOf(session.objects());
            Map<AnnotationId, ObjectRow> into = all;
            merge(() -> objects.forEach(object -> into.put(object.id(), ObjectRow.of(object))), filling, true);
        }
        arrange();
        readTimes();
    }

    /** Has rows made beside the screen's thread; what comes after them waits for its turn. */
    private void merge(Runnable made, int of, boolean first) {
        merging++;
        ask(() -> {
            made.run();
            return of;
        }, done -> {
            merging--;
            if (of == filling) {
                loading -= first ? 1 : 0;
                if (merging == 0) {
                    arrange();
                }
            }
        }, sentence -> {
            merging--;
            loading -= of == filling && first ? 1 : 0;
        });
    }

    private void page(@Nullable AnnotationId after, int of) {
        Map<AnnotationId, ObjectRow> into = all;
        ask(() -> {
            Rows page = closed ? new Rows(List.of(), null) : session.project().rows(after, PAGE);
            // What was changed since stands there already, and newer.
            page.rows().forEach(row -> into.putIfAbsent(row.id(), row));
            return page;
        }, page -> {
            if (of != filling) {
                return;
            }
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
        Map<AnnotationId, ObjectRow> from = all;
        ask(() -> {
            List<ObjectRow> arranged = next.of(from.values());
            return new Arranged(arranged, unmeasured(arranged));
        }, arranged -> {
            arranging = false;
            arrangement = next;
            if (again) {
                arrange();
            }
            // Meanwhile something may have come; then this is not the last word, but better than what is there.
            shown.setAll(arranged.rows);
            masks = arranged.masks;
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
    void apply(Applied done) {
        Image here = session.image().get();
        Collection<List<Change>> changes = ofProject
                ? done.objects().values()
                : here == null ? List.of() : List.of(done.of(here.id()));
        int count = changes.stream().mapToInt(List::size).sum();
        long time = done.entry().time().toEpochMilli();
        boolean timed = timesRead;
        Map<AnnotationId, ObjectRow> into = all;
        if (count > FEW || merging > 0 && count > 0) {
            merge(() -> changes.forEach(each -> each.forEach(change -> put(change, into, timed, time))), filling,
                    false);
            return;
        }
        changes.forEach(each -> each.forEach(change -> {
            int at = change.before() instanceof Annotation before ? place(ObjectRow.of(before)) : -1;
            put(change, into, timed, time);
            if (!arranging) {
                place((AnnotationId) change.identity(), at);
            }
        }));
        if (arranging && count > 0 || done.others().stream().anyMatch(ObjectRows::isNaming)) {
            arrange();
        } else {
            measure();
        }
    }

    /** Whether it may change what rows say of anything else. */
    private static boolean isNaming(Change change) {
        return !(change.any() instanceof Note || change.any() instanceof Progress);
    }

    private void put(Change change, Map<AnnotationId, ObjectRow> into, boolean timed, long time) {
        AnnotationId id = (AnnotationId) change.identity();
        measured.remove(id);
        if (change.after() instanceof Annotation object) {
            into.put(id, ObjectRow.of(object));
            if (timed) {
                times.merge(id, new Facts.Span(time, time), (was, is) -> was.until(time));
            }
        } else {
            into.remove(id);
        }
    }

    /** @param at where it stands; -1 where it does not */
    private void place(AnnotationId id, int at) {
        ObjectRow row = all.get(id);
        boolean there = at >= 0;
        if (row != null && row.kind() == GeometryKind.MASK) {
            masks.add(row);
        }
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

    private Deque<ObjectRow> unmeasured(List<ObjectRow> rows) {
        Deque<ObjectRow> masks = new ArrayDeque<>();
        for (ObjectRow row : rows) {
            if (row.kind() == GeometryKind.MASK && !measured.containsKey(row.id())) {
                masks.add(row);
            }
        }
        return masks;
    }

    /** Unpacks masks, a few at a time, those that are shown in their order. */
    private void measure() {
        if (measuring || closed) {
            return;
        }
        List<ObjectRow> next = new ArrayList<>();
        while (!masks.isEmpty() && next.size() < MEASURED_AT_ONCE) {
            next.add(masks.removeFirst());
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
