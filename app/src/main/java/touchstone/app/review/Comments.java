package touchstone.app.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.model.note.Comment;

/** All comments of the project, kept in step with its edits, and what can be done with them. */
public final class Comments implements Session.Listener, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Comments.class);

    private final Session session;
    private final InstantSource clock;
    private final Disk disk = new Disk("comments");
    private final Map<NoteId, Comment> known = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<Discussion>> discussions = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable NoteId> chosen = new SimpleObjectProperty<>(null);
    private final ReadOnlyObjectWrapper<@Nullable Point> draft = new ReadOnlyObjectWrapper<>(null);
    private @Nullable AnnotationId about;

    public Comments(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        session.listen(this);
        session.image().addListener(o -> cancel());
        disk.ask(() -> session.project().notes(Comment.KIND), this::read, sentence -> read(List.of()));
    }

    private void read(List<Note> notes) {
        notes.forEach(n -> Comment.of(n).ifPresent(c -> known.putIfAbsent(c.id(), c)));
        group();
    }

    private void group() {
        discussions.set(Discussion.of(known.values()));
    }

    /** Of all images. */
    public ReadOnlyObjectProperty<List<Discussion>> discussions() {
        return discussions.getReadOnlyProperty();
    }

    /** The shown image's, in the order of their numbers. */
    public List<Discussion> here() {
        Image image = session.image().get();
        return image == null
                ? List.of()
                : discussions.get().stream().filter(d -> d.first().image().equals(image.id())).toList();
    }

    /** The first comment of the discussion that is read, null for none. */
    public ObjectProperty<@Nullable NoteId> chosen() {
        return chosen;
    }

    public Optional<Discussion> read() {
        return discussions.get().stream().filter(d -> d.first().id().equals(chosen.get())).findFirst();
    }

    /** Where a comment is about to be pinned, null while none is written. */
    public ReadOnlyObjectProperty<@Nullable Point> draft() {
        return draft.getReadOnlyProperty();
    }

    /** Begins a comment on a place of the shown image, about the one object that is selected if there is one. */
    public void begin(Point at) {
        List<Annotation> selected = session.selected();
        about = selected.size() == 1 ? selected.getFirst().id() : null;
        chosen.set(null);
        draft.set(at);
    }

    public void cancel() {
        draft.set(null);
        about = null;
    }

    /** Says what was begun, or answers the discussion that is read; nothing where the text is empty. */
    public void say(String text) {
        Image image = session.image().get();
        Point at = draft.get();
        if (text.isBlank()) {
            return;
        }
        if (at != null && image != null) {
            Comment comment = new Comment(NoteId.create(), image.id(), about, session.person().get().id(), now(),
                    at.x(),
                    at.y(), text.strip(), null, false);
            commit("edit.comment", Change.add(comment.note()));
            cancel();
            chosen.set(comment.id());
        } else {
            read().ifPresent(d -> commit("edit.answer", Change.add(new Comment(NoteId.create(), d.first().image(),
                    d.first().annotation(), session.person().get().id(), now(), d.first().x(), d.first().y(),
                    text.strip(), d.first().id(), false).note())));
        }
    }

    /** Says something about an object, at its middle. */
    public void say(Annotation object, String text) {
        Bounds bounds = object.geometry().bounds();
        if (!text.isBlank()) {
            commit("edit.comment", Change.add(new Comment(NoteId.create(), object.image(), object.id(),
                    session.person().get().id(), now(), bounds.isEmpty() ? 0 : bounds.centerX(),
                    bounds.isEmpty() ? 0 : bounds.centerY(), text.strip(), null, false).note()));
        }
    }

    /** What is said about an object, the oldest first. */
    public List<Comment> about(Annotation object) {
        return known.values().stream().filter(c -> object.id().equals(c.annotation()))
                .sorted(Comparator.comparing(Comment::time)).toList();
    }

    /** What is still to be settled in the project. */
    public long open() {
        return discussions.get().stream().filter(d -> !d.isResolved()).count();
    }

    /** Who said it. */
    public String author(Comment comment) {
        return Optional.ofNullable(comment.author()).flatMap(session::annotator).map(Annotator::name)
                .orElse(MESSAGES.text("nobody"));
    }

    private Instant now() {
        return clock.instant();
    }

    /** Settles the discussion that is read, or opens it again. */
    public void resolve(boolean resolved) {
        read().ifPresent(d -> resolve(d.first(), resolved));
    }

    public void resolve(Comment comment, boolean resolved) {
        commit(resolved ? "edit.resolve" : "edit.reopen",
                Change.replace(comment.note(), comment.withResolved(resolved).note()));
    }

    /** Takes one's own comment away; with the first one goes what was answered. */
    public void remove(Comment comment) {
        List<Change> removals = new ArrayList<>();
        known.values().stream().filter(c -> c.id().equals(comment.id()) || comment.id().equals(c.replyTo()))
                .forEach(c -> removals.add(Change.remove(c.note())));
        session.commit(new Edit(MESSAGES.text("edit.remove"), removals));
    }

    public boolean isMine(Comment comment) {
        return session.person().get().id().equals(comment.author());
    }

    private void commit(String name, Change change) {
        session.commit(Edit.of(MESSAGES.text(name), change));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        boolean mine = false;
        for (Change change : done.others()) {
            if (change.any() instanceof Note note && note.kind().equals(Comment.KIND)) {
                mine = true;
                if (change.after() instanceof Note after) {
                    Comment.of(after).ifPresent(c -> known.put(c.id(), c));
                } else {
                    known.remove(note.id());
                }
            }
        }
        if (mine) {
            group();
        }
    }

    @Override
    public void loaded() {
        // The shown image's objects; comments are known for all images.
    }

    @Override
    public void close() {
        disk.close();
    }
}
