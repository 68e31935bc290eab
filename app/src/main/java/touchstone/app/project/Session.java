package touchstone.app.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.store.Entry;
import touchstone.store.Project;

/**
 * The open project as the window shows it. Lives on the screen's thread; every read and write of the project happens on
 * the {@link Disk}'s, and what was written comes back as an {@link Entry} from which the shown state is brought up to
 * date, so that nothing is asked for again after a write.
 */
public final class Session implements AutoCloseable {

    /** Told of each edit that became durable, after the session's own state has taken it in. */
    public interface Listener {

        /** @param drawn whether it comes from the canvas, which shows it already */
        void applied(Entry entry, boolean drawn);

        /** The objects of the shown image were read anew: after a change of image, or because an edit was refused. */
        void loaded();
    }

    private static final Messages MESSAGES = Messages.beside(Session.class);
    private static final int COUNTED_AT_ONCE = 5;

    private final Project project;
    private final Disk disk;
    private final Runnable unsubscribe;
    private final List<Listener> listeners = new ArrayList<>();

    private final ObservableList<Image> images = FXCollections.observableArrayList();
    private final ObservableList<Annotator> annotators = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<LabelSchema> schema;
    private final ReadOnlyObjectWrapper<Optional<Guideline>> guideline;
    private final ReadOnlyObjectWrapper<@Nullable Image> image = new ReadOnlyObjectWrapper<>(null);
    private final ObservableList<Annotation> objects = FXCollections.observableArrayList();
    private final ObservableList<Entry> history = FXCollections.observableArrayList();
    // Views listen to these: a list made anew for each of them would be collected, and its listeners with it.
    private final ObservableList<Image> shownImages = FXCollections.unmodifiableObservableList(images);
    private final ObservableList<Annotator> shownAnnotators = FXCollections.unmodifiableObservableList(annotators);
    private final ObservableList<Annotation> shownObjects = FXCollections.unmodifiableObservableList(objects);
    private final ObservableList<Entry> shownHistory = FXCollections.unmodifiableObservableList(history);
    private final ObjectProperty<Set<AnnotationId>> selection = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<@Nullable LabelId> label = new SimpleObjectProperty<>(null);
    private final ReadOnlyObjectWrapper<Annotator> me;
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper undoObstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoObstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Saving> saving = new ReadOnlyObjectWrapper<>(Saving.NOTHING_YET);
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final Layers layers = new Layers();
    private boolean loaded;

    private final Map<Progress.Key, Progress.Status> progress;
    private final Map<Progress.Key, Integer> counts = new HashMap<>();
    private final Set<ImageId> missing = new HashSet<>();

    /** Of the write in progress; belongs to the disk's thread, on which the project also tells of its edits. */
    private boolean writingDrawn;

    private Session(Project project, Disk disk, Content content, Annotator me) {
        this.project = project;
        this.disk = disk;
        this.me = new ReadOnlyObjectWrapper<>(me);
        images.setAll(content.images());
        annotators.setAll(content.annotators());
        schema = new ReadOnlyObjectWrapper<>(content.schema());
        guideline = new ReadOnlyObjectWrapper<>(content.guideline());
        progress = new HashMap<>(content.progress());
        boolean newcomer = !annotators.contains(me);
        annotators.forEach(a -> layers.add(a, newcomer || a.equals(me)));
        layers.add(me, true);
        if (!content.schema().labels().isEmpty()) {
            label.set(content.schema().labels().getFirst().id());
        }
        unsubscribe = project.subscribe(entry -> {
            boolean drawn = writingDrawn;
            Platform.runLater(() -> apply(entry, drawn));
        });
        survey(0);
    }

    /**
     * Reads the project on the disk's thread and hands over the session on the screen's.
     *
     * @param who picks the annotator from those of the project; a new one is stored with its first edit
     */
    static void of(Project project, Disk disk, Function<List<Annotator>, Annotator> who,
            Consumer<Session> then, Consumer<String> failed) {
        disk.ask(() -> Content.of(project),
                content -> then.accept(new Session(project, disk, content, who.apply(content.annotators()))), failed);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public Path path() {
        return project.path();
    }

    public boolean readOnly() {
        return project.readOnly();
    }

    /** For work that reads the project on a thread of its own. */
    public Project project() {
        return project;
    }

    public Layers layers() {
        return layers;
    }

    public ObservableList<Image> images() {
        return shownImages;
    }

    public ObservableList<Annotator> annotators() {
        return shownAnnotators;
    }

    public Optional<Annotator> annotator(AnnotatorId id) {
        return annotators.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    public ReadOnlyObjectProperty<LabelSchema> schema() {
        return schema.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Guideline>> guideline() {
        return guideline.getReadOnlyProperty();
    }

    /** The shown image, null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Image> image() {
        return image.getReadOnlyProperty();
    }

    /** Everybody's objects on the shown image, the last on top. */
    public ObservableList<Annotation> objects() {
        return shownObjects;
    }

    /** What happened on the shown image, the newest first. */
    public ObservableList<Entry> history() {
        return shownHistory;
    }

    public ObjectProperty<Set<AnnotationId>> selection() {
        return selection;
    }

    public List<Annotation> selected() {
        return objects.stream().filter(o -> selection.get().contains(o.id())).toList();
    }

    /** The label that new objects get. */
    public ObjectProperty<@Nullable LabelId> label() {
        return label;
    }

    public Optional<Label> labelOf(Annotation annotation) {
        return schema.get().byId(annotation.label());
    }

    /** Whose layer is drawn on. */
    public ReadOnlyObjectProperty<Annotator> me() {
        return me.getReadOnlyProperty();
    }

    public boolean isMine(Annotation annotation) {
        return annotation.annotator().equals(me.get().id());
    }

    /** What an undo would take back; empty when there is nothing. */
    public ReadOnlyStringProperty undoName() {
        return undoName.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty redoName() {
        return redoName.getReadOnlyProperty();
    }

    /** Why the last change cannot be taken back: it is somebody else's; empty when it can. */
    public ReadOnlyStringProperty undoObstacle() {
        return undoObstacle.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty redoObstacle() {
        return redoObstacle.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Saving> saving() {
        return saving.getReadOnlyProperty();
    }

    /** Grows whenever counts, progress or the presence of files change. */
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    public Progress.Status status(ImageId of) {
        return progress.getOrDefault(new Progress.Key(of, me.get().id()), Progress.Status.TODO);
    }

    /** How many objects I have on the image; 0 until it has been counted. */
    public int count(ImageId of) {
        return counts.getOrDefault(new Progress.Key(of, me.get().id()), 0);
    }

    /** Whether the image's file was not where the project says when it was last looked for. */
    public boolean isMissing(ImageId of) {
        return missing.contains(of);
    }

    /** Whether the objects of the shown image are there. */
    public boolean isLoaded() {
        return loaded || image.get() == null;
    }

    public void become(Annotator annotator) {
        me.set(annotator);
        layers.add(annotator, true);
        layers.show(annotator.id());
        selection.set(Set.of());
        revision.set(revision.get() + 1);
        askWhose();
    }

    public void show(ImageId id) {
        images.stream().filter(i -> i.id().equals(id)).findFirst().ifPresent(found -> {
            if (!found.equals(image.get())) {
                selection.set(Set.of());
                image.set(found);
                objects.clear();
                history.clear();
                loaded = false;
                reload();
            }
        });
    }

    /** The image {@code step} places further in the list; stays at the ends. */
    public void step(int step) {
        if (images.isEmpty()) {
            return;
        }
        int at = image.get() == null ? -1 : images.indexOf(image.get());
        show(images.get(Math.clamp((long) at + step, 0, images.size() - 1)).id());
    }

    /** The next image that still has something to do, round the end of the list; stays where there is none. */
    public void nextUnfinished() {
        int from = image.get() == null ? -1 : images.indexOf(image.get());
        for (int i = 1; i <= images.size(); i++) {
            Image next = images.get(Math.floorMod(from + i, images.size()));
            Progress.Status status = status(next.id());
            if (!next.equals(image.get()) && status != Progress.Status.DONE && status != Progress.Status.SKIPPED) {
                show(next.id());
                return;
            }
        }
    }

    /** Commits the edit in the order of the calls; a first edit of a new annotator stores the annotator before. */
    public void commit(Edit edit) {
        commit(edit, false);
    }

    /** Commits what was drawn on the canvas. */
    public void commitDrawn(Edit edit) {
        commit(edit, true);
    }

    private void commit(Edit edit, boolean drawn) {
        if (edit.isEmpty()) {
            return;
        }
        Annotator author = me.get();
        boolean known = annotator(author.id()).isPresent();
        if (!known && edit.changes().stream().anyMatch(c -> owner(c.any()).filter(author.id()::equals).isPresent())) {
            annotators.add(author);
            known = true;
            write(() -> project.commit(Edit.of(MESSAGES.text("edit.annotator", author.name()), Change.add(author)),
                    author.id()), false);
        }
        Edit whole = started(edit, author);
        AnnotatorId by = known ? author.id() : null;
        write(() -> project.commit(whole, by), drawn);
    }

    /** The first object on an image also says that it is being worked on. */
    private Edit started(Edit edit, Annotator author) {
        Image shown = image.get();
        if (shown == null || status(shown.id()) != Progress.Status.TODO
                || edit.changes().stream().noneMatch(c -> c.any() instanceof Annotation a
                        && a.image().equals(shown.id()) && a.annotator().equals(author.id()))) {
            return edit;
        }
        Progress.Key key = new Progress.Key(shown.id(), author.id());
        progress.put(key, Progress.Status.IN_PROGRESS);
        List<Change> changes = new ArrayList<>(edit.changes());
        changes.add(Change.add(new Progress(shown.id(), author.id(), Progress.Status.IN_PROGRESS)));
        return new Edit(edit.name(), changes);
    }

    public void mark(Progress.Status status) {
        Image shown = image.get();
        if (shown == null) {
            return;
        }
        Progress before = stored(shown.id());
        Progress after = new Progress(shown.id(), me.get().id(), status);
        if (!after.equals(before)) {
            commit(Edit.of(MESSAGES.text("edit.mark." + status.key()), new Change(before, after)));
        }
    }

    private @Nullable Progress stored(ImageId of) {
        Progress.Status status = progress.get(new Progress.Key(of, me.get().id()));
        return status == null ? null : new Progress(of, me.get().id(), status);
    }

    public void undo() {
        Image shown = image.get();
        if (shown != null) {
            AnnotatorId author = storedAuthor();
            write(() -> project.undo(shown.id(), author), false);
        }
    }

    public void redo() {
        Image shown = image.get();
        if (shown != null) {
            AnnotatorId author = storedAuthor();
            write(() -> project.redo(shown.id(), author), false);
        }
    }

    private @Nullable AnnotatorId storedAuthor() {
        return annotator(me.get().id()).map(Annotator::id).orElse(null);
    }

    private void write(Callable<?> work, boolean drawn) {
        saving.set(saving.get().begun());
        disk.<Object>ask(() -> {
            writingDrawn = drawn;
            work.call();
            return LocalTime.now(ZoneId.systemDefault());
        }, at -> {
            saving.set(saving.get().done((LocalTime) at));
            askNames();
        }, sentence -> {
            saving.set(saving.get().failed(sentence));
            restore();
        });
    }

    /** Back to what is stored, after an edit that was shown as begun has been refused. */
    private void restore() {
        disk.ask(() -> Content.of(project), stored -> {
            images.setAll(stored.images());
            annotators.setAll(stored.annotators());
            schema.set(stored.schema());
            guideline.set(stored.guideline());
            progress.clear();
            progress.putAll(stored.progress());
            revision.set(revision.get() + 1);
        }, this::say);
        reload();
    }

    /** Reads the shown image's objects anew. */
    public void reload() {
        Image shown = image.get();
        if (shown == null) {
            return;
        }
        record Loaded(List<Annotation> objects, List<Entry> history) {
        }
        disk.ask(() -> new Loaded(project.annotations(shown.id()), project.history(shown.id(), null)), read -> {
            if (isShown(shown.id())) {
                objects.setAll(read.objects());
                history.setAll(read.history().reversed());
                askWhose();
                loaded = true;
                listeners.forEach(Listener::loaded);
            }
        }, this::say);
        askNames();
    }

    private void askNames() {
        Image shown = image.get();
        if (shown == null) {
            return;
        }
        if (readOnly()) {
            return;
        }
        disk.ask(() -> List.of(project.undoName(shown.id()).orElse(""), project.redoName(shown.id()).orElse("")),
                names -> {
                    if (isShown(shown.id())) {
                        undoName.set(names.get(0));
                        redoName.set(names.get(1));
                    }
                }, this::say);
    }

    /** Follows the log: what is next to be taken back and to be done again on this image, and whose work that is. */
    private void askWhose() {
        Deque<Entry> done = new ArrayDeque<>();
        Deque<Entry> undone = new ArrayDeque<>();
        for (Entry entry : history.reversed()) {
            switch (entry.kind()) {
                case EDIT -> {
                    done.push(entry);
                    undone.clear();
                }
                case UNDO -> move(done, undone, entry);
                case REDO -> move(undone, done, entry);
            }
        }
        undoObstacle.set(obstacle(done.peek(), "nothing.undo"));
        redoObstacle.set(obstacle(undone.peek(), "nothing.redo"));
    }

    private static void move(Deque<Entry> from, Deque<Entry> to, Entry entry) {
        Entry top = from.peek();
        if (top != null && entry.of() != null && top.seq() == entry.of()) {
            to.push(from.pop());
        }
    }

    private String obstacle(@Nullable Entry entry, String none) {
        if (entry == null) {
            return MESSAGES.text(none);
        }
        return entry.changes().stream().filter(c -> c.scope().filter(this::isShown).isPresent())
                .map(c -> owner(c.any()))
                .flatMap(Optional::stream).filter(a -> !a.equals(me.get().id())).findFirst()
                .map(a -> MESSAGES.text("somebody", annotator(a).map(Annotator::name).orElse(""))).orElse("");
    }

    private static Optional<AnnotatorId> owner(Item item) {
        return switch (item) {
            case Annotation a -> Optional.of(a.annotator());
            case Progress p -> Optional.of(p.annotator());
            case Image i -> Optional.empty();
            case Annotator a -> Optional.empty();
            case Label l -> Optional.empty();
            case Guideline g -> Optional.empty();
        };
    }

    private void say(String sentence) {
        Saving now = saving.get();
        saving.set(new Saving(now.pending(), now.last(), sentence));
    }

    private boolean isShown(ImageId id) {
        Image shown = image.get();
        return shown != null && shown.id().equals(id);
    }

    private void apply(Entry entry, boolean drawn) {
        for (Change change : entry.changes()) {
            apply(change);
        }
        if (entry.changes().stream().anyMatch(c -> c.scope().filter(this::isShown).isPresent())) {
            history.addFirst(entry);
            askWhose();
        }
        revision.set(revision.get() + 1);
        listeners.forEach(l -> l.applied(entry, drawn));
        if (image.get() == null && !images.isEmpty()) {
            show(images.getFirst().id());
        }
    }

    private void apply(Change change) {
        Item after = change.after();
        switch (change.any()) {
            case Annotation a -> applyObject(change, a);
            case Progress p -> {
                if (after == null) {
                    progress.remove(p.identity());
                } else {
                    progress.put(p.identity(), p.status());
                }
            }
            case Image i -> {
                replace(images, change.before(), (Image) after);
                missing.remove(i.id());
                if (isShown(i.id())) {
                    image.set((Image) after);
                }
            }
            case Annotator a -> {
                replace(annotators, change.before() == null ? a : change.before(), (Annotator) after);
                if (after == null) {
                    layers.remove(a.id());
                } else {
                    layers.add(a, true);
                    if (annotator(me.get().id()).isEmpty() && a.name().equals(me.get().name())) {
                        layers.remove(me.get().id());
                        become(a);
                    }
                }
            }
            case Label l -> {
                List<Label> labels = new ArrayList<>(schema.get().labels());
                replace(labels, change.before(), (Label) after);
                schema.set(new LabelSchema(labels));
                if (label.get() == null && after != null) {
                    label.set(l.id());
                }
            }
            case Guideline g -> guideline.set(Optional.ofNullable((Guideline) after)
                    .or(() -> guideline.get().filter(now -> !now.id().equals(g.id()))));
        }
    }

    private void applyObject(Change change, Annotation a) {
        Progress.Key whose = new Progress.Key(a.image(), a.annotator());
        if (change.before() == null) {
            counts.merge(whose, 1, Integer::sum);
        } else if (change.after() == null) {
            counts.merge(whose, -1, Integer::sum);
        }
        if (isShown(a.image())) {
            int at = indexOf(a.id());
            if (change.after() == null) {
                if (at >= 0) {
                    objects.remove(at);
                }
            } else if (at >= 0) {
                objects.set(at, a);
            } else {
                objects.add(a);
            }
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

    private static <T extends Item> void replace(List<T> list, @Nullable Item before, @Nullable T after) {
        int at = -1;
        for (int i = 0; before != null && i < list.size(); i++) {
            if (list.get(i).identity().equals(before.identity())) {
                at = i;
            }
        }
        if (after == null) {
            if (at >= 0) {
                list.remove(at);
            }
        } else if (at >= 0) {
            list.set(at, after);
        } else {
            list.add(after);
        }
    }

    /** Counts objects and looks for files, a few images at a time so that edits are not held up. */
    private void survey(int from) {
        if (from >= images.size()) {
            return;
        }
        List<Image> some = List.copyOf(images.subList(from, Math.min(images.size(), from + COUNTED_AT_ONCE)));
        record Found(ImageId image, Map<AnnotatorId, Integer> counts, boolean there) {
        }
        disk.ask(() -> some.stream().map(i -> {
            Map<AnnotatorId, Integer> byAnnotator = new HashMap<>();
            project.annotations(i.id()).forEach(a -> byAnnotator.merge(a.annotator(), 1, Integer::sum));
            return new Found(i.id(), byAnnotator, Files.exists(project.file(i)));
        }).toList(), found -> {
            for (Found f : found) {
                f.counts().forEach((annotator, n) -> counts.put(new Progress.Key(f.image(), annotator), n));
                if (f.there()) {
                    missing.remove(f.image());
                } else {
                    missing.add(f.image());
                }
            }
            revision.set(revision.get() + 1);
            survey(from + COUNTED_AT_ONCE);
        }, this::say);
    }

    /** Waits until every edit is in the file and closes it. */
    @Override
    public void close() {
        unsubscribe.run();
        disk.ask(() -> {
            project.close();
            return "";
        }, done -> {
        }, failed -> {
        });
        disk.close();
    }
}
