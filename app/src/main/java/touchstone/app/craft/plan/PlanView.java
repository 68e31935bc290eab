package touchstone.app.craft.plan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import touchstone.app.chart.Reading;
import touchstone.app.chart.ResultView;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.craft.gate.LimitsForm;
import touchstone.app.craft.gate.LimitsForm.Limit;
import touchstone.app.craft.study.Study;
import touchstone.app.craft.study.Study.Findings;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.note.Plan;
import touchstone.qa.budget.CurveTable;

/** What more labels are worth: the measured curve, prices and limits, and below them the plan and what was spent so far. */
public final class PlanView extends VBox implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(PlanView.class);
    private static final List<Limit> PRICES = List.of(new Limit("plan.labelCost", 0, 0, 1e9),
            new Limit("plan.hourly", 0, 0, 1e9), new Limit("plan.itemCost", 0, 0, 1e9),
            new Limit("plan.budget", 0, 0, 1e12), new Limit("plan.minUplift", 0.01, 1e-9, 1),
            new Limit("plan.retrain", 0.01, 1e-9, 1), new Limit("plan.accuracy", 0.9, 0.501, 1));
    private static final long LARGEST = 1_000_000;

    private final Session session;
    private final Study study;
    private final Reading reading;
    private final InstantSource clock;
    private final Disk disk = new Disk("curve");
    private final TextArea curve = new TextArea();
    private final Label said = Parts.text("", "bad");
    private final VBox answers = new VBox();
    private final LimitsForm limits;

    /** @param file asks for a table to load */
    public PlanView(Session session, Study study, Reading reading, InstantSource clock,
            Supplier<Optional<Path>> file, Node... buttons) {
        this.session = session;
        this.study = study;
        this.reading = reading;
        this.clock = clock;
        getStyleClass().add("panel");
        setId("plan");
        Button now = new Button(MESSAGES.text("plan"));
        now.setId("plan-now");
        now.getStyleClass().add("primary");
        now.setOnAction(e -> keep());
        Button load = new Button(MESSAGES.text("load"));
        load.setOnAction(e -> file.get().ifPresent(this::load));
        ProgressBar progress = new ProgressBar(0);
        progress.progressProperty().bind(study.progress());
        progress.setAccessibleText(MESSAGES.text("progress"));
        progress.visibleProperty().bind(study.running());
        HBox bar = new Bar(now, load, progress, Parts.gap());
        bar.getChildren().addAll(buttons);
        bar.getChildren().stream().filter(Button.class::isInstance)
                .forEach(b -> ((Button) b).setMinWidth(Region.USE_PREF_SIZE));
        curve.setId("plan-curve");
        curve.setPromptText(MESSAGES.text("curve.example"));
        curve.setAccessibleText(MESSAGES.text("curve"));
        curve.setPrefRowCount(7);
        curve.setDisable(session.readOnly());
        Sending.inPlace(curve, now::fire);
        Label how = Parts.text(MESSAGES.text("how"));
        how.setWrapText(true);
        said.setWrapText(true);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        answers.getStyleClass().add("chart-box");
        limits = new LimitsForm(session, clock, PRICES, study::ask);
        VBox page = new VBox(how, curve, said, limits, answers);
        page.getStyleClass().add("page");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(bar, scroll);
        study.findings().addListener((o, was, is) -> show(is));
        study.said().addListener((o, was, is) -> said.setText(is));
        session.notes().addListener((Observable o) -> fill());
        fill();
    }

    private Optional<Note> kept() {
        return session.notes().stream().filter(n -> n.kind().equals(Plan.KIND)).findFirst();
    }

    private void fill() {
        if (!curve.isFocused()) {
            kept().flatMap(Plan::of).ifPresent(p -> curve.setText(p.curve()));
        }
    }

    private void load(Path file) {
        disk.ask(() -> {
            if (Files.size(file) > LARGEST) {
                throw new InputRefused(MESSAGES.text("large", file.getFileName()));
            }
            return read(file);
        }, text -> {
            curve.setText(text);
            keep();
        }, said::setText);
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException noText) {
            throw new InputRefused(MESSAGES.text("no-text", file.getFileName()), noText);
        }
    }

    /** Keeps curve and prices with the project and asks; a table that means nothing is not kept. */
    private void keep() {
        String text = curve.getText().strip();
        said.setText("");
        if (!session.readOnly() && !limits.keepTyped()) {
            return;
        }
        if (text.isEmpty() && kept().isEmpty()) {
            // What the time went into and what an object costs can be told without a curve.
            session.ask(() -> text, done -> study.ask());
            return;
        }
        try {
            CurveTable.pasted(MESSAGES.text("curve"), text);
        } catch (InputRefused refused) {
            said.setText(String.valueOf(refused.getMessage()));
            return;
        }
        Note before = kept().orElse(null);
        boolean changed = before == null || !Plan.of(before).map(Plan::curve).orElse("").equals(text);
        if (changed && !session.readOnly()) {
            session.commit(Edit.of(MESSAGES.text("edit"),
                    new Change(before, new Plan(session.me().get().id(), clock.instant(), text).note())));
        }
        session.ask(() -> text, done -> study.ask());
    }

    private void show(Findings findings) {
        answers.getChildren().setAll(ResultView.all(findings.results(), reading));
    }

    @Override
    public void close() {
        disk.close();
    }
}
