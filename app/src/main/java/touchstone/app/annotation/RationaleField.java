package touchstone.app.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.note.Rationale;

/** What convinced people of an object's label: their words, one's own to write, and the answers given to the questions. */
final class RationaleField extends VBox {

    private static final Messages MESSAGES = Messages.beside(RationaleField.class);

    private final Session session;
    private final Annotation object;
    /** The form is made anew after a change; leaving the old one must not write it again. */
    private boolean written;

    RationaleField(Session session, Annotation object) {
        this.session = session;
        this.object = object;
        getStyleClass().add("remarks");
        List<Rationale> all = session.remarks().stream().filter(n -> object.id().equals(n.annotation()))
                .flatMap(n -> Rationale.of(n).stream()).toList();
        for (Rationale said : all) {
            if (!said.way().isEmpty()) {
                getChildren().add(told(MESSAGES.text("rationale.way", said.way())));
            }
            if (!said.text().isEmpty() && !isMine(said)) {
                getChildren().add(told(MESSAGES.text("rationale.by", name(said), said.text())));
            }
        }
        Optional<Rationale> mine = all.stream().filter(this::isMine).reduce((a, b) -> b);
        if (!session.readOnly()) {
            TextField field = new TextField(mine.map(Rationale::text).orElse(""));
            field.setId("object-rationale");
            field.setPromptText(MESSAGES.text("rationale"));
            field.setAccessibleText(MESSAGES.text("rationale"));
            field.setOnAction(e -> write(mine, field.getText().strip()));
            Sending.keeping(field, () -> write(mine, field.getText().strip()));
            field.focusedProperty().addListener((o, was, is) -> {
                if (!is) {
                    write(mine, field.getText().strip());
                }
            });
            getChildren().add(field);
        } else {
            mine.filter(r -> !r.text().isEmpty())
                    .ifPresent(r -> getChildren().add(told(MESSAGES.text("rationale.by", name(r), r.text()))));
        }
    }

    private boolean isMine(Rationale said) {
        return Objects.equals(said.author(), session.me().get().id());
    }

    private String name(Rationale said) {
        return Optional.ofNullable(said.author()).flatMap(session::annotator).map(Annotator::name)
                .orElse(MESSAGES.text("somebody"));
    }

    private static Label told(String text) {
        Label label = Parts.text(text, "dim");
        label.setWrapText(true);
        return label;
    }

    private void write(Optional<Rationale> before, String words) {
        if (written || words.equals(before.map(Rationale::text).orElse(""))) {
            return;
        }
        written = true;
        Change change = before.map(b -> words.isEmpty() && b.way().isEmpty()
                ? Change.remove(b.note())
                : Change.replace(b.note(), b.with(words).note()))
                .orElseGet(() -> Change.add(new Rationale(NoteId.create(), object.image(), object.id(),
                        session.me().get().id(), Instant.now(), words, "", null).note()));
        session.commit(Edit.of(MESSAGES.text("edit.rationale"), change));
    }
}
