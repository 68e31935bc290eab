package touchstone.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import touchstone.app.command.Command;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.note.Blackout;
import touchstone.model.note.IdentityCheck;
import touchstone.model.note.Sensitive;

/** The commands that say what copies of an image must not show, and that somebody has looked. */
final class PrivacyActions {

    private static final Messages MESSAGES = Messages.beside(PrivacyActions.class);

    private PrivacyActions() {
    }

    static void add(List<Command> rows, Desk desk) {
        Session session = desk.session();
        StringBinding noImage = Bindings.createStringBinding(
                () -> session.readOnly()
                        ? MESSAGES.text("locked")
                        : session.image().get() == null ? MESSAGES.text("image.first") : "",
                session.image());
        rows.add(Command.of(MESSAGES, "black-out", () -> blackOut(session)).unless(Bindings.createStringBinding(
                () -> session.readOnly()
                        ? MESSAGES.text("locked")
                        : session.selected().stream().noneMatch(session::isMine)
                                ? MESSAGES.text("black-out.first")
                                : "",
                session.selection(), session.objects())));
        rows.add(Command.of(MESSAGES, "black-none", () -> {
            remove(session, Blackout.KIND, "edit.black-none");
            desk.obstructed(MESSAGES.text("black-none.done"));
        }).unless(noImage));
        rows.add(Command.of(MESSAGES, "checked", () -> {
            check(session);
            desk.obstructed(MESSAGES.text("checked.done"));
        }).unless(noImage));
        rows.add(Command.of(MESSAGES, "unchecked", () -> {
            remove(session, IdentityCheck.KIND, "edit.unchecked");
            desk.obstructed(MESSAGES.text("unchecked.done"));
        }).unless(noImage));
        rows.add(Command.of(MESSAGES, "sensitive", () -> toggleSensitive(desk)).unless(Actions.locked(desk)));
    }

    /** What was drawn where something is to be black gives way to that. */
    private static void blackOut(Session session) {
        List<Change> changes = new ArrayList<>();
        for (Annotation object : session.selected().stream().filter(session::isMine).toList()) {
            changes.add(Change.remove(object));
            changes.add(Change.add(new Blackout(NoteId.create(), object.image(), session.person().get().id(),
                    Instant.now(), object.geometry().bounds()).note()));
        }
        session.commit(new Edit(MESSAGES.text("edit.black-out"), changes));
    }

    private static void check(Session session) {
        Image image = session.image().get();
        if (image != null) {
            session.commit(() -> has(session, image, IdentityCheck.KIND)
                    ? new Edit("", List.of())
                    : Edit.of(MESSAGES.text("edit.checked"), Change.add(new IdentityCheck(NoteId.create(), image.id(),
                            session.person().get().id(), Instant.now()).note())));
        }
    }

    private static boolean has(Session session, Image image, String kind) {
        return session.project().notes(image.id()).stream().anyMatch(n -> n.kind().equals(kind));
    }

    private static void remove(Session session, String kind, String edit) {
        Image image = session.image().get();
        if (image != null) {
            session.commit(() -> new Edit(MESSAGES.text(edit), session.project().notes(image.id()).stream()
                    .filter(n -> n.kind().equals(kind)).map(Change::remove).toList()));
        }
    }

    /** The same row says yes and no: which it was now is told. */
    private static void toggleSensitive(Desk desk) {
        Session session = desk.session();
        session.commit(() -> {
            List<Note> marks = session.project().notes(Sensitive.KIND);
            Platform.runLater(() -> desk.obstructed(MESSAGES.text(marks.isEmpty() ? "sensitive.on" : "sensitive.off")));
            return marks.isEmpty()
                    ? Edit.of(MESSAGES.text("edit.sensitive"), Change.add(
                            new Sensitive(NoteId.create(), session.person().get().id(), Instant.now()).note()))
                    : new Edit(MESSAGES.text("edit.insensitive"), marks.stream().map(Change::remove).toList());
        });
    }
}
