package touchstone.app;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.text.Text;

/** Finds what shows less than it says, where nothing says the rest: no tooltip has the whole text. */
final class CutText {

    private CutText() {
    }

    /** In a part of the window as it would be in a window of this size. */
    static List<String> in(Parent root, double width, double height) {
        for (int pass = 0; pass < 4; pass++) {
            root.resize(width, height);
            root.applyCss();
            root.layout();
        }
        List<String> found = new ArrayList<>();
        walk(root, found);
        return found;
    }

    private static void walk(Node node, List<String> found) {
        // What lists and tables show is the users', and its cells are as wide as the users make them.
        if (!node.isVisible() || node instanceof IndexedCell<?>) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank()
                && !(node.getParent() instanceof TableColumnHeader) && !isToldElsewhere(labeled)) {
            labeled.getChildrenUnmodifiable().stream()
                    .filter(t -> t instanceof Text && t.getStyleClass().contains("text")).map(t -> ((Text) t).getText())
                    .filter(seen -> !seen.equals(labeled.getText()))
                    .forEach(seen -> found.add(labeled.getText() + " is seen as " + seen));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
        }
    }

    private static boolean isToldElsewhere(Labeled labeled) {
        return labeled.getTooltip() != null && labeled.getTooltip().getText() != null
                && labeled.getTooltip().getText().contains(labeled.getText());
    }
}
