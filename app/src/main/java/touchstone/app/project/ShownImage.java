package touchstone.app.project;

import java.util.ArrayList;
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
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.ImageId;
import touchstone.model.Entry;
import touchstone.model.HistoryLine;
import touchstone.store.Project;

/** The image that is looked at, everybody's objects on it and what happened there. */
final class ShownImage {

    private record Loaded(ShownObjects.Read objects, List<HistoryLine> history, List<Note> notes) {
    }

    private final Project project;
    private final Disk disk;
    private final ReadOnlyObjectWrapper<@Nullable Image> image = new ReadOnlyObjectWrapper<>(null);
    private final ShownObjects objects = new ShownObjects();
    private final ObservableList<HistoryLine> history = FXCollections.observableArrayList();
    // Views listen to these: a list made anew for each of them would be collected, and its listeners with it.
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

    ShownObjects objects() {
        return objects;
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
        objects.set(ShownObjects.Read.of(List.of()));
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
                ? Optional.of(new Loaded(ShownObjects.Read.of(project.annotations(shown.id())),
                        project.histories().lines(shown.id()).reversed(), project.notes(shown.id())))
                : Optional.<Loaded>empty(), found -> found.filter(read -> is(shown.id())).ifPresent(read -> {
                    objects.set(read.objects());
                    history.setAll(read.history());
                    notes.setAll(read.notes());
                    loaded = true;
                    then.run();
                }), failed);
    }

    void apply(Digest digest) {
        Image shown = image.get();
        if (shown == null) {
            return;
        }
        List<Change> remarks = new ArrayList<>();
        for (Change change : digest.others()) {
            switch (change.any()) {
                case Image i when is(i.id()) -> image.set((Image) change.after());
                case Note n when n.image() != null && is(n.image()) -> remarks.add(change);
                default -> {
                }
            }
        }
        if (!remarks.isEmpty()) {
            remark(remarks);
        }
        List<Change> own = digest.of(shown.id());
        if (!own.isEmpty()) {
            objects.apply(own);
        }
    }

    /** A note that was changed stands as the last. */
    private void remark(List<Change> changes) {
        Map<NoteId, Note> all = new LinkedHashMap<>();
        notes.forEach(note -> all.put(note.id(), note));
        for (Change change : changes) {
            all.remove((NoteId) change.identity());
            if (change.after() instanceof Note after) {
                all.put(after.id(), after);
            }
        }
        notes.setAll(all.values());
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
