package touchstone.app.craft.queue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.control.Popover;
import touchstone.app.control.Sending;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.note.Handover;
import touchstone.model.note.Reasons;

/** What was escalated, skipped or doubted, why, and what was answered; who answers, and what reasons there are. */
public final class QuestionsView extends VBox implements Session.Listener {

    private static final Messages MESSAGES = Messages.beside(QuestionsView.class);

    private final Session session;
    private final HandingOn handing;
    private final InstantSource clock;
    private final TableView<Handover> table = Parts.table("questions", MESSAGES.text("questions"),
            MESSAGES.text("questions.none"));
    private final TextField answer = new TextField();
    private final Button go = new Button(MESSAGES.text("answer.go"));
    private final Label state = Parts.elastic("dim");

    public QuestionsView(Session session, HandingOn handing, InstantSource clock) {
        this.session = session;
        this.handing = handing;
        this.clock = clock;
        answer.setId("question-answer");
        answer.setPromptText(MESSAGES.text("answer"));
        answer.setAccessibleText(MESSAGES.text("answer"));
        answer.setPrefColumnCount(26);
        answer.setOnAction(e -> go.fire());
        go.setId("question-go");
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(e -> answer());
        Sending.by(answer, go);
        Button reasons = new Button(MESSAGES.text("reasons.set"), Parts.icon("mdomz-settings"));
        reasons.setId("question-reasons");
        reasons.getStyleClass().add("flat");
        reasons.setMinWidth(USE_PREF_SIZE);
        reasons.setDisable(session.readOnly());
        reasons.setOnAction(e -> settings(reasons));
        HBox bar = new Bar(answer, go, state, Parts.gap(), reasons);
        table.getColumns().add(Parts.column(MESSAGES.text("column.image"), 180, h -> session.images().stream()
                .filter(i -> i.id().equals(h.image())).map(i -> i.address()).findFirst().orElse("")));
        table.getColumns()
                .add(Parts.column(MESSAGES.text("column.way"), 90, h -> MESSAGES.text("way." + h.way().key())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.who"), 100, h -> name(h.author())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.reason"), 220, Handover::reason));
        table.getColumns().add(Parts.column(MESSAGES.text("column.answer"), 220,
                h -> h.answeredBy() == null ? "" : MESSAGES.text("answered", name(h.answeredBy()), h.answer())));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            enable();
            if (is != null) {
                session.show(is.image());
                AnnotatorId author = is.author();
                if (author != null) {
                    session.layers().show(author);
                }
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
        session.listen(this);
        answer.textProperty().addListener((Observable o) -> enable());
        read();
        enable();
    }

    private String name(@Nullable AnnotatorId id) {
        return id == null ? "" : session.annotator(id).map(Annotator::name).orElse(MESSAGES.text("expert"));
    }

    private void read() {
        session.ask(() -> session.project().notes(Handover.KIND), notes -> {
            List<Handover> all = new ArrayList<>(notes.stream().flatMap(n -> Handover.of(n).stream()).toList());
            all.sort((a, b) -> a.isOpen() != b.isOpen() ? a.isOpen() ? -1 : 1 : b.time().compareTo(a.time()));
            table.getItems().setAll(all);
            long open = all.stream().filter(Handover::isOpen).count();
            state.setText(MESSAGES.text("questions.open", open));
            enable();
        });
    }

    private void enable() {
        Handover chosen = table.getSelectionModel().getSelectedItem();
        boolean can = !session.readOnly() && chosen != null && chosen.isOpen()
                && !session.me().get().id().equals(chosen.author());
        answer.setDisable(!can);
        go.setDisable(!can || answer.getText().isBlank());
    }

    private void answer() {
        Handover chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && !answer.getText().isBlank()) {
            handing.answer(chosen, answer.getText().strip());
            answer.clear();
        }
    }

    private void settings(Button beside) {
        TextArea reasons = new TextArea(String.join("\n", HandingOn.reasons(session)));
        reasons.setId("reasons-list");
        reasons.setPrefRowCount(7);
        reasons.setPrefColumnCount(30);
        reasons.setAccessibleText(MESSAGES.text("reasons"));
        ComboBox<Annotator> expert = new ComboBox<>();
        expert.setId("reasons-expert");
        expert.setAccessibleText(MESSAGES.text("reasons.expert"));
        expert.setPromptText(MESSAGES.text("reasons.anybody"));
        expert.setConverter(new Names());
        expert.getItems().setAll(session.annotators().filtered(a -> a.role() == Annotator.Role.ANNOTATOR));
        Reasons.among(session.notes()).map(Reasons::expert).flatMap(session::annotator).ifPresent(expert::setValue);
        Button keep = new Button(MESSAGES.text("reasons.keep"));
        keep.setId("reasons-keep");
        keep.getStyleClass().add("primary");
        Popover popover = new Popover(MESSAGES.text("reasons.title"), Parts.text(MESSAGES.text("reasons.lines")),
                reasons, Parts.text(MESSAGES.text("reasons.expert")), expert, keep);
        keep.setOnAction(e -> {
            popover.hide();
            keep(reasons.getText(), expert.getValue());
        });
        Sending.inPlace(reasons, keep::fire);
        popover.show(beside);
    }

    private void keep(String lines, @Nullable Annotator expert) {
        List<Change> changes = new ArrayList<>();
        session.notes().filtered(n -> n.kind().equals(Reasons.KIND)).forEach(n -> changes.add(Change.remove(n)));
        changes.add(Change.add(new Reasons(NoteId.create(), null, clock.instant(), expert == null ? null : expert.id(),
                lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()).note()));
        session.commit(new Edit(MESSAGES.text("edit.reasons"), changes));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (done.concerns(Handover.KIND)) {
            read();
        }
    }

    @Override
    public void loaded() {
        // Questions are of all images.
    }

    private static final class Names extends StringConverter<Annotator> {

        @Override
        public String toString(@Nullable Annotator annotator) {
            return annotator == null ? "" : annotator.name();
        }

        @Override
        public @Nullable Annotator fromString(String text) {
            return null;
        }
    }
}
