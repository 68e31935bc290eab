package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import touchstone.app.command.Command;
import touchstone.app.control.Banner;
import touchstone.app.project.Beginning;
import touchstone.app.settings.Settings;
import touchstone.app.settings.Theme;
import touchstone.setup.Template;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Progress;
import touchstone.store.Project;

class PanelsTest extends InWindow {

    private String text(String query) {
        return hands.find(query, Label.class).getText();
    }

    @Test
    void the_next_image_comes_by_key_and_by_a_click_in_the_list() {
        hands.open(project);
        assertEquals("first.png", text("#image-name"));
        hands.focusCanvas().press(KeyCode.D);
        hands.settle();
        assertEquals("second.png", text("#image-name"));
        hands.press(KeyCode.D);
        hands.settle();
        assertEquals("second.png", text("#image-name"));
        hands.press(KeyCode.PAGE_UP);
        hands.settle();
        assertEquals("first.png", text("#image-name"));
        hands.clickRow("#images", 1);
        hands.settle();
        assertEquals("second.png", text("#image-name"));
        assertTrue(hands.desk().isCanvasFocused());
    }

    @Test
    void the_panels_follow_the_image_after_memory_was_tidied_up() {
        hands.open(project);
        System.gc();
        hands.focusCanvas().press(KeyCode.D);
        hands.settle();
        hands.press(KeyCode.PAGE_UP);
        hands.settle();
        int mine = hands.mine().size();
        assertTrue(mine > 1);
        assertEquals(mine + " objects", text("#object-count"));
    }

    @Test
    void a_letter_typed_into_a_field_is_text_and_not_a_command() {
        hands.open(project);
        hands.clickOn("#images-filter");
        hands.robot().write("second");
        hands.until(() -> hands.find("#images", TableView.class).getItems().size() == 1);
        assertEquals("second", hands.find("#images-filter", TextField.class).getText());
        assertEquals("first.png", text("#image-name"));
    }

    private boolean isMade(String query) {
        return hands.robot().lookup(query).tryQuery().isPresent();
    }

    @Test
    void a_panel_is_made_when_it_is_first_looked_at_and_when_the_window_has_room_for_it() {
        Window window = hands.workbench().window().getScene().getWindow();
        hands.robot().interact(() -> window.setHeight(480));
        hands.open(project);
        assertFalse(isMade("#objects"));
        assertFalse(isMade("#layer-Ben"));
        hands.clickOn("#tab-objects");
        hands.until(() -> isMade("#objects"));
        hands.robot().interact(() -> window.setHeight(980));
        hands.until(() -> isMade("#layer-Ben"));
        hands.settle();
    }

    @Test
    void another_annotators_layer_is_shown_but_cannot_be_changed() {
        hands.open(project);
        hands.reveal("layers");
        CheckBox ben = hands.find("#layer-Ben", CheckBox.class);
        assertFalse(ben.isSelected());
        hands.clickOn("#layer-Ben");
        hands.until(() -> hands.session().layers().isVisible(SmallProject.BEN.id()));
        hands.clickOn("#tab-objects");
        TableView<?> table = hands.find("#objects", TableView.class);
        hands.until(() -> table.getItems().size() == 4);
        hands.robot().interact(() -> table.getSelectionModel().select(2));
        hands.until(() -> hands.session().selected().size() == 1);
        assertTrue(hands.find("#object-label", ComboBox.class).isDisabled());
        hands.focusCanvas().press(KeyCode.DELETE);
        hands.settle();
        assertEquals(4, table.getItems().size());
    }

    @Test
    void an_attribute_that_is_changed_in_the_form_is_in_the_file() throws IOException {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.TAB);
        hands.until(() -> hands.session().selected().size() == 1);
        hands.clickOn("#attribute-touching");
        hands.until(() -> hands.mine().getFirst().attributes().equals(Map.of("touching", "true")));
        hands.until(() -> text("#saved").startsWith("All work saved, "));
        hands.close();
        try (Project reopened = Project.openReadOnly(project)) {
            Image first = reopened.images().getFirst();
            assertEquals(Map.of("touching", "true"),
                    reopened.annotations(first.id(), SmallProject.ADA.id()).getFirst().attributes());
        }
    }

    @Test
    void done_marks_the_image_and_goes_to_the_next_unfinished_one() {
        hands.open(project);
        Image first = hands.session().images().getFirst();
        hands.focusCanvas().press(KeyCode.CONTROL, KeyCode.ENTER);
        hands.settle();
        hands.until(() -> hands.session().status(first.id()) == Progress.Status.DONE);
        assertEquals("second.png", text("#image-name"));
    }

    @Test
    void an_image_that_is_gone_says_so_and_is_found_again_in_its_new_folder() throws IOException {
        Files.createDirectory(folder.resolve("moved"));
        Files.move(folder.resolve("first.png"), folder.resolve("moved/first.png"));
        hands.open(project);
        hands.until(() -> hands.find("#canvas-message", VBox.class).isVisible());
        assertEquals(2, hands.mine().size());
        hands.clickOn("#button-relink");
        hands.until(() -> "moved/first.png".equals(hands.desk().image()));
        hands.until(() -> !hands.find("#canvas-message", VBox.class).isVisible());
    }

    @Test
    void an_image_that_cannot_be_read_says_why() throws IOException {
        Files.writeString(folder.resolve("first.png"), "no picture");
        hands.open(project);
        hands.until(() -> hands.find("#canvas-message", VBox.class).isVisible());
        Label sentence = (Label) hands.find("#canvas-message", VBox.class).getChildren()
                .getFirst();
        assertTrue(sentence.getText().contains("first.png"), sentence.getText());
    }

    @Test
    void a_file_that_is_no_project_is_refused_with_a_sentence() throws IOException {
        Path text = Files.writeString(folder.resolve("note.touchstone"), "not a project");
        hands.robot().interact(() -> Platform.runLater(() -> hands.workbench().open(text)));
        hands.until(() -> hands.robot().lookup("#notice").tryQuery().isPresent());
        Label sentence = (Label) hands.find("#notice", DialogPane.class).getContent();
        assertTrue(sentence.getText().contains("note.touchstone"), sentence.getText());
        hands.press(KeyCode.ENTER);
        hands.until(() -> hands.robot().lookup("#notice").tryQuery().isEmpty());
    }

    @Test
    void a_project_that_is_only_looked_at_shows_everybody_with_its_tools_off() throws IOException {
        hands.open(project);
        hands.close();
        hands.robot().interact(() -> hands.workbench().openFor(project, "second.png", true, () -> {
        }, sentence -> {
            throw new AssertionError(sentence);
        }));
        hands.settle();
        hands.until(() -> "second.png".equals(hands.desk().image()));
        assertTrue(hands.find("#button-tool-box", ToggleButton.class).isDisabled());
        assertTrue(hands.session().layers().all().stream().allMatch(layer -> layer.visible().get()));
        hands.focusCanvas().press(KeyCode.R).drag(10, 70, 30, 85, 40, 95);
        assertEquals(2, hands.mine().size());
    }

    @Test
    void objects_of_a_file_that_names_no_image_are_put_on_the_shown_one() throws IOException {
        Path file = Files.writeString(folder.resolve("of Anna.geojson"), """
                {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,1],[9,1],[5,9],[1,1]]]},
                "properties":{"classification":{"name":"tumour"}}}""");
        hands.open(project);
        hands.robot().interact(() -> Platform.runLater(() -> hands.desk().traffic().importFrom(file)));
        hands.until(() -> hands.shows("#import-shown"));
        assertTrue(hands.find("#import-shown", CheckBox.class).getText().contains("first.png"));
        hands.press(KeyCode.ENTER);
        assertTrue(hands.read().startsWith("1 object was added on 1 image."));
    }

    @Test
    void images_of_a_folder_are_added_to_a_new_project() throws IOException {
        Path created = folder.resolve("new.touchstone");
        hands.robot().interact(() -> hands.workbench()
                .create(new Beginning(created, List.of(), Template.named(List.of("cell")), "Ada", "", List.of()),
                        () -> {
                        }));
        hands.settle();
        hands.until(() -> hands.find("#canvas-message", VBox.class).isVisible());
        hands.focusCanvas().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        hands.until(() -> hands.session().images().size() == 2);
        hands.settle();
        assertEquals("first.png", text("#image-name"));
    }

    @Test
    void somebody_elses_last_change_is_not_taken_back_by_me() {
        hands.open(project);
        hands.until(() -> !hands.session().undoObstacle().get().isEmpty());
        assertTrue(hands.find("#button-undo", Button.class).isDisabled());
        hands.focusCanvas().press(KeyCode.R).drag(10, 70, 30, 85, 40, 95);
        hands.untilMine(3);
        hands.until(() -> hands.session().undoObstacle().get().isEmpty());
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.untilMine(2);
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.settle();
        assertEquals(2, hands.mine().size());
    }

    @Test
    void an_import_asks_what_the_labels_are_called_here() throws IOException {
        hands.open(project);
        Path theirs = Files.writeString(folder.resolve("theirs.json"), """
                {"images": [{"id": 1, "file_name": "first.png", "width": 240, "height": 160}],
                 "categories": [{"id": 1, "name": "zelle"}, {"id": 2, "name": "rest"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [5, 6, 7, 8]},
                                 {"id": 2, "image_id": 1, "category_id": 2, "bbox": [9, 6, 7, 8]}]}
                """);
        hands.robot().interact(() -> Platform.runLater(() -> hands.desk().traffic().importFrom(theirs)));
        hands.until(() -> hands.robot().lookup("#import-labels").tryQuery().isPresent());
        ComboBox<?> zelle = (ComboBox<?>) hands.robot().lookup("#import-labels .combo-box").nth(0).query();
        ComboBox<?> rest = (ComboBox<?>) hands.robot().lookup("#import-labels .combo-box").nth(1).query();
        hands.robot().interact(() -> {
            zelle.getSelectionModel().select(1);
            rest.getSelectionModel().selectLast();
        });
        hands.press(KeyCode.ENTER);
        hands.until(() -> hands.robot().lookup("#notice").tryQuery().isPresent());
        hands.press(KeyCode.ENTER);
        hands.until(() -> hands.robot().lookup("#notice").tryQuery().isEmpty());
        Annotator layer = hands.session().annotators().stream().filter(a -> a.name().equals("theirs")).findFirst()
                .orElseThrow();
        Image first = hands.session().project().images().getFirst();
        List<Annotation> taken = hands.session().project().annotations(first.id(), layer.id());
        assertEquals(List.of(hands.session().schema().get().labels().getFirst().id()),
                taken.stream().map(Annotation::label).toList());
    }

    @Test
    void the_open_project_itself_is_not_taken_for_an_image() {
        hands.open(project);
        hands.robot().interact(() -> hands.desk().traffic().addImages(List.of(project)));
        hands.until(() -> hands.robot().lookup("#notice").tryQuery().isPresent());
        Label sentence = (Label) hands.find("#notice", DialogPane.class).getContent();
        assertEquals("small.touchstone is the project that is open. Choose another file.", sentence.getText());
        hands.press(KeyCode.ENTER);
        hands.until(() -> hands.robot().lookup("#notice").tryQuery().isEmpty());
    }

    @Test
    void a_command_is_found_by_its_name_and_done() {
        hands.open(project);
        hands.robot().interact(
                () -> Platform.runLater(() -> hands.desk().commands().named("find").perform()));
        hands.until(() -> hands.robot().lookup("#finder-query").tryQuery().isPresent());
        hands.clickOn("#finder-query").robot().write("light");
        hands.until(() -> hands.find("#finder-hits", ListView.class).getItems().size() == 1);
        hands.press(KeyCode.ENTER);
        hands.until(() -> hands.workbench().theme() == Theme.LIGHT);
        hands.until(() -> remembered() == Theme.LIGHT);
    }

    @Test
    void a_command_of_another_name_is_found_by_what_it_does() {
        hands.open(project);
        List<String> found = hands.desk().commands().find("compares").stream().map(Command::id).toList();
        assertTrue(found.containsAll(List.of("swipe", "difference")), found.toString());
        assertEquals(List.of(), hands.desk().commands().find("no such thing"));
    }

    private Theme remembered() {
        try (Settings settings = Settings.read(folder.resolve("settings.properties"))) {
            return settings.theme();
        }
    }

    @Test
    void leaving_the_command_finder_does_nothing() {
        hands.open(project);
        hands.robot().interact(
                () -> Platform.runLater(() -> hands.desk().commands().named("find").perform()));
        hands.until(() -> hands.robot().lookup("#finder-query").tryQuery().isPresent());
        hands.press(KeyCode.ESCAPE);
        hands.until(() -> hands.robot().lookup("#finder-query").tryQuery().isEmpty());
        hands.settle();
        assertEquals("", hands.find("#banner-failed", Banner.class).text());
    }

    @Test
    void an_image_that_the_project_does_not_have_is_said_and_the_first_one_shown() {
        hands.robot().interact(() -> hands.workbench().open(project, "third.png"));
        hands.until(() -> hands.workbench().desk().isPresent());
        hands.settle();
        assertEquals("first.png", hands.desk().image());
        assertTrue(hands.find("#banner-failed", Banner.class).text().startsWith("Cannot find third.png in small"));
    }

    @Test
    void a_letter_picks_its_tool_also_after_a_click_beside_the_canvas_but_not_while_a_name_is_typed() {
        hands.open(project);
        hands.robot().interact(() -> hands.find("#button-fit", Button.class).requestFocus());
        hands.press(KeyCode.R);
        assertTrue(hands.find("#button-tool-box", ToggleButton.class).isSelected());
        hands.clickOn("#images-filter").press(KeyCode.B);
        assertTrue(hands.find("#button-tool-box", ToggleButton.class).isSelected());
    }

    @Test
    void figures_typed_into_a_field_with_arrows_are_no_commands_and_letters_are() {
        hands.open(project);
        hands.focusCanvas().press(KeyCode.B);
        hands.robot().interact(() -> hands.desk().canvas().zoomTo100());
        hands.clickOn("#option-radius").press(KeyCode.CONTROL, KeyCode.A).press(KeyCode.DIGIT4).press(KeyCode.DIGIT0);
        assertEquals(1, hands.desk().canvas().getViewport().scale());
        hands.press(KeyCode.R);
        assertTrue(hands.find("#button-tool-box", ToggleButton.class).isSelected());
    }

    @Test
    void no_two_commands_share_a_key_and_each_is_called_something() {
        hands.open(project);
        assertEquals(List.of(), hands.desk().commands().conflicts());
        for (Command command : hands.desk().commands().all()) {
            assertFalse(command.text().getValue().isBlank(), command.id());
            assertFalse(command.hint().isBlank(), command.id());
        }
    }
}
