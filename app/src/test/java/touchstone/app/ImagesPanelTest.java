package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import touchstone.model.Image;
import touchstone.model.Note;
import touchstone.model.Progress;

class ImagesPanelTest extends InProject {

    @Override
    Path made() throws Exception {
        return ManyImages.in(folder, 400, 40);
    }

    private TableView<?> table() {
        return hands.find("#images", TableView.class);
    }

    private int listed() {
        return table().getItems().size();
    }

    private void type(String words) {
        hands.robot().interact(() -> hands.find("#images-filter", TextField.class).setText(words));
    }

    private String shown() {
        return hands.find("#image-name", Label.class).getText();
    }

    private void pick(ContextMenu menu, int which, int item) {
        hands.robot().interact(() -> ((Menu) menu.getItems().get(which)).getItems().get(item).fire());
    }

    @Test
    void words_and_fields_choose_what_is_listed_and_what_next_goes_to() {
        type("scanner:north image-000");
        assertEquals(34, listed());
        hands.focusCanvas().press(KeyCode.D);
        hands.settle();
        assertEquals("batch-00/image-00003.png", shown());
        hands.press(KeyCode.A);
        hands.settle();
        assertEquals("batch-00/image-00000.png", shown());
    }

    @Test
    void a_filter_is_kept_by_name_in_the_project() {
        type("scanner:south");
        hands.robot().interact(() -> hands.find("#images-status", ComboBox.class).getSelectionModel().select(2));
        int listed = listed();
        assertTrue(listed > 0 && listed < 40);
        hands.clickOn("#images-more");
        hands.clickOn("Keep this filter...");
        hands.robot().write("to be finished");
        hands.press(KeyCode.ENTER);
        hands.until(() -> hands.session().notes().size() == 1);
        Note kept = hands.session().notes().getFirst();
        assertEquals("filter", kept.kind());
        assertEquals("to be finished", kept.fields().get("name"));
        hands.clickOn("#images-more").clickOn("Show all images");
        assertEquals(400, listed());
        hands.clickOn("#images-more").clickOn("to be finished");
        assertEquals(listed, listed());
    }

    @Test
    void several_images_get_a_status_and_a_priority_in_one_step_each() {
        hands.robot().interact(() -> table().getSelectionModel().selectRange(0, 7));
        ContextMenu menu = table().getContextMenu();
        pick(menu, 0, List.of(Progress.Status.values()).indexOf(Progress.Status.ESCALATED));
        hands.until(hands::isSaved);
        List<Image> first = hands.session().images().subList(0, 8);
        assertEquals(7, first.stream()
                .filter(i -> hands.session().status(i.id()) == Progress.Status.ESCALATED).count());
        hands.robot().interact(() -> table().getSelectionModel().selectRange(0, 7));
        pick(menu, 1, 2);
        hands.until(() -> hands.session().images().stream().filter(i -> "2".equals(i.fields().get("priority")))
                .count() == 7);
    }

    @Test
    void small_pictures_come_for_what_is_in_view_and_are_kept_in_the_project() {
        hands.robot().interact(() -> hands.find("#images-pictures", ToggleButton.class).setSelected(true));
        hands.until(() -> hands.robot().lookup(".thumbnail").<Node>queryAll().stream()
                .anyMatch(tile -> tile.lookupAll("ImageView").stream()
                        .anyMatch(v -> ((ImageView) v).getImage() != null)));
        Image first = hands.session().images().getFirst();
        hands.until(() -> hands.session().project().cached("thumbnail/" + first.id().value() + "/0").isPresent());
        hands.robot().interact(() -> hands.find("#thumbnails", ListView.class).requestFocus());
        hands.press(KeyCode.RIGHT).press(KeyCode.RIGHT);
        hands.settle();
        assertEquals("batch-00/image-00002.png", shown());
    }

    @Test
    void groups_stand_together_under_their_heads() {
        hands.robot().interact(() -> {
            ComboBox<?> group = hands.find("#images-group", ComboBox.class);
            group.getSelectionModel().select(3);
            hands.find("#images-pictures", ToggleButton.class).setSelected(true);
        });
        hands.until(() -> hands.robot().lookup(".thumbnail-row .heading").<Label>queryAll().stream()
                .anyMatch(l -> l.getText().startsWith("north")));
        hands.focusCanvas().press(KeyCode.D);
        hands.settle();
        assertEquals("batch-00/image-00003.png", shown());
    }
}
