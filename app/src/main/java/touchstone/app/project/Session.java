package touchstone.app.project;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import touchstone.app.task.Tasks;
import touchstone.handout.LookAgain;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.guideline.Under;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.Entry;
import touchstone.model.HistoryLine;
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
        void applied(Applied done, boolean drawn);

        /** The objects of the shown image were read anew: after a change of image, or because an edit was refused. */
        void loaded();
    }

    /** More objects that come back at once were hardly in one hand before. */
    private static final int MOST_RETURNED = 1000;

    private final Project project;
    private final Disk disk;
    private final ProjectItems items;
    private final Standing standing;
    private final ShownImage shown;
    private final Stacks stacks;
    private final UndoState undo;
    private final Writing writing;
    private final Commits commits;
    private final Layers layers;
    private final LastValues lastValues = new LastValues();
    private final Tasks tasks = new Tasks();
    private final ReadOnlyObjectWrapper<Annotator> me;
    private final ReadOnlyObjectWrapper<Annotator> person;
    private final ReadOnlyObjectWrapper<@Nullable Path> place = new ReadOnlyObjectWrapper<>();
    private @Nullable Watch watch;
    private final Blindness blindness;
    private final FilteredList<Annotator> annotators;
    private final ObservableList<Annotator> shownAnnotators;
    private final Chosen chosen;
    private final Walk walk;
    private final ObjectProperty<@Nullable LabelId> label = new SimpleObjectProperty<>(null);
    private final List<Listener> listeners = new ArrayList<>();

    private Session(Project project, Disk disk, Content content, Annotator me) {
        this.project = project;
        this.disk = disk;
        this.me = new ReadOnlyObjectWrapper<>(me);
        person = new ReadOnlyObjectWrapper<>(me);
        items = new ProjectItems(content);
        stacks = new Stacks(items.images());
        standing = new Standing(content.progress());
        shown = new ShownImage(project, disk);
        chosen = new Chosen(shown.objects(), this.me);
        walk = new Walk(stacks, shown.image(), i -> standing.isFinished(i.id(), this.me.get().id()), this::show);
        undo = new UndoState(id -> id.equals(person.get().id()) || isMe(id),
                id -> items.annotator(id).map(Annotator::name).orElse(""));
        writing = new Writing(project, disk, done -> shown.see(done, chosen::in), this::apply, this::restore);
        if (!project.readOnly()) {
            project.letEditsWait();
            watch = new Watch(project::isInPlace, found -> writing.look(found, place::set));
        }
        place.set(project.path());
        commits = new Commits(items, standing, writing, shown.image(), this.me, person);
        layers = new Layers(content.annotators(), me);
        blindness = new Blindness(content.given(), standing::isFinished);
        annotators = new FilteredList<>(items.annotators());
        shownAnnotators = FXCollections.unmodifiableObservableList(annotators);
        person.addListener(o -> unblind());
        standing.revision().addListener(o -> unblind());
        unblind();
        LayerState.restore(layers, content.layers(), me.id());
        if (!content.schema().labels().isEmpty()) {
            label.set(content.schema().labels().getFirst().id());
        }
        standing.survey(project, disk, content.images(), writing::say);
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

    /** The project's file; another one after the file was lost and the work goes on in a copy. */
    public ReadOnlyObjectProperty<@Nullable Path> place() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Whereabouts> whereabouts() {
        return writing.whereabouts();
    }

    /** Goes on in a new file with everything, also what the disk had no room for. */
    public void goOnIn(Path file) {
        writing.goOnIn(file, place::set);
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
        return items.images();
    }

    /** The images as they are looked at. */
    public Stacks stacks() {
        return stacks;
    }

    /** All of the project but gold, where that is kept from who draws. */
    public ObservableList<Annotator> annotators() {
        return shownAnnotators;
    }

    /** One of the {@link #annotators()}. */
    public Optional<Annotator> annotator(AnnotatorId id) {
        return items.annotator(id).filter(blindness::mayShow);
    }

    /** Whether gold is kept from who draws, because images that were given to them are still open. */
    public ReadOnlyBooleanProperty blind() {
        return blindness.blind();
    }

    private void unblind() {
        if (blindness.look(person.get().id())) {
            annotators.setPredicate(blindness::mayShow);
        }
    }

    public ReadOnlyObjectProperty<LabelSchema> schema() {
        return items.schema();
    }

    public ReadOnlyObjectProperty<Optional<Guideline>> guideline() {
        return items.guideline();
    }

    /** The newest guideline's, 0 where there is none. */
    public int guidelineVersion() {
        return guideline().get().map(Guideline::version).orElse(0);
    }

    /** The shown image, null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Image> image() {
        return shown.image();
    }

    /** Everybody's objects on the shown image, the last on top. */
    public ObservableList<Annotation> objects() {
        return shown.objects().list();
    }

    /** Somebody's objects on the shown image, in order: the same list until one of them changes. */
    public List<Annotation> objectsOf(AnnotatorId owner) {
        return shown.objects().of(owner);
    }

    /**
     * How many of the shown image's objects the screen's thread has looked at one by one so far. What it does may grow
     * with what is changed, not with what is there.
     */
    public long looks() {
        return shown.objects().looks();
    }

    /** What happened on the shown image, the newest first. */
    public ObservableList<HistoryLine> history() {
        return shown.history();
    }

    /** What is said about the shown image and its objects, the oldest first. */
    public ObservableList<Note> remarks() {
        return shown.notes();
    }

    /** What new objects begin with. */
    public LastValues lastValues() {
        return lastValues;
    }

    /** Whether the objects of the shown image are there. */
    public boolean isLoaded() {
        return shown.isLoaded();
    }

    /** One of the shown image's objects. */
    public Optional<Annotation> object(AnnotationId id) {
        return shown.objects().get(id);
    }

    public ObjectProperty<Set<AnnotationId>> selection() {
        return chosen.ids();
    }

    /** The selected objects of the shown image. */
    public List<Annotation> selected() {
        return chosen.all();
    }

    /** Those of them that are mine. */
    public List<Annotation> selectedMine() {
        return chosen.mine();
    }

    /** The next of my objects after the selected one, or before it where the step is negative; round the end. */
    public Optional<Annotation> nextMine(int step) {
        List<Annotation> all = objects();
        int at = selected().isEmpty() ? step > 0 ? -1 : 0 : shown.objects().place(selected().getFirst().id());
        for (int i = 1; i <= all.size(); i++) {
            Annotation next = all.get(Math.floorMod(at + i * step, all.size()));
            if (isMine(next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** The label that new objects get. */
    public ObjectProperty<@Nullable LabelId> label() {
        return label;
    }

    public Optional<Label> labelOf(Annotation annotation) {
        return schema().get().byId(annotation.label());
    }

    /** Whose layer is drawn on. */
    public ReadOnlyObjectProperty<Annotator> me() {
        return me.getReadOnlyProperty();
    }

    /** Who draws, and whose every edit is: the same, but while somebody corrects another's layer. */
    public ReadOnlyObjectProperty<Annotator> person() {
        return person.getReadOnlyProperty();
    }

    public boolean isMine(Annotation annotation) {
        return isMe(annotation.annotator());
    }

    private boolean isMe(AnnotatorId annotator) {
        return annotator.equals(me.get().id());
    }

    /** What an undo would take back; empty when there is nothing. */
    public ReadOnlyStringProperty undoName() {
        return undo.undoName();
    }

    public ReadOnlyStringProperty redoName() {
        return undo.redoName();
    }

    /** Why the last change cannot be taken back: it is somebody else's; empty when it can. */
    public ReadOnlyStringProperty undoObstacle() {
        return undo.undoObstacle();
    }

    public ReadOnlyStringProperty redoObstacle() {
        return undo.redoObstacle();
    }

    public ReadOnlyObjectProperty<Saving> saving() {
        return writing.saving();
    }

    /** Grows whenever counts, progress or the presence of files change. */
    public ReadOnlyIntegerProperty revision() {
        return standing.revision();
    }

    public Progress.Status status(ImageId of) {
        return standing.status(of, me.get().id());
    }

    /** How far somebody is with an image. */
    public Progress.Status status(ImageId of, AnnotatorId by) {
        return standing.status(of, by);
    }

    /** What is stored of how far somebody is; empty where nothing is. */
    public Optional<Progress> progress(ImageId of, AnnotatorId by) {
        return standing.said(of, by).map(said -> new Progress(of, by, said));
    }

    /** How many images I am done with. */
    public int done() {
        return standing.done(me.get().id());
    }

    /** How many objects I have on the image; 0 until it has been counted. */
    public int count(ImageId of) {
        return standing.count(of, me.get().id());
    }

    /** How many objects of a label I have on the image; 0 until it has been counted. */
    public int count(ImageId of, LabelId ofLabel) {
        return standing.count(of, ofLabel, me.get().id());
    }

    /** How many objects of a label somebody has on all images, or everybody where no person is given. */
    public int total(LabelId ofLabel, @Nullable AnnotatorId by) {
        return standing.total(ofLabel, by, this::isShown);
    }

    /** How many objects I have on the shown image. */
    public int countShown() {
        return shown.objects().count(me.get().id());
    }

    /** How many objects somebody has on the image; 0 until it has been counted. */
    public int count(ImageId of, AnnotatorId by) {
        return standing.count(of, by);
    }

    /** Whether anybody has an object on the image; of this label where one is given, of this person where one is. */
    public boolean hasObjects(ImageId of, @Nullable LabelId ofLabel, @Nullable AnnotatorId by) {
        return standing.has(of, ofLabel, by, this::isShown);
    }

    /** Whether somebody has an object on any image. */
    public boolean hasObjects(AnnotatorId by) {
        return images().stream().anyMatch(i -> hasObjects(i.id(), null, by));
    }

    private boolean isShown(AnnotatorId whose) {
        return !blind().get() || annotator(whose).isPresent();
    }

    /** Whether the image's file was not where the project says when it was last looked for. */
    public boolean isMissing(ImageId of) {
        return standing.isMissing(of);
    }

    public void become(Annotator annotator) {
        person.set(annotator);
        drawOn(annotator);
    }

    /** Draws on this one's layer from now on; who draws stays who he is, and the history tells so. */
    public void drawOn(Annotator annotator) {
        me.set(annotator);
        layers.add(annotator, true);
        layers.show(annotator.id());
        chosen.ids().set(Set.of());
        standing.changed();
        followUndo();
    }

    public void show(ImageId id) {
        items.image(id).ifPresent(this::show);
    }

    private void show(Image next) {
        if (!next.equals(image().get())) {
            chosen.ids().set(Set.of());
            shown.open(next);
            reload();
        }
    }

    /** From the shown image to others. */
    public Walk walk() {
        return walk;
    }

    /** Stores an annotator whom the project does not know yet; from then on it is among the annotators. */
    public void introduce(Annotator newcomer) {
        layers.add(newcomer, true);
        commits.introduce(newcomer);
    }

    /**
     * Commits the edit in the order of the calls; a first edit of a new annotator stores the annotator before. Objects that
     * it changes are as if made under the newest guideline.
     */
    public void commit(Edit edit) {
        commits.commit(Under.version(edit, guidelineVersion()), false);
    }

    /**
     * Commits an edit that is made when it is its turn, on the disk's thread, from what the project holds then: objects of
     * images that are not shown are read there. An empty edit is left.
     */
    public void commit(Callable<Edit> made) {
        commits.commit(made);
    }

    /**
     * Changes objects of the shown image by one edit; however many, the screen's thread does not wait.
     *
     * @param how what becomes of each, null where it goes
     * @param name of the edit that changes so many
     */
    public void change(List<Annotation> objects, Function<Annotation, @Nullable Annotation> how,
            IntFunction<String> name) {
        int version = guidelineVersion();
        commits.change(objects, object -> {
            Annotation after = how.apply(object);
            return after == null ? null : Under.worked(object, after, version);
        }, name);
    }

    /**
     * As {@link #commit(Callable)}, for many objects: shown among the tasks and stopped from there, and one step of the
     * project where it concerns more than one image.
     *
     * @param doing what is being done, for the user
     * @param then run once it is durable, or there was nothing to do
     */
    public void commitLarge(String doing, LargeEdit.Making made, Runnable then) {
        commits.commitLarge(new LargeEdit(tasks, doing), made, then);
    }

    /** What goes on in the background of the project's window. */
    public Tasks tasks() {
        return tasks;
    }

    /** Asks the project something on the disk's thread, after the edits that were made before. */
    public <T> void ask(Callable<T> question, Consumer<T> then) {
        disk.ask(question, then, writing::say);
    }

    /** Commits what was drawn on the canvas. */
    public void commitDrawn(Edit edit) {
        commits.commit(edit, true);
    }

    public void mark(Progress.Status status) {
        Image shownNow = image().get();
        if (shownNow != null) {
            mark(List.of(shownNow.id()), status);
        }
    }

    /** Says of several images how I stand with them, in one step. */
    public void mark(List<ImageId> images, Progress.Status status) {
        commits.mark(images, status, false, who -> LookAgain.through(project, images, who));
    }

    /** Says that I have looked at the shown image once more and am still done with it. */
    public void doneAgain() {
        Image shownNow = image().get();
        if (shownNow != null) {
            List<ImageId> one = List.of(shownNow.id());
            commits.mark(one, Progress.Status.DONE, true, who -> LookAgain.through(project, one, who));
        }
    }

    /** What is said about the project itself, not about one image. */
    public ObservableList<Note> notes() {
        return items.notes();
    }

    public void undo() {
        commits.undo();
    }

    public void redo() {
        commits.redo();
    }

    /** Back to what is stored, after an edit that was shown as begun has been refused. */
    private void restore() {
        disk.ask(() -> Content.of(project), stored -> {
            items.reset(stored);
            standing.reset(stored.progress());
        }, writing::say);
        reload();
    }

    private void reload() {
        shown.load(() -> {
            followUndo();
            listeners.forEach(Listener::loaded);
        }, writing::say);
    }

    private void followUndo() {
        Image now = image().get();
        if (now != null && !readOnly()) {
            undo.follow(history());
        }
    }

    private void apply(Digest digest, Optional<ShownImage.Seen> seen, boolean drawn) {
        Applied done = digest.applied();
        items.apply(done.others());
        standing.apply(digest);
        done.others().forEach(this::apply);
        lastValues.learn(digest.learned().getOrDefault(me.get().id(), Map.of()));
        if (shown.apply(done, seen)) {
            followUndo();
        }
        standing.changed();
        listeners.forEach(l -> l.applied(done, drawn));
        if (done.entry().kind() != Entry.Kind.EDIT) {
            selectReturned(done);
        }
        if (image().get() == null && !images().isEmpty()) {
            show(images().getFirst());
        }
    }

    /** Where undo or redo brings objects back, they are selected with those that changed with them, to go on from there. */
    private void selectReturned(Applied done) {
        Image now = image().get();
        List<Change> changes = now == null ? List.of() : done.of(now.id());
        if (changes.size() > MOST_RETURNED) {
            return;
        }
        Set<AnnotationId> there = new HashSet<>();
        boolean back = false;
        for (Change change : changes) {
            if (change.after() instanceof Annotation a && isMine(a)) {
                there.add(a.id());
                back |= change.before() == null;
            }
        }
        if (back) {
            chosen.ids().set(Set.copyOf(there));
        }
    }

    private void apply(Change change) {
        layers.apply(change);
        blindness.apply(change);
        if (change.after() instanceof Annotator a && isMyNamesake(a)) {
            layers.remove(me.get().id());
            become(a);
        } else if (change.after() instanceof Label l && label.get() == null) {
            label.set(l.id());
        }
    }

    /** Somebody of my name came, from a file perhaps, before the project knew me. */
    private boolean isMyNamesake(Annotator annotator) {
        return annotator(me.get().id()).isEmpty() && annotator.name().equals(me.get().name());
    }

    /** Puts a text by that is no work and can be made again; it comes into the file before that is closed. */
    public void putBy(String key, String text) {
        if (!readOnly()) {
            disk.ask(() -> {
                project.cache(key, text.getBytes(StandardCharsets.UTF_8));
                return key;
            }, put -> {
            }, writing::say);
        }
    }

    /** @param then given what was put by; empty where nothing is */
    public void takeOut(String key, Consumer<String> then) {
        disk.ask(() -> project.cached(key).map(b -> new String(b, StandardCharsets.UTF_8)).orElse(""), then,
                writing::say);
    }

    /** Waits until every edit is in the file and closes it. */
    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        writing.close();
    }
}
