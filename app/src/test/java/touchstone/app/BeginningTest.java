package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.GeometryKind;

/** The way from an empty window to the first object, and back to the page with the projects of late. */
class BeginningTest extends InWindow {

    private String text(String query) {
        return hands.find(query, Label.class).getText();
    }

    @Test
    void a_new_user_draws_after_three_clicks_and_a_drag() {
        hands.clickOn("#button-new").clickOn("#new-folder");
        hands.until(() -> text("#new-tally").startsWith("2 images, "));
        assertEquals("Ada", hands.find("#new-who", TextField.class).getText());
        hands.clickOn("#new-go");
        hands.until(() -> hands.workbench().desk().isPresent());
        hands.settle();
        assertEquals("first.png", text("#image-name"));
        hands.drag(20, 20, 40, 40, 60, 50);
        hands.untilMine(1);
        assertEquals(List.of(GeometryKind.BOX), hands.kinds());
        hands.until(() -> hands.session().images().size() == 2);
        assertTrue(Files.isRegularFile(folder.resolve(folder.getFileName() + ".touchstone")));
    }

    @Test
    void a_second_press_while_the_project_is_made_does_not_find_its_own_file_in_the_way() {
        hands.clickOn("#button-new").clickOn("#new-folder");
        hands.until(() -> text("#new-tally").startsWith("2 images, "));
        Button go = hands.find("#new-go", Button.class);
        hands.robot().interact(() -> {
            go.fire();
            assertTrue(go.isDisabled());
            go.fire();
        });
        hands.until(() -> hands.workbench().desk().isPresent());
        hands.settle();
        hands.until(() -> hands.session().images().size() == 2);
    }

    @Test
    void where_no_project_could_be_made_another_attempt_is_possible() throws IOException {
        hands.clickOn("#button-new").clickOn("#new-folder");
        hands.until(() -> text("#new-tally").startsWith("2 images, "));
        Files.writeString(folder.resolve(folder.getFileName() + ".touchstone"), "something else, come meanwhile");
        Button go = hands.find("#new-go", Button.class);
        hands.clickOn("#new-go");
        String said = hands.read();
        assertTrue(said.contains("already a file"), said);
        assertFalse(go.isDisabled());
    }

    @Test
    void what_is_wrong_with_the_first_image_is_said_like_that_of_the_others() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("first.png"));
        Files.write(folder.resolve("first.png"), Arrays.copyOf(whole, whole.length * 3 / 4));
        hands.clickOn("#button-new").clickOn("#new-folder");
        hands.until(() -> text("#new-tally").startsWith("2 images, "));
        hands.clickOn("#new-go");
        String said = hands.read();
        assertTrue(said.contains("first.png is damaged"), said);
    }

    @Test
    void annotations_that_lie_beside_the_images_come_along_as_ones_own() throws IOException {
        for (String name : List.of("first", "second")) {
            Files.writeString(folder.resolve(name + ".json"), """
                    {"version":"5.5.0","flags":{},"imagePath":"%s.png","imageData":null,"imageHeight":100,
                    "imageWidth":100,"shapes":[{"label":"cat","points":[[1,1],[9,1],[9,9]],"group_id":null,
                    "shape_type":"polygon","flags":{}}]}""".formatted(name));
        }
        hands.clickOn("#button-new").clickOn("#new-folder");
        hands.until(() -> text("#new-tally").startsWith("2 images, "));
        hands.until(() -> hands.find("#new-annotations", CheckBox.class).isVisible());
        hands.clickOn("#new-go");
        hands.until(() -> hands.shows("#import-annotator"));
        assertEquals("Ada", hands.find("#import-annotator", ComboBox.class).getValue());
        assertTrue(text("#import-what").startsWith("2 objects for 2 images."), text("#import-what"));
        hands.press(KeyCode.ENTER);
        assertTrue(hands.read().startsWith("2 objects were added on 2 images."));
        hands.untilMine(1);
    }

    @Test
    void a_project_on_its_way_is_named_at_once_and_can_be_given_up() {
        hands.robot().interact(() -> {
            hands.workbench().open(project);
            Label opening = hands.find("#opening", Label.class);
            assertEquals("Opening small.touchstone", opening.getText());
            assertTrue(opening.getParent().isVisible());
            hands.find("#opening-stop", Button.class).fire();
            assertFalse(opening.getParent().isVisible());
            assertTrue(hands.workbench().desk().isEmpty());
            // At once, while what was given up may still have the file.
            hands.workbench().open(project);
        });
        hands.until(() -> hands.workbench().desk().isPresent());
        hands.settle();
        assertFalse(hands.session().readOnly());
    }

    @Test
    void labels_are_taken_off_typed_and_wanted() {
        hands.press(KeyCode.CONTROL, KeyCode.N);
        Button go = hands.find("#new-go", Button.class);
        assertFalse(go.isDisabled());
        hands.robot().interact(() -> hands.find("#new-labels", FlowPane.class).lookup(".tight")
                .fireEvent(new javafx.event.ActionEvent()));
        assertTrue(go.isDisabled());
        hands.clickOn("#new-label-name");
        hands.robot().write("mitosis");
        hands.press(KeyCode.ENTER);
        assertFalse(go.isDisabled());
        hands.robot().write("debris");
        hands.press(KeyCode.ENTER);
        assertEquals(5, hands.find("#new-labels", FlowPane.class).getChildren().size() + 2);
        hands.press(KeyCode.ESCAPE);
        hands.find("#start-page", javafx.scene.control.ScrollPane.class);
    }

    @Test
    void labels_come_from_another_project() throws Exception {
        hands.quit();
        hands = Hands.at(folder, new GivenFiles(project), "Ada");
        hands.clickOn("#button-new").clickOn("#new-labels-file");
        hands.until(() -> hands.find("#new-labels", FlowPane.class).getChildren().size() == 4);
    }

    @Test
    void a_project_of_late_is_opened_from_its_card_that_says_how_far_it_is() throws IOException {
        hands.open(project);
        hands.press(KeyCode.CONTROL, KeyCode.ENTER);
        hands.until(() -> hands.isSaved());
        hands.press(KeyCode.CONTROL, KeyCode.N).press(KeyCode.ESCAPE);
        hands.until(() -> hands.robot().lookup(".card").tryQuery().isPresent());
        assertEquals(0.5, hands.find(".card-progress", ProgressBar.class).getProgress());
        hands.clickOn(".card");
        hands.until(() -> hands.workbench().desk().isPresent());
        hands.settle();
        assertEquals(project.toAbsolutePath(), hands.session().path().toAbsolutePath());
    }
}
