package touchstone.app.craft.dashboard;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.chart.ChartBox;
import touchstone.app.chart.Reading;
import touchstone.app.chart.ResultView;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.craft.study.Study;
import touchstone.app.craft.study.Study.Findings;
import touchstone.app.project.Session;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Progress.Status;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Result;

/** The page: five answers, the alarms with what to do about them, curves over time, and the details below. */
public final class DashboardView extends VBox {

    private static final Messages MESSAGES = Messages.beside(DashboardView.class);
    /** Above and below the words of a card. */
    private static final double AROUND = 16;
    private static final String KEPT = "dashboard";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int ALARMS = 8;

    private final Session session;
    private final Study study;
    private final Reading reading;
    private final Runnable nextOpen;
    private final Label state = Parts.elastic("dim");
    private final Map<Answer.Question, Button> cards = new EnumMap<>(Answer.Question.class);
    private final VBox alarms = new VBox();
    private final FlowPane charts = new FlowPane();
    private final VBox details = new VBox();
    private final ScrollPane scroll;
    private @Nullable Findings shown;

    /**
     * @param reading where figures lead
     * @param nextOpen goes on with the next image that is not finished
     * @param buttons beside the refreshing one
     */
    public DashboardView(Session session, Study study, Reading reading, Runnable nextOpen, Node... buttons) {
        this.session = session;
        this.study = study;
        this.reading = reading;
        this.nextOpen = nextOpen;
        getStyleClass().add("panel");
        setId("dashboard");
        Button refresh = new Button(MESSAGES.text("refresh"));
        refresh.setId("dashboard-refresh");
        refresh.setOnAction(e -> study.ask());
        Button cancel = new Button(MESSAGES.text("cancel"));
        cancel.setId("dashboard-cancel");
        cancel.setOnAction(e -> study.cancel());
        ProgressBar progress = new ProgressBar(0);
        progress.setAccessibleText(MESSAGES.text("progress"));
        progress.progressProperty().bind(study.progress());
        Grown.by(progress.prefWidthProperty(), 120);
        shownWhile(study, true, progress, cancel);
        shownWhile(study, false, refresh);
        HBox bar = new Bar(refresh, progress, cancel, state, Parts.gap());
        bar.getChildren().addAll(buttons);
        bar.getChildren().stream().filter(Button.class::isInstance)
                .forEach(b -> ((Button) b).setMinWidth(Region.USE_PREF_SIZE));
        FlowPane answers = new FlowPane();
        answers.getStyleClass().add("answers");
        for (Answer.Question question : Answer.Question.values()) {
            answers.getChildren().add(card(question));
        }
        alarms.getStyleClass().add("alarms");
        alarms.setId("dashboard-alarms");
        charts.getStyleClass().add("charts");
        details.getStyleClass().add("chart-box");
        VBox page = new VBox(answers, alarms, charts, details);
        page.getStyleClass().add("page");
        scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(bar, scroll);
        study.findings().addListener((o, was, is) -> show(is));
        study.said().addListener(o -> tell());
        study.running().addListener(o -> tell());
        session.saving().addListener((Observable o) -> tell());
        quick();
        session.takeOut(KEPT, this::kept);
        parentProperty().addListener((o, was, is) -> {
            if (is != null) {
                is.visibleProperty().addListener(v -> seen());
                seen();
            }
        });
        // It may have been given a parent that is not in the window yet.
        sceneProperty().addListener(o -> seen());
    }

    private static void shownWhile(Study study, boolean running, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(running ? study.running() : study.running().not());
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    /** Whoever looks gets the numbers without asking for them. */
    private void seen() {
        if (getParent() != null && getParent().isVisible() && getScene() != null && !session.blind().get()) {
            study.ask();
        }
    }

    private Button card(Answer.Question question) {
        Button card = new Button();
        card.setId("answer-" + question.key());
        card.getStyleClass().add("answer");
        card.setOnAction(e -> follow(question));
        cards.put(question, card);
        return card;
    }

    private void put(Answer answer, boolean old) {
        Button card = cards.get(answer.question());
        if (card == null) {
            return;
        }
        String asked = MESSAGES.text("question." + answer.question().key());
        Label value = Parts.text(answer.value(), "answer-value");
        value.setWrapText(true);
        Label more = Parts.text(answer.more(), "dim");
        more.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(Parts.text(asked, "dim"), value, more);
        words.setMaxWidth(Double.MAX_VALUE);
        // The cards are alike: what does not fit is told under the pointer.
        words.maxHeightProperty().bind(card.heightProperty().subtract(Grown.of(AROUND)));
        card.setGraphic(words);
        Tooltip whole = new Tooltip(answer.more());
        card.setTooltip(whole);
        more.setTooltip(whole);
        card.setAccessibleText(asked + " " + answer.value() + ". " + answer.more());
        card.getStyleClass().remove("old");
        if (old) {
            card.getStyleClass().add("old");
        }
    }

    /** What the window knows without asking anybody. */
    private void quick() {
        List<Image> images = originals();
        long done = images.stream().filter(i -> session.status(i.id()) == Status.DONE).count();
        Answer.of(Findings.NONE, images.size()).forEach(a -> put(a, false));
        put(new Answer(Answer.Question.FAR, MESSAGES.text("far.value", Long.toString(done), images.size()),
                MESSAGES.text("far.mine")), false);
    }

    private List<Image> originals() {
        return session.images().stream().filter(i -> !i.isRepeat()).toList();
    }

    private void kept(String text) {
        if (study.findings().get().results().isEmpty()) {
            text.lines().flatMap(l -> Answer.of(l).stream()).forEach(a -> put(a, true));
        }
    }

    private void show(Findings findings) {
        List<Answer> answers = Answer.of(findings, originals().size());
        // What was known before stands until there is something better.
        answers.stream().filter(a -> !a.isOpen()).forEach(a -> put(a, false));
        List<Alarm> all = Answer.alarms(findings);
        alarms.getChildren().setAll(all.stream().limit(ALARMS).map(a -> ResultView.alarm(a, reading)).toList());
        if (all.size() > ALARMS) {
            VBox more = new VBox();
            more.getStyleClass().add("alarms");
            all.stream().skip(ALARMS).forEach(a -> more.getChildren().add(ResultView.alarm(a, reading)));
            TitledPane rest = Parts.section("more-alarms", MESSAGES.text("more", all.size() - ALARMS), more);
            rest.setExpanded(false);
            alarms.getChildren().add(rest);
        }
        Findings before = shown;
        shown = findings;
        if (before == null || before.edit() != findings.edit()
                || !before.named("timeline").equals(findings.named("timeline"))) {
            charts.getChildren().setAll(findings.named("timeline").map(this::curves).orElse(List.of()));
        }
        details.getChildren().setAll(findings.results().stream().map(this::detail).toList());
        if (findings.complete()) {
            session.putBy(KEPT, answers.stream().map(Answer::line).collect(Collectors.joining("\n")));
        }
        tell();
    }

    private List<Node> curves(Result timeline) {
        List<Node> all = new ArrayList<>();
        timeline.parts().forEach(part -> {
            if (part instanceof Chart.Curves curves) {
                all.add(ChartBox.of(curves, curves.title(), reading));
            }
        });
        return all;
    }

    /** Made when it is opened: most are not. */
    private Node detail(Result result) {
        TitledPane section = Parts.section("detail-" + result.name(), result.title(), new VBox());
        section.setExpanded(false);
        section.expandedProperty().addListener((o, was, is) -> {
            if (is) {
                section.setContent(new ResultView(result, reading));
            }
        });
        return section;
    }

    private void tell() {
        Findings findings = study.findings().get();
        if (!study.said().get().isEmpty()) {
            state.setText(study.said().get());
        } else if (study.running().get()) {
            state.setText(MESSAGES.text("running"));
        } else if (findings.complete()) {
            state.setText(MESSAGES.text("as-of", findings.edit(),
                    TIME.format(findings.at().atZone(ZoneId.systemDefault()))));
        }
    }

    private void follow(Answer.Question question) {
        switch (question) {
            case FAR -> reading.images(MESSAGES.text("images.open"), originals().stream().map(Image::id)
                    .filter(i -> session.status(i) != Status.DONE).toList());
            case GOOD, WRONG -> {
                List<ImageId> worst = Answer.alarms(study.findings().get()).stream()
                        .flatMap(a -> a.images().stream()).distinct().toList();
                if (worst.isEmpty()) {
                    open(question == Answer.Question.GOOD ? "annotators" : "coverage");
                } else {
                    reading.images(MESSAGES.text("images.alarms"), worst);
                }
            }
            case FAST -> open("timeline");
            case NEXT -> Answer.alarms(study.findings().get()).stream().filter(Alarm::leads).findFirst()
                    .ifPresentOrElse(reading::alarm, nextOpen);
        }
    }

    /** Opens the details of an analysis and brings them into view. */
    private void open(String analysis) {
        for (Node node : details.getChildren()) {
            if (("detail-" + analysis).equals(node.getId())) {
                ((TitledPane) node).setExpanded(true);
                scroll.layout();
                double height = scroll.getContent().getBoundsInLocal().getHeight()
                        - scroll.getViewportBounds().getHeight();
                scroll.setVvalue(height <= 0
                        ? 0
                        : (details.getBoundsInParent().getMinY() + node.getBoundsInParent().getMinY()) / height);
                node.requestFocus();
            }
        }
    }
}
