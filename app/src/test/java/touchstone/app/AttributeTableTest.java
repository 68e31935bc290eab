package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.ObjectRow;
import touchstone.store.Project;

class AttributeTableTest extends InProject {

    @Override
    Path chosen() {
        return folder.resolve("objects.csv");
    }

    @BeforeEach
    void look() {
        hands.focusCanvas().press(KeyCode.F6);
    }

    @SuppressWarnings("unchecked")
    private TableView<ObjectRow> table() {
        return hands.find("#objects", TableView.class);
    }

    private void untilRows(int count) {
        hands.until(() -> table().getItems().size() == count);
    }

    private void wholeProject() {
        hands.robot().interact(() -> hands.find("#objects-project", ToggleButton.class).setSelected(true));
    }

    private List<Annotation> stored() {
        Project open = hands.session().project();
        return open.images().stream().flatMap(i -> open.annotations(i.id(), SmallProject.ADA.id()).stream()).toList();
    }

    @Test
    void the_table_shows_the_image_or_the_whole_project() {
        untilRows(2);
        wholeProject();
        untilRows(4);
        hands.robot().interact(() -> hands.session().layers().show(SmallProject.BEN.id()));
        untilRows(7);
    }

    @Test
    void words_and_conditions_leave_the_rows_that_fit() {
        wholeProject();
        untilRows(4);
        hands.clickOn("#objects-filter").robot().write("nucl");
        untilRows(1);
        hands.robot().interact(() -> hands.find("#objects-filter", TextField.class).clear());
        untilRows(4);
        TextField typed = hands.find("#objects-filter", TextField.class);
        hands.robot().interact(() -> typed.setText("x < 100 nucl"));
        hands.until(() -> table().getItems().stream().allMatch(r -> r.bounds().minX() < 100)
                && table().getItems().size() < 4);
        hands.robot().interact(() -> typed.setText("x<100"));
        untilRows(2);
        assertTrue(table().getItems().stream().allMatch(r -> r.bounds().minX() < 100));
        hands.robot().interact(typed::clear);
        untilRows(4);
        hands.clickOn("#objects-condition");
        hands.robot().interact(() -> {
            ComboBox<?> field = hands.find(".condition-field", ComboBox.class);
            field.getSelectionModel().select(7); // x
            hands.find(".condition-test", ComboBox.class).getSelectionModel().select(0); // less than
            hands.find(".condition-value", TextField.class).setText("100");
        });
        untilRows(2);
        assertTrue(table().getItems().stream().allMatch(r -> r.bounds().minX() < 100));
    }

    @Test
    void a_click_on_a_heading_sorts_and_an_edit_goes_to_its_place() {
        untilRows(2);
        hands.robot().interact(() -> table().getSortOrder().setAll(List.of(
                table().getColumns().stream().filter(c -> "objects-x".equals(c.getId())).findFirst().orElseThrow())));
        hands.until(() -> table().getItems().getFirst().bounds().minX() == 20);
        hands.focusCanvas().press(KeyCode.R).drag(60, 70, 70, 85, 80, 95);
        hands.untilMine(3);
        untilRows(3);
        assertEquals(60, table().getItems().get(1).bounds().minX(), 2);
    }

    @Test
    void all_selected_rows_get_a_label_by_one_edit_on_all_images_and_others_objects_stay() {
        wholeProject();
        hands.robot().interact(() -> hands.session().layers().show(SmallProject.BEN.id()));
        untilRows(7);
        hands.robot().interact(() -> table().getSelectionModel().selectAll());
        hands.until(() -> !hands.find("#many-label", MenuButton.class).isDisabled());
        hands.robot().interact(() -> hands.find("#many-label", MenuButton.class).getItems().get(1).fire());
        hands.until(() -> hands.isSaved()
                && stored().stream().allMatch(a -> a.label().equals(SmallProject.NUCLEUS.id())));
        assertEquals("Label 3 objects nucleus", hands.session().history().getFirst().name());
        hands.until(() -> table().getSelectionModel().getSelectedItems().size() == 7);
        Project open = hands.session().project();
        assertEquals(2, open.images().stream()
                .flatMap(i -> open.annotations(i.id(), SmallProject.BEN.id()).stream())
                .filter(a -> a.label().equals(SmallProject.CELL.id())).count());
    }

    @Test
    void an_attribute_is_set_for_those_whose_label_has_it() {
        wholeProject();
        untilRows(4);
        hands.robot().interact(() -> table().getSelectionModel().selectAll());
        hands.until(() -> !hands.find("#many-attribute", Button.class).isDisabled());
        hands.clickOn("#many-attribute");
        hands.until(() -> hands.robot().lookup("#many-attribute-set").tryQuery().isPresent());
        hands.robot().interact(() -> {
            ComboBox<?> name = hands.find("#many-attribute-name", ComboBox.class);
            name.getSelectionModel().select(1); // stain
            hands.find("#many-attribute-value", ComboBox.class).getEditor().setText("strong");
            hands.find("#many-attribute-set", Button.class).fire();
        });
        hands.until(() -> stored().stream()
                .filter(a -> a.attributes().equals(Map.of("stain", "strong"))).count() == 3);
        hands.until(() -> hands.find("#hint", Label.class).getText().startsWith("1 object cannot have this stain"));
    }

    @Test
    void selecting_on_the_canvas_selects_the_row_and_the_other_way_round() {
        untilRows(2);
        Annotation second = hands.mine().get(1);
        hands.robot().interact(() -> hands.session().selection().set(Set.of(second.id())));
        hands.until(() -> table().getSelectionModel().getSelectedItems().stream()
                .map(ObjectRow::id).toList().equals(List.of(second.id())));
        hands.robot().interact(() -> table().getSelectionModel().clearAndSelect(0));
        hands.until(() -> hands.desk().canvas().selection().equals(Set.of(hands.mineNow().getFirst().id())));
    }

    @Test
    void enter_goes_to_an_object_of_another_image() {
        wholeProject();
        untilRows(4);
        hands.robot().interact(() -> {
            table().requestFocus();
            table().getSelectionModel().clearAndSelect(3);
        });
        ObjectRow wanted = table().getItems().get(3);
        hands.press(KeyCode.ENTER);
        hands.until(() -> "second.png".equals(hands.desk().image()) && hands.session().isLoaded());
        hands.until(() -> hands.session().selection().get().equals(Set.of(wanted.id())));
    }

    @Test
    void delete_takes_my_selected_objects_and_undo_brings_them_back() {
        untilRows(2);
        hands.robot().interact(() -> {
            table().requestFocus();
            table().getSelectionModel().selectAll();
        });
        hands.until(() -> hands.session().selection().get().size() == 2);
        hands.press(KeyCode.DELETE);
        untilRows(0);
        hands.focusCanvas().press(KeyCode.CONTROL, KeyCode.Z);
        untilRows(2);
    }

    @Test
    void rows_are_copied_with_their_headings_and_saved_as_csv() throws Exception {
        untilRows(2);
        hands.clickOn("#objects-copy");
        hands.until(() -> Clipboard.getSystemClipboard().hasString()
                && Clipboard.getSystemClipboard().getString().startsWith("Label\tShape\tLayer\tArea px²\tX\t"));
        hands.clickOn("#objects-csv");
        Path csv = folder.resolve("objects.csv");
        hands.until(() -> Files.exists(csv) && Files.readAllLines(csv).size() == 3);
        assertEquals("cell,box,Ada (mine),1200.0,20.0,20.0,40.0,30.0,", Files.readAllLines(csv).get(1));
    }

    @Test
    void columns_that_were_chosen_are_there_the_next_time() {
        hands.robot().interact(() -> {
            CheckMenuItem changed = (CheckMenuItem) hands.find("#objects-columns", MenuButton.class).getItems().stream()
                    .filter(i -> "column-changed".equals(i.getId())).findFirst().orElseThrow();
            changed.setSelected(true);
            changed.fire();
        });
        hands.until(() -> table().getColumns().stream().anyMatch(c -> "objects-changed".equals(c.getId())));
        Path remembered = folder.resolve("settings.properties");
        hands.until(() -> Files.exists(remembered) && Files.readString(remembered).contains("changed"));
        hands.close();
        hands.open(project);
        assertTrue(table().getColumns().stream().anyMatch(c -> "objects-changed".equals(c.getId())));
    }
}
