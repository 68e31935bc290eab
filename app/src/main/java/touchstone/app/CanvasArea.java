package touchstone.app;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.canvas.AnnotationCanvas;

/** The canvas, and what is said in its place when there is no picture to show. */
final class CanvasArea extends StackPane {

    private final VBox message = new VBox();
    private final Label sentence = Parts.text("");

    CanvasArea(AnnotationCanvas canvas) {
        getStyleClass().add("canvas-area");
        message.getStyleClass().add("canvas-message");
        message.setMaxHeight(USE_PREF_SIZE);
        message.setId("canvas-message");
        message.setVisible(false);
        sentence.setWrapText(true);
        setMinSize(100, 80);
        getChildren().addAll(canvas, message);
    }

    /** @param next what the user can do about it */
    void say(String text, Node... next) {
        sentence.setText(text);
        message.getChildren().setAll(sentence);
        message.getChildren().addAll(next);
        message.setVisible(true);
    }

    void clear() {
        message.setVisible(false);
    }
}
