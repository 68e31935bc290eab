package touchstone.app;

import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.NumberField;
import touchstone.app.control.Parts;
import touchstone.app.project.Saving;
import touchstone.app.project.Session;
import touchstone.app.task.Task;
import touchstone.app.task.TaskButton;
import touchstone.app.task.Tasks;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.Probe;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Spacing;

/** The lowest line: where the pointer is, what lies under it, what the hand can do, whether all work is saved. */
final class StatusBar extends HBox implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(StatusBar.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final TaskButton working;
    private final WorkClock clock;
    private final MessageLog log = new MessageLog();
    private final StringProperty obstacle = new SimpleStringProperty("");

    StatusBar(Session session, AnnotationCanvas canvas, Tasks tasks, Node checks) {
        getStyleClass().add("status-bar");
        Label place = fixed("place", 150);
        Label value = fixed("value", 90);
        ZoomField zoom = new ZoomField(canvas);
        canvas.probeProperty().addListener((o, was, is) -> {
            Image image = session.image().get();
            place.setText(place(is, image == null ? null : image.spacing()));
            value.setText(value(is));
        });
        Label hint = Parts.elastic("dim");
        hint.setId("hint");
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        Runnable tellHint = () -> hint.setText(!obstacle.get().isEmpty()
                ? obstacle.get()
                : !tasks.sentence().get().isEmpty() ? tasks.sentence().get() : canvas.hintProperty().get());
        canvas.hintProperty().addListener(o -> tellHint.run());
        tasks.running().addListener((ListChangeListener<Task>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(task -> log.note(task.name()));
            }
        });
        obstacle.addListener((o, was, is) -> log.note(is));
        session.saving().addListener((o, was, is) -> log.note(is.failure()));
        canvas.toolProperty().addListener(o -> obstacle.set(""));
        tasks.sentence().addListener(o -> tellHint.run());
        obstacle.addListener(o -> tellHint.run());
        tellHint.run();
        Label selected = fixed("selected", 0);
        Runnable tellSelection = () -> selected
                .setText(MESSAGES.text("selected", session.selection().get().size()));
        session.selection().addListener(o -> tellSelection.run());
        tellSelection.run();
        Label saved = fixed("saved", 0);
        session.saving().addListener((o, was, is) -> saved(saved, is));
        saved(saved, session.saving().get());
        working = new TaskButton(tasks);
        clock = new WorkClock(session, tasks);
        getChildren().addAll(place, value, zoom, hint, stop(tasks), selected, checks, clock, saved, working,
                log);
    }

    /** Stops the newest of what can be stopped. */
    private static Button stop(Tasks tasks) {
        Button stop = new Button(MESSAGES.text("stop"));
        stop.setId("stop");
        stop.getStyleClass().addAll("flat", "tight");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.managedProperty().bind(stop.visibleProperty());
        Runnable tell = () -> stop.setVisible(tasks.newestStoppable().isPresent());
        tasks.sentence().addListener(o -> tell.run());
        tasks.running().addListener((Observable o) -> tell.run());
        tell.run();
        stop.setOnAction(e -> tasks.newestStoppable().ifPresent(Task::stop));
        return stop;
    }

    @Override
    public void close() {
        clock.close();
    }

    void showTasks() {
        working.open();
    }

    void showMessages() {
        log.fire();
    }

    /** Why what was asked for cannot be done; goes away with the next tool. */
    void obstructed(String reason) {
        obstacle.set(reason);
    }

    private static Label fixed(String id, double width) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(width == 0 ? Region.USE_PREF_SIZE : width);
        if (width > 0) {
            // Grows with the longest text and stays so: numbers are never cut off, and what follows does not dance.
            label.textProperty()
                    .addListener(o -> label.setMinWidth(Math.max(label.getMinWidth(), label.prefWidth(-1))));
        }
        return label;
    }

    private static String place(@Nullable Probe probe, @Nullable Spacing spacing) {
        if (probe == null) {
            return "";
        }
        double x = probe.at().x();
        double y = probe.at().y();
        String pixels = String.format(Messages.language(), "x %.1f  y %.1f", x, y);
        return spacing == null
                ? pixels
                : String.format(Messages.language(), "%s  (%s, %s mm)", pixels, NumberField.text(x * spacing.x()),
                        NumberField.text(y * spacing.y()));
    }

    private static String value(@Nullable Probe probe) {
        if (probe == null) {
            return "";
        }
        String values = probe.values().stream().map(NumberField::text).collect(Collectors.joining(" "));
        return probe.heat().isPresent()
                ? MESSAGES.text("heat", values, NumberField.text(probe.heat().getAsDouble()))
                : values;
    }

    private static void saved(Label label, Saving saving) {
        label.getStyleClass().removeAll("bad", "dim");
        if (!saving.failure().isEmpty()) {
            label.setText(MESSAGES.text("saved.not"));
            label.setGraphic(Parts.icon("mdoal-error_outline", "bad"));
            label.getStyleClass().add("bad");
        } else if (saving.waiting() > 0) {
            label.setText(MESSAGES.text("saved.waiting", saving.waiting(), saving.room() >> 20));
            label.setGraphic(Parts.icon("mdoal-error_outline", "bad"));
            label.getStyleClass().add("bad");
        } else if (saving.pending() > 0) {
            label.setText(MESSAGES.text("saved.now"));
            label.getStyleClass().add("dim");
        } else {
            label.setText(saving.last() == null
                    ? MESSAGES.text("saved.all")
                    : MESSAGES.text("saved.at", TIME.format(saving.last())));
            label.setGraphic(Parts.icon("mdoal-check", "good"));
        }
    }
}
