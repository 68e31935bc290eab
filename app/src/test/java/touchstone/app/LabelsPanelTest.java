package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import touchstone.app.settings.Theme;
import touchstone.model.Annotation;
import touchstone.store.Project;

class LabelsPanelTest extends InProject {

    private List<String> names() {
        return hands.session().schema().get().labels().stream().map(l -> l.name()).toList();
    }

    private List<Annotation> everything() {
        Project open = hands.session().project();
        return open.images().stream().flatMap(i -> open.annotations(i.id()).stream()).toList();
    }

    private void press(String id) {
        hands.until(() -> hands.robot().lookup(id).tryQuery().isPresent());
        hands.robot().interact(() -> hands.find(id, Button.class).fire());
    }

    @Test
    void a_new_name_is_one_edit_and_its_objects_keep_their_label() {
        press("#label-edit");
        hands.until(() -> hands.robot().lookup("#label-edit-name").tryQuery().isPresent());
        hands.find("#label-edit-name", TextField.class).getParent().getChildrenUnmodifiable().stream()
                .filter(n -> n instanceof Label text && !text.getText().isEmpty())
                .forEach(n -> assertTrue(((Label) n).getWidth() >= n.prefWidth(-1) - 1, () -> n + " is cut"));
        hands.robot().interact(() -> {
            hands.find("#label-edit-name", TextField.class).setText("nucleus");
            assertTrue(hands.find("#label-edit-set", Button.class).isDisabled());
            hands.find("#label-edit-name", TextField.class).setText("whole cell");
            hands.find("#label-edit-target", TextField.class).setText("40");
        });
        press("#label-edit-set");
        hands.until(() -> names().contains("whole cell") && hands.isSaved());
        assertTrue(everything().stream().anyMatch(a -> a.label().equals(SmallProject.CELL.id())));
        hands.until(() -> hands.robot().lookup("#labels .label").queryAllAs(Label.class).stream()
                .anyMatch(l -> "3 of 40".equals(l.getText())));
    }

    private boolean isHeadingBright() {
        return ((Color) hands.find(".popover-content > .heading", Label.class).getTextFill()).getBrightness() > 0.5;
    }

    @Test
    void a_form_that_is_open_looks_as_the_window_does_when_that_changes() {
        hands.robot().interact(() -> hands.workbench().theme(Theme.DARK));
        press("#label-edit");
        hands.until(() -> hands.robot().lookup("#label-edit-name").tryQuery().isPresent());
        assertTrue(isHeadingBright());
        hands.robot().interact(() -> hands.workbench().theme(Theme.LIGHT));
        hands.settle();
        assertFalse(isHeadingBright());
    }

    @Test
    void a_merge_moves_everybodys_objects_and_undo_brings_both_labels_back() {
        press("#label-merge-into");
        hands.until(() -> hands.robot().lookup("#label-into").tryQuery().isPresent());
        hands.robot().interact(() -> hands.find("#label-into", ComboBox.class).getSelectionModel().select(0));
        press("#label-merge");
        hands.until(() -> names().equals(List.of("nucleus", "debris")) && hands.isSaved());
        assertTrue(everything().stream().allMatch(a -> a.label().equals(SmallProject.NUCLEUS.id())));
        assertEquals(3, hands.session().schema().get().byName("nucleus").orElseThrow().attributes().size());
    }

    @Test
    void a_label_that_is_deleted_takes_its_objects_with_it_where_that_is_said() {
        press("#label-delete");
        press("#label-delete-all");
        hands.until(() -> names().equals(List.of("nucleus", "debris")) && hands.isSaved());
        assertEquals(3, everything().size());
    }

    @Test
    void what_a_label_means_is_told_from_its_words_and_the_guideline() {
        press("#label-meaning");
        hands.until(() -> hands.robot().lookup(".meaning").queryAllAs(Label.class).stream().map(Label::getText)
                .anyMatch("Everything with a closed wall."::equals));
        assertTrue(hands.robot().lookup(".meaning").queryAllAs(Label.class).stream().map(Label::getText)
                .anyMatch(t -> t.startsWith("What counts as a cell")));
        hands.press(KeyCode.ESCAPE);
    }
}
