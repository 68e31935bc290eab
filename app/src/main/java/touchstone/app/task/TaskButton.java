package touchstone.app.task;

import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import touchstone.app.control.Parts;
import touchstone.app.control.Popover;
import touchstone.model.Messages;

/** How many pieces of work go on in the background; opens the list of them. What is over within a blink is not shown. */
public final class TaskButton extends Button {

    private static final Messages MESSAGES = Messages.beside(TaskButton.class);
    private static final Duration BLINK = Duration.millis(300);

    private final Tasks tasks;
    private final PauseTransition wait = new PauseTransition(BLINK);

    public TaskButton(Tasks tasks) {
        this.tasks = tasks;
        setId("tasks");
        getStyleClass().addAll("flat", "tight");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(MESSAGES.text("tasks.hint")));
        setOnAction(e -> open());
        tasks.running().addListener((Observable o) -> changed());
        wait.setOnFinished(e -> tell());
        tell();
    }

    /** Opens the list. */
    public void open() {
        new Popover(MESSAGES.text("tasks"), new TaskList(tasks)).at(PopOver.ArrowLocation.BOTTOM_RIGHT).show(this);
    }

    private void changed() {
        if (tasks.running().isEmpty()) {
            wait.stop();
            tell();
        } else {
            wait.play();
        }
    }

    private void tell() {
        int running = tasks.running().size();
        setText(running == 0 ? null : Integer.toString(running));
        setAccessibleText(MESSAGES.text("tasks.running", running));
        if (running == 0) {
            setGraphic(Parts.icon("mdoal-hourglass_empty", "dim"));
        } else if (!(getGraphic() instanceof ProgressIndicator)) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.getStyleClass().add("turning");
            setGraphic(turning);
        }
    }
}
