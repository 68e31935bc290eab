package touchstone.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import touchstone.app.command.Buttons;
import touchstone.app.command.Commands;
import touchstone.app.craft.queue.Giving;
import touchstone.app.craft.queue.HandingOn;
import touchstone.app.craft.queue.NextView;
import touchstone.app.craft.queue.PeopleView;
import touchstone.app.craft.queue.PolicyView;
import touchstone.app.craft.queue.Predictions;
import touchstone.app.craft.queue.PredictionsView;
import touchstone.app.craft.queue.QuestionsView;
import touchstone.app.craft.queue.QueueLine;
import touchstone.app.craft.queue.QueueView;
import touchstone.app.craft.queue.Work;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.task.Tasks;
import touchstone.canvas.AnnotationCanvas;
import touchstone.model.Annotation;
import touchstone.model.Messages;
import touchstone.model.note.Handover;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.gate.QualificationAnalysis;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.store.Summary;

/** What is next, handing on, predictions and giving work, tied to the canvas and the window. */
final class WorkLink implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(WorkLink.class);

    private final Session session;
    private final AnnotationCanvas canvas;
    private final Workbench workbench;
    private final Work work;
    private final HandingOn handing;
    private final Predictions predictions;
    private final Giving giving;
    private final Refining refining;
    private final Disk disk = new Disk("tests");
    private final List<Runnable> views = new ArrayList<>();
    /** Tells the panel, once there is one, that more has been seen. */
    private Runnable seen = () -> {
    };

    WorkLink(Session session, AnnotationCanvas canvas, CanvasLink link, Workbench workbench, Tasks tasks, Desk desk) {
        this.session = session;
        this.canvas = canvas;
        this.workbench = workbench;
        InstantSource clock = InstantSource.system();
        BiConsumer<String, String> tell = workbench.prompts()::tell;
        work = new Work(session, tasks);
        handing = new HandingOn(session, clock, this::goOn);
        predictions = new Predictions(session, clock);
        giving = new Giving(session, tasks, clock, tell);
        refining = new Refining(session, canvas, desk::obstructed,
                tool -> desk.commands().named("tool-" + tool).perform());
        canvas.setOnEdit(refining::commit);
        link.without(predictions::judged);
        predictions.verdicts().addListener(o -> link.changedOthers());
        // What flies past is not seen: only where the view rests is it looked which predictions lie in it.
        PauseTransition rest = new PauseTransition(Duration.millis(250));
        rest.setOnFinished(e -> {
            predictions.look(canvas.getViewport().visible(canvas.getWidth(), canvas.getHeight()),
                    canvas.getViewport().scale());
            seen.run();
        });
        canvas.viewportProperty().addListener(o -> rest.playFromStart());
        predictions.revision().addListener(o -> rest.playFromStart());
    }

    /** The next in the queue, else the next that is not finished. */
    void goOn() {
        if (!work.next()) {
            session.walk().nextUnfinished();
        }
    }

    Work work() {
        return work;
    }

    Predictions predictions() {
        return predictions;
    }

    Giving giving() {
        return giving;
    }

    Refining refining() {
        return refining;
    }

    /** Why the shown image is here, for the line over the canvas. */
    Node line() {
        return new QueueLine(session, work);
    }

    /** Asks why, beside the canvas. */
    void handOn(Handover.Way way) {
        if (session.image().get() != null) {
            handing.ask(way, canvas, canvas::requestFocus);
        }
    }

    void nextPrediction() {
        predictions.next().filter(p -> !p.geometry().bounds().isEmpty())
                .ifPresent(p -> canvas.zoomTo(p.geometry().bounds()));
    }

    void acceptPrediction() {
        predictions.current().ifPresent(p -> {
            predictions.accept(List.of(p));
            nextPrediction();
        });
    }

    /** Accepts it and has it selected, ready to be changed. */
    void editPrediction(Desk desk) {
        predictions.current().ifPresent(p -> {
            List<Annotation> own = predictions.accept(List.of(p));
            desk.commands().named("tool-select").perform();
            session.ask(() -> own, made -> session.selection()
                    .set(made.stream().map(Annotation::id).collect(Collectors.toSet())));
            canvas.requestFocus();
        });
    }

    void rejectPrediction() {
        predictions.current().ifPresent(p -> {
            predictions.reject(p);
            nextPrediction();
        });
    }

    /** The panel. */
    Node view(Commands commands, Desk desk) {
        InstantSource clock = InstantSource.system();
        List<Node> buttons = List.of("prediction-next", "prediction-accept", "prediction-edit", "prediction-reject")
                .stream().map(id -> Buttons.text(commands.named(id), "flat")).toList();
        PolicyView policy = new PolicyView(session, clock);
        PredictionsView judging = new PredictionsView(session, predictions, buttons);
        seen = judging::tell;
        PeopleView people = new PeopleView(session, giving, workbench.prompts()::dialog, desk::packFor,
                () -> desk.commands().named("merge-project").perform(), two -> {
                    desk.showTab("quality");
                    if (two.size() == 2) {
                        desk.quality().choose(two.getFirst(), two.getLast());
                    }
                    desk.quality().runAgreement();
                }, this::qualified);
        views.addAll(List.of(policy::close, people::close));
        return new QueueView(new NextView(session, work, canvas::requestFocus), policy, people,
                new QuestionsView(session, handing, clock), judging);
    }

    /** Says who reaches the pass mark on golden images. */
    private void qualified() {
        disk.ask(() -> {
            Summary summary = session.project().summary();
            Subject subject = new Subject(session.project(), Rules.DEFAULT,
                    new Basis(summary.edits(), summary.auditHead(), new TreeMap<>(), null), Map.of());
            return new QualificationAnalysis().of(subject, Watch.NONE).map(WorkLink::told)
                    .orElse(MESSAGES.text("qualified.none"));
        }, said -> workbench.prompts().tell(MESSAGES.text("qualified.title"), said),
                sentence -> workbench.prompts().tell(MESSAGES.text("qualified.title"), sentence));
    }

    private static String told(Result result) {
        StringBuilder told = new StringBuilder(result.meaning());
        result.parts().stream().filter(Grid.class::isInstance).map(Grid.class::cast).forEach(grid -> grid.rows()
                .forEach(row -> told.append("\n").append(row.stream().map(WorkLink::cell)
                        .collect(Collectors.joining("   ")))));
        return told.toString();
    }

    private static String cell(Cell cell) {
        return switch (cell) {
            case Cell.Name n -> n.text();
            case Cell.Word w -> w.text();
            case Cell.Text t -> t.text();
            case Cell.Count c -> MESSAGES.text("qualified.images", c.count());
            case Cell.Value v -> v.estimate().number().isPresent()
                    ? v.unit().text(v.estimate().number().getAsDouble())
                    : "-";
            case Cell.Place p -> p.text();
        };
    }

    @Override
    public void close() {
        disk.close();
        views.forEach(Runnable::run);
        giving.close();
        work.close();
    }
}
