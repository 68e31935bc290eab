package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;
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
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever hears the window instead of seeing it is told what each control is. */
class SpokenNamesTest extends InProject {

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

    private void listen(String where, Parent root, List<String> nameless) {
        root.applyCss();
        root.layout();
        Set<Node> labelled = new HashSet<>();
        labelled(root, labelled);
        List<String> found = new ArrayList<>();
        walk(root, labelled, found);
        found.forEach(f -> nameless.add(where + ": " + f));
    }

    @Test
    void every_control_of_every_panel_has_a_name() {
        hands.select();
        List<String> nameless = new ArrayList<>();
        for (String panel : hands.desk().docks().ids()) {
            hands.reveal(panel);
            hands.robot().interact(() -> listen(panel, hands.desk(), nameless));
        }
        hands.focusCanvas().press(KeyCode.B);
        hands.robot().interact(() -> listen("brush", hands.desk(), nameless));
        hands.robot().interact(() -> hands.workbench().preferences());
        hands.robot().interact(() -> listen("preferences", hands.workbench().window(), nameless));
        assertEquals(List.of(), nameless.stream().distinct().toList());
    }

    @Test
    void every_control_of_the_pages_without_a_project_has_a_name() {
        List<String> nameless = new ArrayList<>();
        hands.close();
        hands.robot().interact(() -> hands.workbench().rebuild());
        hands.robot().interact(() -> listen("start", hands.workbench().window(), nameless));
        hands.robot().interact(() -> hands.workbench().begin(List.of()));
        hands.robot().interact(() -> listen("new project", hands.workbench().window(), nameless));
        assertEquals(List.of(), nameless.stream().distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "find", "keys", "export", "pack", "new-label", "somebody-else" })
    void every_control_of_a_dialog_has_a_name(String command) {
        List<String> nameless = new ArrayList<>();
        Platform.runLater(() -> hands.desk().commands().named(command).perform());
        hands.until(() -> dialogs().count() == 1);
        hands.robot().interact(() -> dialogs().forEach(w -> listen(command, w.getScene().getRoot(), nameless)));
        hands.robot().interact(() -> dialogs().toList().forEach(Window::hide));
        assertEquals(List.of(), nameless.stream().distinct().toList());
    }

    private Stream<Window> dialogs() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof Stage stage && stage.getOwner() != null && w.isShowing());
    }
}
