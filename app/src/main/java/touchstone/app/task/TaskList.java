package touchstone.app.task;

import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;

/**
 * What goes on in the background, a row a piece of work: what it is, how far it is, and a button that stops it. Not
 * ControlsFX's TaskProgressView, whose button says "Cancel" in every language and also for what cannot be stopped, and
 * which drops what was stopped before it has come to its end.
 */
public final class TaskList extends ScrollPane {

    private static final Messages MESSAGES = Messages.beside(TaskList.class);

    private final Tasks tasks;
    private final VBox rows = new VBox();

    public TaskList(Tasks tasks) {
        this.tasks = tasks;
        setId("task-list");
        setAccessibleText(MESSAGES.text("tasks"));
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        Grown.by(prefWidthProperty(), 420);
        Grown.by(prefHeightProperty(), 200);
        rows.getStyleClass().add("task-rows");
        setContent(rows);
        tasks.running().addListener((Observable o) -> fill());
        fill();
    }

    private void fill() {
        rows.getChildren().removeIf(row -> !tasks.running().contains(row.getUserData()));
        if (tasks.running().isEmpty()) {
            rows.getChildren().setAll(Parts.hint(MESSAGES.text("none")));
            return;
        }
        for (Task task : tasks.running()) {
            if (rows.getChildren().stream().noneMatch(row -> row.getUserData() == task)) {
                rows.getChildren().add(row(task));
            }
        }
    }

    private static VBox row(Task task) {
        Label name = Parts.elastic();
        name.setText(task.name());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button stop = new Button(MESSAGES.text("stop"));
        stop.getStyleClass().addAll("flat", "task-stop");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setAccessibleText(MESSAGES.text("stop.of", task.name()));
        stop.visibleProperty().bind(task.stoppable());
        stop.setOnAction(e -> task.stop());
        HBox head = new HBox(name, stop);
        head.getStyleClass().add("bar");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(task.share());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(task.name());
        Label detail = Parts.elastic("dim");
        detail.textProperty().bind(task.detail());
        VBox row = new VBox(head, bar, detail);
        row.setUserData(task);
        row.getStyleClass().add("task-row");
        return row;
    }
}
