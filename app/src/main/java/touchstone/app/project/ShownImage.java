package touchstone.app.project;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
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
import touchstone.model.HistoryLine;
import touchstone.store.Project;

/** The image that is looked at, everybody's objects on it and what happened there. */
final class ShownImage {

    /** Where so many change all are handed over anew. */
    private static final int AT_ONCE = 16;

    private record Loaded(ObjectOrder objects, List<HistoryLine> history, List<Note> notes) {
    }

    /**
     * What an entry is to one image.
     *
     * @param objects all of them as they are after it where many have changed, else null
     * @param found what is selected of those
     * @param line what the image's history has of it, null for nothing
     */
    record Seen(ImageId image, @Nullable ObjectOrder objects, Chosen.@Nullable Found found,
            @Nullable HistoryLine line) {
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
    /** How many entries were looked at: one that comes while objects are read may be missing from them. */
    private final AtomicLong entries = new AtomicLong();
    /** The image that was read last and its objects as they are stored, kept up by whoever brings an entry. */
    private @Nullable ImageId stored;
    private ObjectOrder storedObjects = ObjectOrder.of(List.of());

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
        objects.take(ObjectOrder.of(List.of()), null);
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
                ? Optional.of(new Loaded(read(shown.id()), project.histories().lines(shown.id()).reversed(),
                        project.notes(shown.id())))
                : Optional.<Loaded>empty(), found -> found.filter(read -> is(shown.id())).ifPresent(read -> {
                    objects.take(read.objects(), null);
                    history.setAll(read.history());
                    notes.setAll(read.notes());
                    loaded = true;
                    then.run();
                }), failed);
    }

    private ObjectOrder read(ImageId id) throws IOException {
        while (true) {
            long before = entries.get();
            ObjectOrder read = ObjectOrder.of(project.annotations(id));
            synchronized (entries) {
                if (entries.get() == before) {
                    storedObjects = read;
                    stored = id;
                    return read.copy();
                }
            }
        }
    }

    /**
     * Works out beside the screen's thread what an entry is to the image that was read last. Any other that is shown by
     * the time the entry gets there is still to be read.
     *
     * @param find what is selected of many objects
     */
    Optional<Seen> see(Applied entry, Function<ObjectOrder, Chosen.Found> find) {
        synchronized (entries) {
            entries.incrementAndGet();
            return seen(entry, find);
        }
    }

    private Optional<Seen> seen(Applied entry, Function<ObjectOrder, Chosen.Found> find) {
        ImageId id = stored;
        if (id == null) {
            return Optional.empty();
        }
        HistoryLine line = HistoryLine.of(entry.entry(), id).filter(HistoryLine::ownStack).orElse(null);
        List<Change> own = entry.of(id);
        if (own.size() < AT_ONCE) {
            own.forEach(storedObjects::apply);
            return Optional.of(new Seen(id, null, null, line));
        }
        storedObjects.applyAll(own);
        ObjectOrder all = storedObjects.copy();
        return Optional.of(new Seen(id, all, find.apply(all), line));
    }

    /** @return whether the entry belongs to this image's history */
    boolean apply(Applied entry, Optional<Seen> seen) {
        Image shown = image.get();
        if (shown == null) {
            return false;
        }
        List<Change> remarks = new ArrayList<>();
        for (Change change : entry.others()) {
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
        if (seen.isEmpty() || !seen.get().image().equals(shown.id())) {
            return false;
        }
        ObjectOrder all = seen.get().objects();
        if (all != null) {
            objects.take(all, seen.get().found());
        } else {
            objects.apply(entry.of(shown.id()));
        }
        HistoryLine line = seen.get().line();
        if (line != null) {
            history.addFirst(line);
        }
        return line != null;
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
}
