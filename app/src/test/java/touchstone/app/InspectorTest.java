package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Note;
import touchstone.model.geometry.Box;

class InspectorTest extends InProject {

    private void untilRemembered(String setting) {
        Path remembered = folder.resolve("settings.properties");
        hands.until(() -> Files.exists(remembered) && Files.readString(remembered).contains(setting));
    }

    private Annotation first() {
        return hands.mine().getFirst();
    }

    private void type(String id, String text) {
        hands.robot().interact(() -> {
            TextField field = hands.find(id, TextField.class);
            field.requestFocus();
            field.setText(text);
            field.getOnAction().handle(null);
        });
    }

    private void selectAll() {
        Set<AnnotationId> all = new HashSet<>();
        hands.mine().forEach(a -> all.add(a.id()));
        hands.robot().interact(() -> hands.session().selection().set(all));
    }

    @Test
    void numbers_that_are_typed_move_the_shape_and_a_side_of_nothing_is_refused() {
        hands.select();
        type("#shape-x", "25.5");
        hands.until(() -> first().geometry().equals(new Box(25.5, 20, 40, 30)));
        type("#shape-rotation", "30");
        hands.until(() -> first().geometry().equals(new Box(25.5, 20, 40, 30, 30)));
        type("#shape-width", "-3");
        assertTrue(hands.find("#shape-obstacle", Label.class).getText().startsWith("A side has to be longer than 0"));
        assertEquals(new Box(25.5, 20, 40, 30, 30), first().geometry());
    }

    @Test
    void of_several_objects_what_they_have_in_common_is_shown_and_changed_for_all() {
        hands.select();
        hands.clickOn("#attribute-touching");
        hands.until(() -> first().attributes().equals(Map.of("touching", "true")));
        selectAll();
        hands.until(() -> hands.find("#attribute-touching", CheckBox.class).isIndeterminate());
        hands.robot().interact(() -> {
            ComboBox<?> stain = hands.find("#attribute-stain", ComboBox.class);
            stain.getSelectionModel().select(1);
        });
        hands.until(() -> hands.mine().stream().allMatch(a -> "strong".equals(a.attributes().get("stain"))));
        assertEquals("Change stain of 2 objects", hands.session().history().getFirst().name());
    }

    @Test
    void unsure_is_flagged_by_a_key_and_taken_back_by_it() {
        hands.select();
        hands.focusCanvas().press(KeyCode.U);
        hands.until(() -> hands.find("#object-unsure", CheckBox.class).isSelected());
        assertEquals(1, hands.session().project().notes("unsure").size());
        hands.press(KeyCode.U);
        hands.until(() -> !hands.find("#object-unsure", CheckBox.class).isSelected());
        assertEquals(0, hands.session().project().notes("unsure").size());
    }

    @Test
    void a_comment_is_kept_with_the_object() {
        hands.select();
        type("#object-comment", "Is this one or two?");
        hands.until(() -> hands.session().remarks().stream().map(Note::fields)
                .anyMatch(f -> "Is this one or two?".equals(f.get("text"))));
        hands.until(() -> hands.robot().lookup(".comment").queryAll().size() == 1);
    }

    @Test
    void last_values_are_reused_where_that_is_wanted() {
        hands.robot().interact(() -> hands.session().lastValues().reused().set(true));
        untilRemembered("form.reuse");
        hands.select();
        hands.clickOn("#attribute-touching");
        hands.until(() -> "true".equals(first().attributes().get("touching")));
        hands.focusCanvas().press(KeyCode.R).drag(60, 90, 70, 105, 80, 115);
        hands.untilMine(3);
        assertEquals("true", hands.mine().getLast().attributes().get("touching"));
    }

    @Test
    void the_form_takes_the_keys_after_drawing_where_that_is_wanted_and_gives_them_back() {
        hands.select();
        hands.clickOn("#form-after-drawing");
        untilRemembered("form.after-drawing");
        hands.focusCanvas().press(KeyCode.R).drag(60, 90, 70, 105, 80, 115);
        hands.untilMine(3);
        hands.until(() -> hands.find("#attribute-stain", ComboBox.class).isFocused());
        hands.press(KeyCode.ESCAPE);
        hands.until(() -> hands.desk().isCanvasFocused());
    }

    @Test
    void what_happened_to_an_object_is_listed_and_restored() {
        hands.select();
        type("#shape-x", "25");
        hands.until(() -> first().geometry().equals(new Box(25, 20, 40, 30)) && hands.isSaved());
        hands.robot().interact(() -> hands.find("#object-history", Button.class).fire());
        TableView<?> history = hands.find("#history", TableView.class);
        hands.until(() -> history.getItems().size() == 2);
        hands.robot().interact(() -> history.getSelectionModel().select(1));
        hands.until(() -> !hands.find("#history-restore", Button.class).isDisabled());
        hands.clickOn("#history-restore");
        hands.until(() -> first().geometry().equals(new Box(20, 20, 40, 30)));
    }

    @Test
    void an_image_is_restored_to_an_earlier_edit_by_one_edit_and_undone_edits_stay_in_the_list() {
        hands.focusCanvas().press(KeyCode.R).drag(60, 90, 70, 105, 80, 115);
        hands.untilMine(3);
        hands.focusCanvas().press(KeyCode.R).drag(120, 90, 130, 105, 140, 115);
        hands.untilMine(4);
        hands.reveal("history");
        TableView<?> history = hands.find("#history", TableView.class);
        int edits = history.getItems().size();
        hands.robot().interact(() -> history.getSelectionModel().select(2));
        hands.until(() -> !hands.find("#history-restore", Button.class).isDisabled());
        // In a window as low as this one the button may lie below the edge of the panel.
        hands.robot().interact(() -> hands.find("#history-restore", Button.class).fire());
        hands.untilMine(2);
        hands.until(() -> history.getItems().size() == edits + 1);
        hands.focusCanvas().press(KeyCode.CONTROL, KeyCode.Z);
        hands.untilMine(4);
        hands.until(() -> history.getItems().size() == edits + 1
                && history.getItems().getFirst().toString().contains("undone=true"));
    }

    @Test
    void the_history_of_the_project_has_the_edits_of_all_images() {
        hands.reveal("history").clickOn("#history-project");
        TableView<?> history = hands.find("#history", TableView.class);
        hands.until(() -> history.getItems().size() == 4);
    }
}
