package touchstone.app.guideline;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.note.Case;
import touchstone.model.note.ExampleVerdict;

/** The shared log of cases that the guideline did not settle: reported by whoever met them, answered once for all. */
public final class CasesView extends VBox {

    private static final Messages MESSAGES = Messages.beside(CasesView.class);

    private final Guidelines guidelines;
    private final Session session;
    private final TableView<Case> table = Parts.table("cases", MESSAGES.text("cases"), MESSAGES.text("cases.none"));
    private final CheckBox open = new CheckBox(MESSAGES.text("cases.open"));
    private final Label asked = Parts.text("");
    private final TextArea answer = new TextArea();
    private final Button send = new Button(MESSAGES.text("cases.answer"));
    private final ComboBox<ExampleVerdict> verdict = PlaceForms.verdicts();
    private final Button pin = new Button(MESSAGES.text("cases.pin"));
    private boolean filling;

    /** @param jump shows the place of a case */
    public CasesView(Guidelines guidelines, Consumer<Case> jump, Node report) {
        this.guidelines = guidelines;
        session = guidelines.session();
        getStyleClass().add("panel");
        open.setId("cases-open");
        HBox bar = new Bar(report, open);
        table.getColumns().add(Parts.column(MESSAGES.text("column.state"), 80,
                c -> MESSAGES.text(c.isOpen() ? "case.open" : "case.answered")));
        table.getColumns().add(Parts.column(MESSAGES.text("column.label"), 100, Case::label));
        table.getColumns().add(Parts.column(MESSAGES.text("column.case"), 240, Case::text));
        table.getColumns().add(Parts.column(MESSAGES.text("column.answer"), 200, Case::answer));
        table.getColumns().add(Parts.column(MESSAGES.text("column.who"), 90, c -> who(c.author())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.image"), 120, this::image));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            show();
            if (is != null && !filling) {
                jump.accept(is);
            }
        });
        HBox both = new HBox(table, side());
        HBox.setHgrow(table, Priority.ALWAYS);
        Grown.by(table.minWidthProperty(), 260);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(bar, both);
        guidelines.cases().addListener(o -> list());
        open.selectedProperty().addListener(o -> list());
        list();
    }

    private VBox side() {
        asked.setWrapText(true);
        asked.setMinHeight(USE_PREF_SIZE);
        answer.setId("case-answer");
        answer.setAccessibleText(MESSAGES.text("column.answer"));
        answer.setPromptText(MESSAGES.text("cases.answer.prompt"));
        answer.setWrapText(true);
        answer.setPrefRowCount(3);
        send.setId("case-send");
        send.setMinWidth(USE_PREF_SIZE);
        send.getStyleClass().add("primary");
        send.setOnAction(e -> chosen().ifPresent(c -> guidelines.answer(c, answer.getText())));
        Sending.inPlace(answer, send);
        pin.setId("case-pin");
        pin.setMinWidth(USE_PREF_SIZE);
        pin.setOnAction(e -> chosen().ifPresent(c -> session.schema().get().byName(c.label())
                .ifPresent(label -> guidelines.pin(c, label, verdict.getValue()))));
        Grown.by(verdict.minWidthProperty(), 100);
        verdict.setAccessibleText(MESSAGES.text("pin.verdict"));
        HBox line = new Bar(send, Parts.gap(), verdict, pin);
        VBox side = new VBox(asked, answer, line);
        side.getStyleClass().add("padded");
        Grown.by(side.minWidthProperty(), 220);
        Grown.by(side.prefWidthProperty(), 380);
        answer.textProperty().addListener(o -> enable());
        return side;
    }

    private Optional<Case> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void list() {
        Optional<Case> before = chosen();
        filling = true;
        table.getItems().setAll(guidelines.cases().get().stream().filter(c -> !open.isSelected() || c.isOpen())
                .toList().reversed());
        before.flatMap(b -> table.getItems().stream().filter(c -> c.id().equals(b.id())).findFirst())
                .ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::clearSelection);
        filling = false;
        show();
    }

    private void show() {
        Optional<Case> chosen = chosen();
        asked.setText(chosen.map(Case::text).orElse(MESSAGES.text("cases.choose")));
        answer.setText(chosen.map(Case::answer).orElse(""));
        answer.setDisable(chosen.isEmpty() || session.readOnly());
        enable();
    }

    private void enable() {
        Optional<Case> chosen = chosen();
        boolean locked = session.readOnly() || chosen.isEmpty();
        send.setDisable(locked || answer.getText().isBlank() || answer.getText().strip().equals(chosen.get().answer()));
        pin.setDisable(
                locked || chosen.get().isOpen() || session.schema().get().byName(chosen.get().label()).isEmpty());
        verdict.setDisable(pin.isDisable());
    }

    private String who(@Nullable AnnotatorId author) {
        return Optional.ofNullable(author).flatMap(session::annotator).map(Annotator::name).orElse("");
    }

    private String image(Case of) {
        return session.images().stream().filter(i -> i.id().equals(of.image())).findFirst().map(Image::name)
                .orElse("");
    }
}
