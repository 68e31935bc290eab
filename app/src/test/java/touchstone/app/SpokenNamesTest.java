package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever hears the window instead of seeing it is told what each control is. */
class SpokenNamesTest {

    @TempDir
    Path folder;

    private Hands hands;

    @BeforeEach
    void start() throws Exception {
        Path project = SmallProject.in(folder);
        hands = Hands.at(folder, new GivenFiles(folder), "Ada");
        hands.open(project);
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    private static boolean isNameless(Node node, Set<Node> labelled) {
        boolean spoken = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean written = node instanceof Labeled text && text.getText() != null && !text.getText().isBlank();
        boolean operated = node instanceof TextInputControl || node instanceof ComboBoxBase<?>
                || node instanceof Slider || node instanceof ListView<?> || node instanceof TableView<?>
                || node instanceof ColorPicker
                || node instanceof Labeled && !(node instanceof Label) && node.isFocusTraversable();
        return operated && !spoken && !written && !labelled.contains(node);
    }

    private static void labelled(Node node, Set<Node> found) {
        if (node instanceof Label label && label.getLabelFor() != null) {
            found.add(label.getLabelFor());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> labelled(child, found));
        }
    }

    /** Not into controls: what they are made of is theirs. */
    private static void walk(Node node, Set<Node> labelled, List<String> nameless) {
        if (isNameless(node, labelled)) {
            nameless.add(node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass());
        }
        boolean whole = node instanceof TextInputControl || node instanceof ComboBoxBase<?>
                || node instanceof TableView<?> || node instanceof ListView<?>
                || node instanceof Control && node.getStyleClass().contains("spinner");
        if (node instanceof Parent parent && !whole) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, labelled, nameless));
        }
    }

    @Test
    void every_control_of_the_window_has_a_name() {
        hands.select();
        List<String> nameless = new ArrayList<>();
        for (String tab : List.of("images", "objects", "quality", "history")) {
            hands.robot().interact(() -> {
                hands.desk().showTab(tab);
                hands.desk().applyCss();
                hands.desk().layout();
                Set<Node> labelled = new HashSet<>();
                labelled(hands.desk(), labelled);
                walk(hands.desk(), labelled, nameless);
            });
        }
        hands.focusCanvas().press(KeyCode.B);
        hands.robot().interact(() -> {
            Set<Node> labelled = new HashSet<>();
            labelled(hands.desk(), labelled);
            walk(hands.desk(), labelled, nameless);
        });
        assertEquals(List.of(), nameless.stream().distinct().toList());
    }
}
