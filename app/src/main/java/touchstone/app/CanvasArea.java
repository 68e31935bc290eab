package touchstone.app;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.Minimap;
import touchstone.canvas.ScaleBar;
import touchstone.model.Spacing;

/** The canvas, what helps to find one's way over it, and what is said in its place when there is no picture to show. */
final class CanvasArea extends StackPane {

    private static final Insets CORNER = new Insets(12);

    private final VBox message = new VBox();
    private final Label sentence = Parts.text("");
    private final Label remark = Parts.text("");
    private final ScaleBar scaleBar;
    private final BooleanProperty minimap = new SimpleBooleanProperty(this, "minimap", true);

    CanvasArea(AnnotationCanvas canvas) {
        getStyleClass().add("canvas-area");
        message.getStyleClass().add("canvas-message");
        message.setMaxHeight(USE_PREF_SIZE);
        message.setId("canvas-message");
        message.setVisible(false);
        sentence.setWrapText(true);
        remark.setId("canvas-remark");
        remark.getStyleClass().add("canvas-remark");
        remark.setWrapText(true);
        remark.setMaxHeight(USE_PREF_SIZE);
        remark.setMouseTransparent(true);
        remark.setVisible(false);
        setAlignment(remark, Pos.TOP_CENTER);
        setMargin(remark, CORNER);
        setMinSize(100, 80);
        scaleBar = new ScaleBar(canvas);
        // The map shows and hides itself; whether it is wanted at all is its holder's.
        StackPane corner = new StackPane(new Minimap(canvas));
        corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        corner.setPickOnBounds(false);
        corner.visibleProperty().bind(minimap);
        setAlignment(scaleBar, Pos.BOTTOM_LEFT);
        setAlignment(corner, Pos.BOTTOM_RIGHT);
        setMargin(scaleBar, CORNER);
        setMargin(corner, CORNER);
        getChildren().addAll(canvas, scaleBar, corner, remark, message);
    }

    BooleanProperty minimap() {
        return minimap;
    }

    BooleanProperty scaleBar() {
        return scaleBar.visibleProperty();
    }

    ObjectProperty<@Nullable Spacing> spacing() {
        return scaleBar.spacingProperty();
    }

    /**
     * In the middle, where there is nothing else.
     *
     * @param next what the user can do about it
     */
    void say(String text, Node... next) {
        say(Pos.CENTER, text, next);
    }

    /** At the top, so that what is drawn on the frame can be seen and worked on. */
    void sayAbove(String text, Node... next) {
        say(Pos.TOP_CENTER, text, next);
    }

    private void say(Pos where, String text, Node... next) {
        setAlignment(message, where);
        setMargin(message, where == Pos.CENTER ? Insets.EMPTY : CORNER);
        sentence.setText(text);
        message.getChildren().setAll(sentence);
        message.getChildren().addAll(next);
        remark.setVisible(false);
        message.setVisible(true);
    }

    void clear() {
        remark("");
    }

    /** Says something about the picture that is shown, over its top; nothing when it is empty. */
    void remark(String text) {
        message.setVisible(false);
        remark.setText(text);
        remark.setVisible(!text.isEmpty());
    }
}
