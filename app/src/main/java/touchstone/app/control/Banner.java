package touchstone.app.control;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One sentence across the window that stays until it is put away; takes no room while there is none. */
public final class Banner extends HBox {

    private final Label sentence = Parts.text("");

    public Banner(String kind) {
        getStyleClass().addAll("banner", kind);
        setId("banner-" + kind);
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        clear();
    }

    public void say(String text, Node... next) {
        sentence.setText(text);
        getChildren().setAll(sentence);
        getChildren().addAll(next);
        setVisible(true);
        setManaged(true);
    }

    public void clear() {
        setVisible(false);
        setManaged(false);
    }

    public String text() {
        return isVisible() ? sentence.getText() : "";
    }

    public static Button close(String name, Runnable run) {
        Button close = new Button();
        close.getStyleClass().add("flat");
        close.setGraphic(Parts.icon("mdoal-close"));
        close.setAccessibleText(name);
        close.setOnAction(e -> run.run());
        return close;
    }
}
