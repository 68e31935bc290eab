package touchstone.app.craft.queue;

import javafx.beans.Observable;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import touchstone.app.project.Session;

/** Why the shown image is next, and what was answered to a question about it, in the line over the canvas. */
public final class QueueLine extends Label {

    private final Session session;
    private final Work work;

    public QueueLine(Session session, Work work) {
        this.session = session;
        this.work = work;
        setId("queue-reason");
        getStyleClass().add("dim");
        setMinWidth(0);
        HBox.setHgrow(this, Priority.SOMETIMES);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(textProperty());
        setTooltip(whole);
        work.reason().addListener(o -> tell());
        session.remarks().addListener((Observable o) -> tell());
        tell();
    }

    private void tell() {
        String answer = HandingOn.said(session);
        setText(answer.isEmpty() ? work.reason().get() : answer);
        managedProperty().set(!getText().isEmpty());
    }
}
