package touchstone.app.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Note;
import touchstone.model.ImageId;
import touchstone.model.Entry;
import touchstone.model.HistoryLine;
import touchstone.store.Project;

/** The image that is looked at, everybody's objects on it and what happened there. */
final class ShownImage {

    /** As many changes are made one by one no more. */
    private static final int AT_ONCE = 16;

    private record Loaded(List<Annotation> objects, List<HistoryLine> history, List<Note> notes) {
    }

    private final Project project;
    private final Disk disk;
    private final ReadOnlyObjectWrapper<@Nullable Image> image = new ReadOnlyObjectWrapper<>(null);
    private final ObservableList<Annotation> objects = FXCollections.observableArrayList();
    private final ObservableList<HistoryLine> history = FXCollections.observableArrayList();
    // Views listen to these: a list made anew for each of them would be collected, and its listeners with it.
    private final ObservableList<Annotation> shownObjects = FXCollections.unmodifiableObservableList(objects);
    private final ObservableList<HistoryLine> shownHistory = FXCollections.unmodifiableObservableList(history);
    private final ObservableList<Note> notes = FXCollections.observableArrayList();
    private final ObservableList<Note> shownNotes = FXCollections.unmodifiableObservableList(notes);
    private boolean loaded;
    /** The image that is wanted now, for the thread that reads: of a fast scroll only the last is read. */
    private volatile @Nullable ImageId wanted;

    ShownImage(Project project, Disk disk) {
        this.project = project;
        this.disk = disk;
    }

    ReadOnlyObjectProperty<@Nullable Image> image() {
        return image.getReadOnlyProperty();
    }

    /** The last on top. */
    ObservableList<Annotation> objects() {
        return shownObjects;
    }

    /** The newest first. */
    ObservableList<HistoryLine> history() {
        return shownHistory;
    }

    /** What is said about the image and its objects, the oldest first. */
    ObservableList<Note> notes() {
        return shownNotes;
    }

    boolean isLoaded() {
        return loaded || image.get() == null;
    }

    boolean is(ImageId id) {
        Image shown = image.get();
        return shown != null && shown.id().equals(id);
    }

    /** Goes to an image; its objects come with {@link #load}. */
    void open(Image next) {
        image.set(next);
        wanted = next.id();
        objects.clear();
        history.clear();
        notes.clear();
        loaded = false;
    }

    /** Reads the objects and the history anew. */
    void load(Runnable then, Consumer<String> failed) {
        Image shown = image.get();
        if (shown == null) {
            return;
        }
        wanted = shown.id();
        disk.ask(() -> shown.id().equals(wanted)
                ? Optional.of(new Loaded(project.annotations(shown.id()), project.histories().lines(shown.id()),
                        project.notes(shown.id())))
                : Optional.<Loaded>empty(), found -> found.filter(read -> is(shown.id())).ifPresent(read -> {
                    objects.setAll(read.objects());
                    history.setAll(read.history().reversed());
                    notes.setAll(read.notes());
                    loaded = true;
                    then.run();
                }), failed);
    }

    /** Many changes at once are one change of the list: what looks at it looks once. */
    void apply(List<Change> changes) {
        if (changes.size() < AT_ONCE) {
            changes.forEach(this::apply);
            return;
        }
        Map<AnnotationId, Annotation> all = new LinkedHashMap<>();
        objects.forEach(o -> all.put(o.id(), o));
        boolean touched = false;
        for (Change change : changes) {
            if (!(change.any() instanceof Annotation object)) {
                apply(change);
            } else if (is(object.image())) {
                touched = true;
                if (change.after() == null) {
                    all.remove(object.id());
                } else {
                    all.put(object.id(), object);
                }
            }
        }
        if (touched) {
            objects.setAll(all.values());
        }
    }

    private void apply(Change change) {
        switch (change.any()) {
            case Annotation a when is(a.image()) -> apply(change, a);
            case Image i when is(i.id()) -> image.set((Image) change.after());
            case Note n when n.image() != null && is(n.image()) -> {
                notes.removeIf(known -> known.id().equals(n.id()));
                if (change.after() != null) {
                    notes.add(n);
                }
            }
            default -> {
            }
        }
    }

    private void apply(Change change, Annotation object) {
        int at = indexOf(object.id());
        if (change.after() == null) {
            if (at >= 0) {
                objects.remove(at);
            }
        } else if (at >= 0) {
            objects.set(at, object);
        } else {
            objects.add(object);
        }
    }

    private int indexOf(AnnotationId id) {
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** @return whether the entry belongs to this image's history */
    boolean record(Entry entry) {
        Image shown = image.get();
        Optional<HistoryLine> line = shown == null
                ? Optional.empty()
                : HistoryLine.of(entry, shown.id()).filter(HistoryLine::ownStack);
        line.ifPresent(history::addFirst);
        return line.isPresent();
    }
}
