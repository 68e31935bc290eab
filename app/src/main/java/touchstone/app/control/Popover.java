package touchstone.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** A small form beside what it belongs to; Escape or a click elsewhere puts it away, and nothing waits for it. */
public final class Popover {

    private final PopOver window = new PopOver();

    /** @param title what it is for, also for who hears the window read */
    public Popover(String title, Node... content) {
        Label heading = Parts.text(title, "heading");
        VBox box = new VBox(heading);
        box.getChildren().addAll(content);
        box.getStyleClass().addAll("popover-content", "padded");
        box.setAccessibleText(title);
        // A list in it would keep the key for itself.
        box.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && !(e.getTarget() instanceof ComboBoxBase<?> open && open.isShowing())) {
                hide();
                e.consume();
            }
        });
        window.setContentNode(box);
        window.setDetachable(false);
        window.setHeaderAlwaysVisible(false);
        window.setArrowLocation(PopOver.ArrowLocation.BOTTOM_CENTER);
        window.setAnimated(false);
        // Its window is as large as what is seen of it: what stands around an arrow or a corner is a white strip on a
        // screen that cannot let windows shine through.
        window.setArrowSize(0);
        window.setCornerRadius(0);
    }

    /** Puts its arrow at a side of what it is shown beside. */
    public Popover at(PopOver.ArrowLocation arrow) {
        window.setArrowLocation(arrow);
        return this;
    }

    /** Looks as the window does beside which it is, also when that changes. */
    public void show(Node beside) {
        ObservableList<String> sheets = beside.getScene().getStylesheets();
        List<String> worn = new ArrayList<>();
        // Those of its root come before the toolkit's own, those of its scene have the colours.
        InvalidationListener dress = o -> {
            window.getRoot().getStylesheets().removeAll(worn);
            window.getRoot().getStylesheets().addAll(0, sheets);
            window.getScene().getStylesheets().setAll(sheets);
            worn.clear();
            worn.addAll(sheets);
        };
        dress.invalidated(sheets);
        sheets.addListener(dress);
        window.setOnHidden(e -> sheets.removeListener(dress));
        window.show(beside);
    }

    public void hide() {
        window.hide();
    }

    public boolean isShowing() {
        return window.isShowing();
    }
}
