package touchstone.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import org.controlsfx.control.PopOver;
import touchstone.app.control.Parts;
import touchstone.app.control.Popover;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.WorkingTime;
import touchstone.model.geometry.GeometryKind;
import touchstone.qa.Watch;
import touchstone.qa.conduct.Sessions;
import touchstone.qa.conduct.Spending;
import touchstone.qa.conduct.WorkLog;

/**
 * How long I have worked on the shown image, idle time left out, as the log tells; for my eyes. Pressed, it tells what each
 * kind of object has cost me in the whole project.
 */
final class WorkClock extends Button implements Session.Listener, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(WorkClock.class);
    private static final double SECONDS = 60;

    private final Session session;
    private final Tasks tasks;
    private final Disk worker = new Disk("working time");
    private @Nullable Task reading;
    private long millis;
    private long last = WorkingTime.NEVER;

    /** @param tasks where reading the whole log is shown */
    WorkClock(Session session, Tasks tasks) {
        this.session = session;
        this.tasks = tasks;
        setId("work-time");
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().addAll("flat", "tight");
        setGraphic(Parts.icon("mdomz-timer", "dim"));
        setTooltip(new Tooltip(MESSAGES.text("work.hint")));
        setOnAction(e -> byKind());
        session.listen(this);
        session.me().addListener(o -> read());
        tell();
        read();
    }

    private void read() {
        Image image = session.image().get();
        Annotator me = session.me().get();
        if (image == null) {
            millis = 0;
            tell();
            return;
        }
        session.ask(() -> session.project().timeSpent(image.id(), me.id()), spent -> {
            if (image.equals(session.image().get()) && me.equals(session.me().get())) {
                millis = spent.toMillis();
                tell();
            }
        });
    }

    private void tell() {
        Duration spent = Duration.ofMillis(millis);
        setText(millis == 0 ? null : MESSAGES.text("work", spent.toMinutes(), spent.toSecondsPart()));
        setAccessibleText(MESSAGES.text("work.spoken", spent.toMinutes(), spent.toSecondsPart()));
    }

    private void byKind() {
        GridPane figures = new GridPane();
        figures.setId("work-kinds");
        figures.getStyleClass().add("figures");
        Label wait = Parts.text(MESSAGES.text("work.reading"), "dim");
        figures.addRow(0, wait);
        new Popover(MESSAGES.text("work.title", session.me().get().name()), figures)
                .at(PopOver.ArrowLocation.BOTTOM_RIGHT).show(this);
        Annotator me = session.me().get();
        AtomicBoolean stopped = new AtomicBoolean();
        Task task = tasks.begin(MESSAGES.text("work.task"), () -> stopped.set(true));
        reading = task;
        Watch watch = new Watch() {
            @Override
            public void done(int images, int of) {
                // The log is one piece.
            }

            @Override
            public boolean cancelled() {
                return stopped.get();
            }
        };
        worker.ask(() -> Spending.of(WorkLog.of(session.project(), Sessions.USUAL_GAP, watch), me.id()), byKind -> {
            task.end();
            fill(figures, byKind);
        }, sentence -> {
            task.end();
            wait.setText(sentence);
        });
    }

    private static void fill(GridPane figures, Map<GeometryKind, Spending> byKind) {
        figures.getChildren().clear();
        if (byKind.isEmpty()) {
            figures.addRow(0, Parts.text(MESSAGES.text("work.none"), "dim"));
            return;
        }
        figures.addRow(0, Parts.text(MESSAGES.text("work.kind"), "dim"), Parts.text(MESSAGES.text("work.drawn"), "dim"),
                Parts.text(MESSAGES.text("work.minutes"), "dim"), Parts.text(MESSAGES.text("work.each"), "dim"));
        byKind.forEach((kind, spent) -> figures.addRow(figures.getRowCount(),
                Parts.text(MESSAGES.text("work.kind." + kind.key())),
                Parts.rigid(MESSAGES.text("work.count", spent.drawn()), "number"),
                Parts.rigid(MESSAGES.text("work.amount", spent.minutes()), "number"),
                Parts.rigid(spent.perObject().number().isPresent()
                        ? MESSAGES.text("work.seconds", spent.perObject().number().getAsDouble() * SECONDS)
                        : MESSAGES.text("work.unknown"), "number")));
        double sum = byKind.values().stream().mapToDouble(Spending::minutes).sum();
        figures.addRow(figures.getRowCount(), Parts.text(MESSAGES.text("work.sum"), "heading"), Parts.text(""),
                Parts.rigid(MESSAGES.text("work.amount", sum), "number"));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        Annotator me = session.me().get();
        if (me.id().equals(done.entry().author())) {
            long now = done.entry().time().toEpochMilli();
            millis += WorkingTime.between(last, now);
            last = now;
            tell();
        }
    }

    @Override
    public void loaded() {
        read();
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.stop();
        }
        worker.close();
    }
}
