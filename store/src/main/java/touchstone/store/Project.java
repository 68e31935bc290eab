package touchstone.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.Entry;

/**
 * A project file, open. Every change goes through {@link #commit} and is durable when that returns; there is nothing to
 * save. Undo and redo are commits too. Each image has its own stack of edits to take back, and so has what belongs to no
 * image (the schema, the people, which images there are); an edit that concerns several can be taken back in each of them
 * apart.
 * <p>
 * Safe for several threads; all but the changes come without waiting for the disk. Queries throw
 * {@link UncheckedIOException} with a {@link ProjectRefused} inside when the drive fails.
 */
public final class Project implements ProjectView, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Project.class);

    private final Access access;
    private final AnnotationTable annotations;
    private final NoteTable notes;
    private final Cache cache;
    private final EditLog log;
    private final Gate gate;
    private final Edits edits;
    private final Copies copies;
    private final Refuge refuge;
    private final Histories histories;
    private final Upkeep upkeep;
    private final Set<Verification.Problem> problems = new LinkedHashSet<>();

    private Project(ProjectFile file, InstantSource clock) throws ProjectRefused {
        Database database = file.database();
        try {
            annotations = new AnnotationTable(database, id -> problems
                    .add(new Verification.Problem(Verification.Kind.SHAPE, MESSAGES.text("problem.shape", id))));
            notes = new NoteTable(database, id -> problems
                    .add(new Verification.Problem(Verification.Kind.TABLES, MESSAGES.text("problem.note", id))));
            cache = new Cache(database);
            log = new EditLog(database);
            gate = new Gate(database, annotations, notes, log, problems::add, clock);
            database.endNever();
        } catch (SQLException failed) {
            file.close();
            throw ProjectRefused.of(failed, file.path());
        }
        access = new Access(file);
        upkeep = new Upkeep(access);
        copies = new Copies(access, clock);
        edits = new Edits(access, gate, log, copies, upkeep);
        refuge = new Refuge(access, gate.waiting());
        histories = new Histories(access, log);
        if (!file.readOnly()) {
            upkeep.begin();
        }
    }

    /**
     * Makes a new, empty project and opens it.
     *
     * @throws ProjectRefused when there is such a file, or it cannot be made
     */
    public static Project create(Path file) throws ProjectRefused {
        return create(file, InstantSource.system());
    }

    /** As {@link #create(Path)}, by another clock: a log that is told again keeps its times. */
    public static Project create(Path file, InstantSource clock) throws ProjectRefused {
        return new Project(ProjectFile.create(file, clock.instant()), clock);
    }

    /**
     * Makes a new, empty project that is filled in one go: what is written is the fastest, and the file is of use only once
     * it was closed. Whoever makes it removes it where that does not happen.
     *
     * @throws ProjectRefused when there is such a file, or it cannot be made
     */
    public static Project draft(Path file) throws ProjectRefused {
        InstantSource clock = InstantSource.system();
        return new Project(ProjectFile.create(file, clock.instant(), false), clock);
    }

    /**
     * Opens a project for editing and locks it. What a session that was cut off had committed is there again. A file of an
     * older layout is brought to the latest, and kept as it was in a backup beside it.
     *
     * @throws ProjectRefused when the file cannot be used or not be written; it is left as it was
     */
    public static Project open(Path file) throws ProjectRefused {
        return open(file, InstantSource.system());
    }

    static Project open(Path file, InstantSource clock) throws ProjectRefused {
        return new Project(ProjectFile.open(file, clock.instant()), clock);
    }

    /**
     * Opens a project for viewing, from any medium. Changes no byte of it and puts no file beside it; where a session was
     * cut off and its log still lies beside the file, a private copy of both is viewed.
     *
     * @throws ProjectRefused when the file cannot be used or is being edited
     */
    public static Project openReadOnly(Path file) throws ProjectRefused {
        return new Project(ProjectFile.openReadOnly(file), InstantSource.system());
    }

    /**
     * Opens for viewing what another program is editing, as it stands now: a private copy that follows no later edit.
     *
     * @throws ProjectRefused when the file cannot be used or this process has it open
     */
    public static Project openSnapshot(Path file) throws ProjectRefused {
        return new Project(ProjectFile.openSnapshot(file), InstantSource.system());
    }

    public Path path() {
        return access.path();
    }

    public boolean readOnly() {
        return access.file().readOnly();
    }

    /**
     * Makes an edit: all of it, durably when this returns, or nothing. An edit's changes of one item become one.
     *
     * @param author who does it, null where nobody said
     * @throws EditConflict when a change's before is not what the project holds, or the result would not hold together
     * @throws ProjectRefused when the project is open for viewing, the disk is full, or the file is gone
     */
    public Entry commit(Edit edit, @Nullable AnnotatorId author) throws EditConflict, ProjectRefused {
        return edits.commit(edit, author);
    }

    /**
     * Makes a backup now, in the folder {@code NAME backups} beside the project.
     *
     * @throws ProjectRefused when it cannot be made
     */
    public Path backup() throws ProjectRefused {
        return copies.backup();
    }

    /**
     * As {@link #commit}, for what is one step to people though it touches many images (a merge, a restored snapshot): the
     * edit belongs to the project's stack as a whole, so that one {@link #undoProject} takes all of it back.
     */
    public Entry commitWhole(Edit edit, @Nullable AnnotatorId author) throws EditConflict, ProjectRefused {
        return commitWhole(edit, author, Bulk.Watch.PATIENT);
    }

    /**
     * The same for somebody who waits.
     *
     * @throws java.util.concurrent.CancellationException when the one who waits has given up; nothing has changed then
     */
    public Entry commitWhole(Edit edit, @Nullable AnnotatorId author, Bulk.Watch watch)
            throws EditConflict, ProjectRefused {
        return edits.commitWhole(edit, author, watch);
    }

    /** The same without holding all of it in memory: the entry tells only the changes that the bulk tells in full. */
    public Entry commitWhole(Bulk bulk, @Nullable AnnotatorId author, Bulk.Watch watch)
            throws EditConflict, ProjectRefused {
        return edits.commitWhole(bulk, author, watch);
    }

    /**
     * Takes back what the last edit did on the image, whoever made it; nothing where there is nothing to take back.
     *
     * @throws EditConflict when something that came after still needs it
     */
    public Optional<Entry> undo(ImageId image, @Nullable AnnotatorId author) throws EditConflict, ProjectRefused {
        return edits.undo(new Scope(image), author, Bulk.Watch.PATIENT);
    }

    /** Does again what was last taken back on the image. */
    public Optional<Entry> redo(ImageId image, @Nullable AnnotatorId author) throws EditConflict, ProjectRefused {
        return edits.redo(new Scope(image), author, Bulk.Watch.PATIENT);
    }

    /**
     * Takes back what the last edit did to the schema, the people or the set of images.
     *
     * @throws EditConflict when objects still use it
     */
    public Optional<Entry> undoProject(@Nullable AnnotatorId author) throws EditConflict, ProjectRefused {
        return undoProject(author, Bulk.Watch.PATIENT);
    }

    /** Does again what was last taken back by {@link #undoProject}. */
    public Optional<Entry> redoProject(@Nullable AnnotatorId author) throws EditConflict, ProjectRefused {
        return redoProject(author, Bulk.Watch.PATIENT);
    }

    /** As {@link #undoProject(AnnotatorId)}, for somebody who waits and may give up. */
    public Optional<Entry> undoProject(@Nullable AnnotatorId author, Bulk.Watch watch)
            throws EditConflict, ProjectRefused {
        return edits.undo(Scope.PROJECT, author, watch);
    }

    /** As {@link #redoProject(AnnotatorId)}, for somebody who waits and may give up. */
    public Optional<Entry> redoProject(@Nullable AnnotatorId author, Bulk.Watch watch)
            throws EditConflict, ProjectRefused {
        return edits.redo(Scope.PROJECT, author, watch);
    }

    /** Name of the edit that {@link #undo} would take back. */
    public Optional<String> undoName(ImageId image) {
        return edits.undoName(new Scope(image));
    }

    /** Name of the edit that {@link #redo} would do again. */
    public Optional<String> redoName(ImageId image) {
        return edits.redoName(new Scope(image));
    }

    /** Name of the edit that {@link #undoProject} would take back. */
    public Optional<String> undoProjectName() {
        return edits.undoName(Scope.PROJECT);
    }

    /** Name of the edit that {@link #redoProject} would do again. */
    public Optional<String> redoProjectName() {
        return edits.redoName(Scope.PROJECT);
    }

    /**
     * From now on an edit that the disk has no room for, or whose file is gone, is not refused but kept in memory, and so
     * are all that follow it, until {@link #writeWaiting} or {@link #goOnIn} brings them to a disk. To everybody who asks
     * the project is as they made it.
     */
    public void letEditsWait() {
        refuge.letEditsWait();
    }

    /** How many edits are in memory alone. */
    public int waiting() {
        return refuge.waiting();
    }

    /**
     * Tries to bring the waiting edits to the disk.
     *
     * @return how many still wait
     * @throws ProjectRefused when the project cannot be used any more
     */
    public int writeWaiting() throws ProjectRefused {
        return refuge.writeWaiting();
    }

    /** Bytes that are free on the project's disk. */
    public long room() {
        return access.file().room();
    }

    /** Whether the file is still where it was opened, and the same one. */
    public boolean isInPlace() {
        return readOnly() || access.file().isSameFile();
    }

    /**
     * Writes everything, with the edits that wait, into a new file and goes on there.
     *
     * @throws ProjectRefused when there is such a file, or it cannot be made; everything is as before then
     */
    public void goOnIn(Path other) throws ProjectRefused {
        refuge.goOnIn(other);
    }

    /**
     * Goes on in a new file, beside the one that is not in its place any more or else among the user's own, with
     * everything that was committed.
     *
     * @return where that is
     * @throws ProjectRefused when no such file can be made, or the drive is gone with what was on it
     */
    public Path rescue() throws ProjectRefused {
        return refuge.rescue();
    }

    /** Whoever listens is called after each commit, undo and redo, on the thread that made it. */
    public Runnable subscribe(Consumer<Entry> listener) {
        return edits.subscribe(listener);
    }

    @Override
    public LabelSchema schema() {
        return new LabelSchema(List.copyOf(gate.catalog().labels().values()));
    }

    @Override
    public List<Annotator> annotators() {
        return List.copyOf(gate.catalog().annotators().values());
    }

    @Override
    public List<Image> images() {
        return List.copyOf(gate.catalog().images().values());
    }

    /** The image of that address, else the only one whose address ends in that name. */
    public Optional<Image> imageNamed(String pathOrName) {
        List<Image> byName = new ArrayList<>();
        for (Image image : gate.catalog().images().values()) {
            if (image.address().equals(pathOrName)) {
                return Optional.of(image);
            }
            if (image.name().equals(pathOrName)) {
                byName.add(image);
            }
        }
        return byName.size() == 1 ? Optional.of(byName.getFirst()) : Optional.empty();
    }

    @Override
    public List<Guideline> guidelines() {
        return gate.catalog().guidelines().values().stream().sorted(Comparator.comparingInt(Guideline::version))
                .toList();
    }

    @Override
    public Optional<Guideline> guideline() {
        return gate.catalog().guidelines().values().stream().max(Comparator.comparingInt(Guideline::version));
    }

    @Override
    public List<Note> notes() {
        return access.query(notes::all);
    }

    /** What is said of one kind, oldest first. */
    public List<Note> notes(String kind) {
        return access.query(() -> notes.of(kind));
    }

    /** As {@link #notes(String)}, one after the other: for kinds of which there can be too many to be held. */
    void eachNote(String kind, Consumer<Note> visitor) {
        access.query(() -> {
            notes.each(kind, visitor);
            return kind;
        });
    }

    /** What is said about an image and its objects, oldest first. */
    public List<Note> notes(ImageId image) {
        return access.query(() -> notes.of(image));
    }

    public Optional<Note> note(NoteId id) {
        return access.query(() -> notes.get(id));
    }

    @Override
    public Progress.Status status(ImageId image, AnnotatorId annotator) {
        Progress progress = gate.catalog().progress().get(new Progress.Key(image, annotator));
        return progress == null ? Progress.Status.TODO : progress.status();
    }

    /** Everybody's objects on one image, in the order they were added. */
    public List<Annotation> annotations(ImageId image) {
        return access.query(() -> annotations.of(image));
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
        return access.query(() -> annotations.of(image, annotator));
    }

    /** How many objects each annotator has on the image, told without reading them; who has none is missing. */
    public Map<AnnotatorId, Integer> counts(ImageId image) {
        return access.query(() -> annotations.counts(image));
    }

    /** The objects of all images, by image, annotator and label. */
    public List<ObjectCount> counts() {
        return access.query(annotations::counts);
    }

    public Optional<Annotation> annotation(AnnotationId id) {
        return access.query(() -> annotations.get(id));
    }

    /**
     * A page of the table of everybody's objects on all images, in the order they were added. No mask is unpacked.
     *
     * @param after the last object of the page before, null for the first page
     * @param most how many rows
     */
    public Rows rows(@Nullable AnnotationId after, int most) {
        return access.query(() -> annotations.rows(after, most));
    }

    /** Sees what those of some objects refer to that there are. */
    void eachReference(List<AnnotationId> ids, AnnotationTable.ReferenceVisitor visitor) {
        access.query(() -> {
            annotations.eachReference(ids, visitor);
            return true;
        });
    }

    /** Which of some objects there are. */
    Set<AnnotationId> existing(List<AnnotationId> ids) {
        return access.query(() -> annotations.existing(ids));
    }

    /** Some objects as they are stored. */
    List<StoredObject> stored(List<AnnotationId> ids) {
        return access.query(() -> annotations.stored(ids));
    }

    /** Some of an annotator's objects on an image as they are stored. */
    StoredPage stored(ImageId image, AnnotatorId annotator, @Nullable AnnotationId after, int most) {
        return access.query(() -> annotations.stored(image, annotator, after, most));
    }

    /** What the log tells. */
    public Histories histories() {
        return histories;
    }

    /** Sees the file itself, while nobody changes it. */
    @FunctionalInterface
    interface Inside<T> {
        T of(Database database, EditLog log) throws SQLException, Damaged;
    }

    <T> T inside(Inside<T> reading) throws ProjectRefused {
        return access.read(() -> reading.of(access.database(), log));
    }

    /** What the project holds of an item now. */
    @Nullable
    Item now(Object identity) {
        return switch (identity) {
            case AnnotationId id -> annotation(id).orElse(null);
            case NoteId id -> note(id).orElse(null);
            default -> gate.catalog().get(identity);
        };
    }

    Catalog catalog() {
        return gate.catalog();
    }

    /**
     * The image's path seen from the project file's folder, and from the project's own where the file is a backup of it; it may lead out of it, because images often lie beside their
     * project. Paths are relative, and one that a foreign program made absolute is taken for its last part alone: a
     * project from elsewhere cannot make this machine reach for other places.
     */
    @Override
    public Path file(Image image) {
        Path folder = Backups.home(path());
        try {
            String path = Rules.isRelative(image.path()) ? image.path() : image.fileName();
            return folder.resolve(path).normalize();
        } catch (InvalidPathException noPathHere) {
            return folder.resolve(image.id().toString());
        }
    }

    /**
     * The log's entries that concern an image or an object, oldest first; all of them where both are null.
     *
     * @throws ProjectRefused when the log is damaged
     */
    public List<Entry> history(@Nullable ImageId image, @Nullable AnnotationId annotation) throws ProjectRefused {
        return histories.of(image, annotation);
    }

    /** @throws UncheckedIOException with a {@link ProjectRefused} inside when the log cannot be read */
    @Override
    public void entries(Consumer<Entry> visitor) {
        histories.each(visitor);
    }

    /** How long the annotator worked on the image, as far as the log tells: see {@link WorkTime}. */
    public Duration timeSpent(ImageId image, AnnotatorId annotator) {
        return histories.timeSpent(image, annotator);
    }

    public Summary summary() {
        return access.query(() -> Summary.of(access.file(), this, log));
    }

    /**
     * Writes the project as it is now into a new file, also when its own file was deleted or its disk is full. A project
     * that is open must not be copied by other means: what was committed last may still lie beside it.
     *
     * @throws ProjectRefused when there is such a file, or it cannot be made
     */
    public void copyTo(Path copy) throws ProjectRefused {
        copies.copyTo(copy);
    }

    /**
     * What was put by under the key with {@link #cache}; nothing where it went to make room, or was damaged. It is no part
     * of the project's content: not in the log, and never needed.
     */
    public Optional<byte[]> cached(String key) {
        return access.query(() -> cache.get(key));
    }

    /**
     * Puts something by that can be made again, like a small picture of an image. Of what is put by the oldest goes when it
     * becomes too much. A project that is only viewed keeps nothing.
     */
    public void cache(String key, byte[] value) {
        if (!readOnly()) {
            access.query(() -> {
                if (access.file().hasRoom() && access.file().isSameFile() && gate.waiting().size() == 0) {
                    cache.put(key, value);
                }
                return true;
            });
        }
    }

    /** As {@link #copyTo}, without what was only put by: what somebody else is to have. */
    public void copyWorkTo(Path copy) throws ProjectRefused {
        copies.copyWorkTo(copy);
    }

    /** Checks everything: the file, every shape's hash, the log, the log against the tables, the image files. */
    public Verification verify() {
        return verify(Bulk.Watch.PATIENT);
    }

    /** As {@link #verify()}, for somebody who may give up. */
    public Verification verify(Bulk.Watch watch) {
        return access.query(() -> new Verifier(access.database(), log, watch).verify(this::file));
    }

    /**
     * Looks under a folder for the files of images that are not where they should be, by their content. Nothing is
     * stored: commit the edit, which is empty where nothing was found.
     *
     * @throws IOException when the folder cannot be read
     */
    public Edit relink(Path folder) throws IOException {
        return relink(folder, Bulk.Watch.PATIENT);
    }

    /**
     * The same for somebody who waits, who is told how many images were looked for.
     *
     * @throws java.util.concurrent.CancellationException when the one who waits has given up
     */
    public Edit relink(Path folder, Bulk.Watch watch) throws IOException {
        return Relink.edit(this, folder, watch);
    }

    /**
     * Hash of the log's first entry in lower-case hexadecimal: the same for all that became of one file, and of no other.
     * Zeros before there is an entry.
     */
    public String lineage() {
        return access.query(log::lineage);
    }

    /** Hash of the log's last entry in lower-case hexadecimal; zeros before the first. */
    @Override
    public String auditHead() {
        return access.query(log::head);
    }

    /** What could not be read so far: it is left out of every answer, and the rest goes on. */
    public List<Verification.Problem> problems() {
        return access.query(() -> List.copyOf(problems));
    }

    /**
     * Takes SQLite's log into the file, so that one file remains, and gives it back.
     *
     * @throws ProjectRefused when that cannot be done, or edits were {@link #waiting} for which there is still no room:
     *         they are lost then
     */
    @Override
    public void close() throws ProjectRefused {
        upkeep.close();
        refuge.close();
    }
}
