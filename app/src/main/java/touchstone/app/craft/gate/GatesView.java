package touchstone.app.craft.gate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import touchstone.app.chart.Reading;
import touchstone.app.chart.ResultView;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.control.Sending;
import touchstone.app.craft.gate.LimitsForm.Limit;
import touchstone.app.craft.study.Study;
import touchstone.app.craft.study.Study.Findings;
import touchstone.app.project.KeptSettings;
import touchstone.app.project.Session;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.note.SignOff;
import touchstone.qa.gate.Decision;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Result;
import touchstone.store.SignOffs;

/** Each gate with its steps, what it says now, its limits, and who signed it. */
public final class GatesView extends VBox {

    private static final Messages MESSAGES = Messages.beside(GatesView.class);

    /** In the order in which a project comes to them. */
    private static final Map<String, List<Limit>> GATES = new LinkedHashMap<>();

    static {
        GATES.put("pilotGate", List.of(new Limit("pilotGate.share", 0.05, 0, 1),
                Limit.count("pilotGate.least", 100, 0), new Limit("pilotGate.agreement", 0.8, -1, 1),
                new Limit("pilotGate.severe", 0.1, 0, 1)));
        GATES.put("qualification", List.of(new Limit("qualification.mark", 0.8, 0, 1)));
        GATES.put("acceptance", List.of(new Limit("acceptance.good", 0.01, 0, 1),
                new Limit("acceptance.bad", 0.1, 0, 1), new Limit("acceptance.producerRisk", 0.05, 0.001, 0.5),
                new Limit("acceptance.consumerRisk", 0.05, 0.001, 0.5)));
        GATES.put("exportGate", List.of(Limit.count("exportGate.unverified", 0, 0),
                Limit.count("exportGate.returned", 0, 0), Limit.count("exportGate.outdated", 0, 0)));
    }

    /** The alarms' limits, which belong to no gate. */
    private static final List<Limit> ALARMS = List.of(new Limit("annotators.threshold", 0.8, 0, 1),
            Limit.count("drift.baseline", 20, 5),
            new Limit("rework.usual", 0.2, 0, 1), new Limit("rework.fault", 0.3, 0, 1),
            new Limit("escalation.low", 0.01, 0, 1), new Limit("escalation.high", 0.15, 0, 1),
            new Limit("predictionUse.accepted", 0.95, 0, 1), new Limit("predictionUse.seconds", 2, 0, 3600),
            new Limit("predictionUse.missed", 0.1, 0, 1), new Limit("fatigue.lossPerHour", 0.02, 0, 1),
            new Limit("reviews.severe", 0.1, 0, 1), new Limit("coverage.golden", 0.03, 0, 1));

    private final Session session;
    private final Study study;
    private final Reading reading;
    private final InstantSource clock;
    private final Map<String, VBox> answers = new LinkedHashMap<>();
    private final Map<String, Label> signed = new LinkedHashMap<>();
    private final Label state = Parts.elastic("dim");
    private final Label sample = Parts.text("", "dim");

    public GatesView(Session session, Study study, Reading reading, InstantSource clock, Node... buttons) {
        this.session = session;
        this.study = study;
        this.reading = reading;
        this.clock = clock;
        getStyleClass().add("panel");
        setId("gates");
        Button ask = new Button(MESSAGES.text("check"));
        ask.setId("gates-check");
        ask.getStyleClass().add("primary");
        ask.setOnAction(e -> study.ask());
        ask.disableProperty().bind(study.running());
        Button cancel = new Button(MESSAGES.text("cancel"));
        cancel.setOnAction(e -> study.cancel());
        ProgressBar progress = new ProgressBar(0);
        progress.progressProperty().bind(study.progress());
        progress.setAccessibleText(MESSAGES.text("progress"));
        for (Node node : List.of(cancel, progress)) {
            node.visibleProperty().bind(study.running());
            node.managedProperty().bind(node.visibleProperty());
        }
        HBox bar = new Bar(ask, progress, cancel, state, Parts.gap());
        bar.getChildren().addAll(buttons);
        bar.getChildren().stream().filter(Button.class::isInstance)
                .forEach(b -> ((Button) b).setMinWidth(Region.USE_PREF_SIZE));
        VBox page = new VBox();
        page.getStyleClass().add("page");
        GATES.forEach((gate, limits) -> page.getChildren().add(section(gate, limits)));
        page.getChildren().add(Parts.section("review-rules", MESSAGES.text("review"),
                new ReviewRules(session, clock)));
        page.getChildren().add(Parts.section("limits-alarms", MESSAGES.text("alarms"),
                new LimitsForm(session, clock, ALARMS, study::ask)));
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(bar, scroll);
        study.findings().addListener((o, was, is) -> show(is));
        study.said().addListener((o, was, is) -> state.setText(is));
        session.notes().addListener((Observable o) -> signatures());
        session.images().addListener((Observable o) -> sampled());
        session.revision().addListener(o -> sampled());
        sampled();
        signatures();
    }

    private Node section(String gate, List<Limit> limits) {
        Label steps = Parts.text(MESSAGES.text("steps." + gate));
        steps.setWrapText(true);
        VBox answer = new VBox(Parts.text(MESSAGES.text("unasked"), "dim"));
        answers.put(gate, answer);
        Label by = Parts.text("", "dim");
        by.setWrapText(true);
        signed.put(gate, by);
        VBox body = new VBox(steps);
        body.getStyleClass().addAll("chart-box", "padded");
        if (gate.equals("pilotGate")) {
            body.getChildren().addAll(pilot(), new CoefficientBox(session, clock, study::ask));
        }
        body.getChildren().addAll(new LimitsForm(session, clock, limits, study::ask), answer, signing(gate), by);
        return Parts.section("gate-" + gate, MESSAGES.text("gate." + gate), body);
    }

    /** The first two steps of a pilot: which images, and which of them still lack a second person. */
    private Node pilot() {
        Button draw = new Button(MESSAGES.text("pilot.draw"));
        draw.setId("pilot-draw");
        draw.setDisable(session.readOnly());
        draw.setOnAction(e -> {
            Edit edit = PilotSample.drawn(session.images(), needed(), 1);
            if (!edit.changes().isEmpty()) {
                session.commit(edit);
            }
        });
        Button show = new Button(MESSAGES.text("pilot.show"));
        show.setId("pilot-show");
        show.setOnAction(e -> reading.images(MESSAGES.text("pilot.why"),
                PilotSample.of(session.images()).stream().map(Image::id).toList()));
        draw.setMinWidth(Region.USE_PREF_SIZE);
        show.setMinWidth(Region.USE_PREF_SIZE);
        sample.setWrapText(true);
        return new VBox(new Bar(draw, show), sample);
    }

    /** As the gate itself counts them where it has been asked, else by the limits that the project keeps. */
    private int needed() {
        return figure("pilotGate", "needed").map(n -> (int) Math.round(n)).orElseGet(() -> {
            double least = kept("pilotGate.least", 100);
            double share = kept("pilotGate.share", 0.05);
            int images = session.images().size();
            return (int) Math.min(images, Math.max(least, Math.ceil(share * images - 1e-9)));
        });
    }

    private double kept(String name, double usual) {
        try {
            return Double.parseDouble(KeptSettings.of(session).getOrDefault(name, Double.toString(usual)));
        } catch (NumberFormatException noNumber) {
            return usual;
        }
    }

    private Optional<Double> figure(String gate, String key) {
        return study.findings().get().named(gate).stream().flatMap(r -> r.parts().stream())
                .flatMap(p -> p instanceof Figures f ? f.figures().stream() : Stream.empty())
                .filter(f -> f.key().equals(key)).flatMapToDouble(f -> f.estimate().number().stream()).boxed()
                .findFirst();
    }

    private void sampled() {
        sample.setText(MESSAGES.text("pilot.sample", PilotSample.of(session.images()).size(), needed()));
    }

    private Node signing(String gate) {
        TextField meaning = new TextField();
        meaning.setId("sign-" + gate);
        meaning.setPromptText(MESSAGES.text("sign.meaning"));
        meaning.setAccessibleText(MESSAGES.text("sign.meaning"));
        meaning.setPrefColumnCount(36);
        Button sign = new Button(MESSAGES.text("sign"));
        sign.setId("sign-now-" + gate);
        sign.setDisable(session.readOnly());
        Runnable now = () -> {
            String said = meaning.getText().strip();
            if (said.isEmpty()) {
                meaning.requestFocus();
                return;
            }
            String what = MESSAGES.text("sign.what", MESSAGES.text("gate." + gate), decision(gate).text(), said);
            session.commit(() -> SignOffs.edit(SignOffs.make(session.project(), session.me().get(), what)));
            meaning.clear();
        };
        sign.setOnAction(e -> now.run());
        meaning.setOnAction(e -> now.run());
        Sending.by(meaning, sign);
        meaning.setDisable(session.readOnly());
        sign.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(meaning, sign);
        row.getStyleClass().add("bar");
        return row;
    }

    private Decision decision(String gate) {
        return study.findings().get().named(gate).map(Decision::of).orElse(Decision.UNDECIDED);
    }

    private void signatures() {
        signed.forEach((gate, label) -> {
            String name = MESSAGES.text("gate." + gate);
            List<String> lines = new ArrayList<>();
            session.notes().stream().flatMap(n -> SignOff.of(n).stream()).filter(s -> s.meaning().startsWith(name))
                    .forEach(s -> lines.add(MESSAGES.text("signed", s.meaning(), s.name(),
                            s.time().toString().substring(0, 16).replace('T', ' '), s.seq())));
            label.setText(String.join("\n", lines));
            label.setManaged(!lines.isEmpty());
        });
    }

    private void show(Findings findings) {
        answers.forEach((gate, box) -> {
            Optional<Result> result = findings.named(gate);
            if (result.isPresent()) {
                Decision decision = Decision.of(result.get());
                Label verdict = Parts.text(decision.text(), "figure-value",
                        decision == Decision.PASSED ? "good" : decision == Decision.FAILED ? "bad" : "warn");
                verdict.setId("verdict-" + gate);
                verdict.setGraphic(switch (decision) {
                    case PASSED -> Parts.icon("mdoal-check", "good");
                    case FAILED -> Parts.icon("mdoal-error", "bad");
                    case UNDECIDED -> Parts.icon("mdoal-info", "warn");
                });
                box.getChildren().setAll(verdict, new ResultView(result.get(), reading));
            } else {
                box.getChildren().setAll(
                        Parts.text(MESSAGES.text(findings.complete() ? "nothing." + gate : "asking"), "dim"));
            }
        });
        sampled();
        if (findings.complete()) {
            state.setText(MESSAGES.text("as-of", findings.edit()));
        }
    }
}
