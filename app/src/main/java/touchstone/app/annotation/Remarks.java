package touchstone.app.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Moments;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.project.Session;
import touchstone.app.review.Comments;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.note.Comment;

/** What is said about one object: whether somebody is unsure of it, and comments, each a note of the project. */
public final class Remarks extends VBox {

    /** Kind of the note that says that its author is unsure about an object. */
    public static final String UNSURE = "unsure";

    private static final Messages MESSAGES = Messages.beside(Remarks.class);

    private final boolean readOnly;
    private final Comments comments;

    Remarks(Session session, Comments comments, Annotation object) {
        this.readOnly = session.readOnly();
        this.comments = comments;
        getStyleClass().add("remarks");
        CheckBox unsure = new CheckBox(MESSAGES.text("unsure"));
        unsure.setId("object-unsure");
        unsure.setTooltip(new Tooltip(MESSAGES.text("unsure.hint")));
        unsure.setSelected(isUnsure(session, object));
        unsure.setDisable(session.readOnly());
        unsure.setOnAction(e -> toggleUnsure(session, List.of(object)));
        getChildren().add(unsure);
        comments.about(object).stream().map(this::row).forEach(getChildren()::add);
        if (!readOnly) {
            TextField field = new TextField();
            field.setId("object-comment");
            field.setPromptText(MESSAGES.text("comment"));
            field.setAccessibleText(MESSAGES.text("comment"));
            field.setOnAction(e -> comments.say(object, field.getText()));
            Sending.by(field, () -> comments.say(object, field.getText()), () -> false);
            getChildren().add(field);
        }
    }

    private static List<Note> notes(Session session, Annotation object) {
        return session.remarks().stream().filter(n -> object.id().equals(n.annotation())).toList();
    }

    /** Whether anybody said so. */
    public static boolean isUnsure(Session session, Annotation object) {
        return notes(session, object).stream().anyMatch(n -> n.kind().equals(UNSURE));
    }

    /** Flags the objects, or takes the flags away where all of them have one. */
    public static void toggleUnsure(Session session, List<Annotation> objects) {
        Set<AnnotationId> meant = objects.stream().map(Annotation::id).collect(Collectors.toSet());
        List<Note> flags = session.remarks().stream()
                .filter(n -> n.kind().equals(UNSURE) && meant.contains(n.annotation())).toList();
        Set<AnnotationId> flagged = flags.stream().map(Note::annotation).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        AnnotatorId me = session.person().get().id();
        if (objects.isEmpty()) {
            return;
        }
        session.commit(() -> {
            boolean all = flagged.size() == meant.size();
            List<Change> changes = all
                    ? flags.stream().map(Change::remove).toList()
                    : objects.stream().filter(o -> !flagged.contains(o.id()))
                            .map(o -> Change.add(new Note(NoteId.create(), UNSURE, o.image(), o.id(), me, Instant.now(),
                                    Map.of())))
                            .toList();
            return new Edit(MESSAGES.text(all ? "edit.sure" : "edit.unsure", changes.size()), changes);
        });
    }

    private HBox row(Comment comment) {
        Label text = Parts.text(MESSAGES.text("comment.by", comments.author(comment),
                Moments.minute(comment.time()), comment.text()),
                comment.resolved() ? "dim" : "comment");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(text);
        row.getStyleClass().add("bar");
        if (!readOnly) {
            Button resolve = new Button(null, Parts.icon(comment.resolved() ? "mdomz-undo" : "mdoal-check"));
            resolve.getStyleClass().addAll("flat", "tight");
            resolve.setAccessibleText(MESSAGES.text(comment.resolved() ? "comment.reopen" : "comment.resolve"));
            resolve.setTooltip(new Tooltip(resolve.getAccessibleText()));
            resolve.setOnAction(e -> comments.resolve(comment, !comment.resolved()));
            row.getChildren().add(resolve);
        }
        return row;
    }
}
