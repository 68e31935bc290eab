package touchstone.app.quality;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.AnnotatorBox;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.app.task.Tasks;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.Decision;
import touchstone.qa.scoring.Disagreement;

/** How well annotators agree, how close one is to gold, and where they differ. A click on a row leads there. */
public final class QualityView extends VBox implements AutoCloseable {

    /** Something worth looking at: objects on an image and whose they are. */
    public record Place(ImageId image, Set<AnnotationId> objects, List<AnnotatorId> annotators, Bounds bounds) {

        public Place {
            objects = Set.copyOf(objects);
            annotators = List.copyOf(annotators);
        }
    }

    private static final Messages MESSAGES = Messages.beside(QualityView.class);

    private final Session session;
    private final QualityRun run;
    private final ReadOnlyObjectWrapper<Optional<List<Disagreement>>> disagreements = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private final AnnotatorBox first = new AnnotatorBox("quality-first", MESSAGES.text("first"));
    private final AnnotatorBox second = new AnnotatorBox("quality-second", MESSAGES.text("second"));
    private final Button agree = new Button(MESSAGES.text("agreement"));
    private final Button score = new Button(MESSAGES.text("score"));
    private final Button cancel = new Button(MESSAGES.text("cancel"));
    private final ProgressBar progress = new ProgressBar(0);
    private final Label said = Parts.elastic("dim");
    private final GridPane figures = new GridPane();
    private final TableView<Outcome.Row> rows = Parts.table("disagreements", MESSAGES.text("rows"),
            MESSAGES.text("rows.first"));

    private final Adjudication adjudication;
    private final AdjudicationBar settling;
    private final Compare compare;
    private final Consumer<Place> jump;

    /** Where the annotators that were compared last differ, on all images; empty before anybody was compared. */
    public ReadOnlyObjectProperty<Optional<List<Disagreement>>> disagreements() {
        return disagreements.getReadOnlyProperty();
    }

    /**
     * @param tasks where measuring is shown
     * @param jump shows a place that was clicked
     */
    public QualityView(Session session, InstantSource clock, Tasks tasks, Consumer<Place> jump) {
        this.session = session;
        this.jump = jump;
        adjudication = new Adjudication(session, clock);
        settling = new AdjudicationBar(session, adjudication);
        compare = new Compare(session);
        run = new QualityRun(session.project(), tasks);
        getStyleClass().add("panel");
        agree.setId("run-agreement");
        agree.setOnAction(e -> runAgreement());
        score.setId("run-score");
        score.setOnAction(e -> runScore());
        cancel.setId("cancel-quality");
        cancel.setOnAction(e -> run.cancel());
        Grown.by(progress.prefWidthProperty(), 120);
        progress.setAccessibleText(MESSAGES.text("progress"));
        said.setId("quality-said");
        for (Region fixed : List.of(agree, score, cancel)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        Label with = Parts.rigid(MESSAGES.text("with"), "dim");
        HBox bar = new Bar(first, with, second, agree, score, progress, cancel,
                said);
        figures.setId("figures");
        figures.getStyleClass().add("figures");
        showRunning(false);
        columns();
        rows.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            adjudication.chosen().set(is == null ? null : is.disagreement());
            if (is != null) {
                jump.accept(is.place());
            }
        });
        adjudication.revision().addListener(o -> settled());
        rows.setRowFactory(table -> new DecidedRow(adjudication));
        rows.setOnMouseClicked(e -> {
            Outcome.Row selected = rows.getSelectionModel().getSelectedItem();
            if (selected != null) {
                jump.accept(selected.place());
            }
        });
        ScrollPane numbers = new ScrollPane(figures);
        numbers.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // No figure is cut: as wide as they are, with the bar beside them.
        numbers.setVbarPolicy(ScrollPane.ScrollBarPolicy.ALWAYS);
        numbers.setMinWidth(USE_PREF_SIZE);
        numbers.visibleProperty().bind(Bindings.isNotEmpty(figures.getChildren()));
        numbers.managedProperty().bind(numbers.visibleProperty());
        HBox result = new HBox(numbers, rows);
        HBox.setHgrow(rows, Priority.ALWAYS);
        VBox.setVgrow(result, Priority.ALWAYS);
        getChildren().addAll(bar, settling, result);
        session.annotators().addListener((Observable o) -> fill());
        first.valueProperty().addListener(o -> choose());
        second.valueProperty().addListener(o -> choose());
        fill();
    }

    private void columns() {
        rows.getColumns().add(Parts.column(MESSAGES.text("column.severity"), 110, Outcome.Row::severity));
        rows.getColumns().add(Parts.column(MESSAGES.text("column.kind"), 110, Outcome.Row::kind));
        rows.getColumns().add(Parts.column(MESSAGES.text("column.labels"), 110, Outcome.Row::labels));
        rows.getColumns().add(Parts.numbers(MESSAGES.text("column.iou"), 60, r -> r.iou() == null ? -1.0 : r.iou(),
                iou -> iou < 0 ? "" : String.format(Messages.language(), "%.3f", iou)));
        rows.getColumns().add(Parts.column(MESSAGES.text("column.decided"), 120, this::decided));
        rows.getColumns().add(Parts.column(MESSAGES.text("column.image"), 200, Outcome.Row::image));
    }

    private String decided(Outcome.Row row) {
        return adjudication.decision(row.disagreement()).map(d -> switch (d.outcome()) {
            case FIRST -> MESSAGES.text("decided.of", adjudication.name(true));
            case SECOND -> MESSAGES.text("decided.of", adjudication.name(false));
            case BOTH -> MESSAGES.text("decided.both");
            case NEITHER -> MESSAGES.text("decided.neither");
            case REDRAWN -> MESSAGES.text("decided.redrawn");
        }).orElse("");
    }

    private void settled() {
        rows.refresh();
        settling.count(rows.getItems().stream().filter(r -> adjudication.decision(r.disagreement()).isPresent())
                .count(), rows.getItems().size());
    }

    public Adjudication adjudication() {
        return adjudication;
    }

    public Compare compare() {
        return compare;
    }

    /** Puts buttons beside the choice of where decisions go. */
    public void offer(List<Node> buttons) {
        settling.offer(buttons);
    }

    /** Decides the chosen place and goes on to the next that is open. */
    public void decide(Decision.Outcome outcome) {
        adjudication.decide(outcome);
        next(1);
    }

    /** The next place in the list that is not decided, round its end; stays where there is none. */
    public void next(int step) {
        List<Outcome.Row> all = rows.getItems();
        int at = rows.getSelectionModel().getSelectedIndex();
        int from = at < 0 && step < 0 ? 0 : at;
        for (int i = 1; i <= all.size(); i++) {
            int place = Math.floorMod(from + i * step, all.size());
            if (!adjudication.isDecided(all.get(place).disagreement())) {
                rows.getSelectionModel().clearAndSelect(place);
                rows.scrollTo(place);
                return;
            }
        }
    }

    /** Draws the result of the chosen place on its own layer, with the place in view. */
    public void redraw() {
        Outcome.Row row = rows.getSelectionModel().getSelectedItem();
        if (row != null) {
            adjudication.redraw();
            jump.accept(row.place());
        }
    }

    public void takeAgreed() {
        adjudication.takeAgreed(taken -> said.setText(MESSAGES.text("taken", taken)));
    }

    private void fill() {
        Outcome told = adjudication.compared().get();
        if (told != null && Stream.of(told.first(), told.second())
                .anyMatch(a -> session.annotator(a.id()).isEmpty())) {
            forget();
        }
        choose(first, Annotator.Role.ANNOTATOR, null);
        choose(second, Annotator.Role.GOLD, first.getValue());
        choose();
    }

    /** Keeps the choice where it still exists, else proposes who has drawn something, else anybody, else the role. */
    private void choose(AnnotatorBox box, Annotator.Role role, @Nullable Annotator but) {
        List<Annotator> all = session.annotators();
        if (box.offer(all).isEmpty()) {
            List<Annotator> people = all.stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR && !a.equals(but))
                    .toList();
            box.setValue(people.stream().filter(a -> session.hasObjects(a.id())).findFirst()
                    .or(() -> people.stream().findFirst())
                    .or(() -> all.stream().filter(a -> a.role() == role && !a.equals(but)).findFirst()).orElse(null));
        }
    }

    private void choose() {
        allow();
        Annotator a = first.getValue();
        Annotator b = second.getValue();
        if (a != null && b != null && !a.equals(b)) {
            compare.of(a.id(), b.id());
        }
    }

    private void allow() {
        boolean two = first.getValue() != null && second.getValue() != null
                && !first.getValue().equals(second.getValue());
        agree.setDisable(!two || run.isRunning());
        score.setDisable(gold().isEmpty() || first.getValue() == null || run.isRunning());
        if (!run.isRunning() && rows.getItems().isEmpty()) {
            said.setText(two ? "" : MESSAGES.text("needs.two"));
        }
        String why = session.blind().get() ? "blind" : gold().isEmpty() ? "needs.gold" : "score.hint";
        score.setTooltip(new Tooltip(MESSAGES.text(why)));
        agree.setTooltip(new Tooltip(MESSAGES.text(two ? "agreement.hint" : "needs.two")));
    }

    private Optional<Annotator> gold() {
        return Optional.ofNullable(second.getValue()).filter(a -> a.role() == Annotator.Role.GOLD)
                .or(() -> session.annotators().stream().filter(a -> a.role() == Annotator.Role.GOLD).findFirst());
    }

    /** Chooses who is compared. */
    public void choose(Annotator a, Annotator b) {
        first.offer(session.annotators(), a);
        second.offer(session.annotators(), b);
    }

    public void runAgreement() {
        Annotator a = first.getValue();
        Annotator b = second.getValue();
        if (a != null && b != null && !a.equals(b) && !run.isRunning()) {
            begin();
            run.agreement(List.of(a, b), progress::setProgress, this::show, this::failed);
        }
    }

    public void runScore() {
        Optional<Annotator> gold = gold();
        Annotator of = first.getValue();
        if (gold.isPresent() && of != null && !of.equals(gold.get()) && !run.isRunning()) {
            begin();
            run.score(of, gold.get(), progress::setProgress, this::show, this::failed);
        }
    }

    private void begin() {
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        said.setText("");
        showRunning(true);
        agree.setDisable(true);
        score.setDisable(true);
    }

    /** The buttons and the progress of what they started take turns in one place. */
    private void showRunning(boolean running) {
        Parts.show(running, progress, cancel);
        Parts.show(!running, agree, score);
    }

    private void show(Outcome outcome) {
        showRunning(false);
        said.setText(MESSAGES.text("done", outcome.title(), outcome.rows().size()));
        figures.getChildren().clear();
        for (Outcome.Figure figure : outcome.figures()) {
            Label name = Parts.text(figure.name(), "dim");
            Label value = Parts.rigid(figure.value());
            name.setTooltip(new Tooltip(figure.meaning()));
            value.setTooltip(new Tooltip(figure.meaning()));
            figures.addRow(figures.getRowCount(), name, value, Parts.text(figure.from(), "dim"));
        }
        rows.setPlaceholder(Parts.hint(MESSAGES.text("rows.none")));
        adjudication.compared().set(outcome);
        compare.of(outcome.first().id(), outcome.second().id());
        rows.getItems().setAll(outcome.rows());
        settled();
        disagreements.set(Optional.of(outcome.rows().stream().map(Outcome.Row::disagreement).toList()));
        allow();
    }

    /** Somebody who was compared is not there any more, or not for who draws now. */
    private void forget() {
        figures.getChildren().clear();
        rows.getItems().clear();
        said.setText("");
        adjudication.compared().set(null);
        compare.ofNobody();
        disagreements.set(Optional.empty());
    }

    private void failed(String sentence) {
        showRunning(false);
        said.setText(sentence);
        allow();
    }

    @Override
    public void close() {
        run.cancel();
        compare.close();
    }
}
