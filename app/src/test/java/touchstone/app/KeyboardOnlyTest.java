package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.Progress;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Polygon;

/** Whoever has no mouse draws, changes, marks and goes on all the same. */
class KeyboardOnlyTest extends InProject {

    @BeforeEach
    void begin() {
        hands.focusCanvas();
    }

    private void far(KeyCode arrow, int times) {
        for (int i = 0; i < times; i++) {
            hands.press(KeyCode.SHIFT, arrow);
        }
    }

    private Annotation drawn() {
        return hands.mine().getLast();
    }

    @Test
    void a_box_is_drawn_from_corner_to_corner() {
        // From the middle of the picture, 120, 80.
        hands.press(KeyCode.R);
        far(KeyCode.LEFT, 1);
        hands.press(KeyCode.ENTER);
        far(KeyCode.RIGHT, 2);
        far(KeyCode.DOWN, 3);
        hands.press(KeyCode.UP).press(KeyCode.ENTER);
        hands.untilMine(3);
        assertEquals(new Box(110, 80, 20, 29), drawn().geometry());
        assertEquals(SmallProject.CELL.id(), drawn().label());
    }

    @Test
    void a_polygon_is_drawn_point_by_point_and_finished_where_its_last_point_is() {
        hands.press(KeyCode.DIGIT1).press(KeyCode.P);
        far(KeyCode.LEFT, 2);
        hands.press(KeyCode.ENTER);
        far(KeyCode.RIGHT, 4);
        hands.press(KeyCode.ENTER);
        far(KeyCode.DOWN, 3);
        hands.press(KeyCode.ENTER).press(KeyCode.ENTER);
        hands.untilMine(3);
        assertEquals(600, ((Polygon) drawn().geometry()).area(), 1e-9);
    }

    @Test
    void a_mask_is_painted_between_two_clicks() {
        hands.press(KeyCode.B);
        far(KeyCode.LEFT, 3);
        hands.press(KeyCode.ENTER);
        far(KeyCode.RIGHT, 6);
        hands.press(KeyCode.ENTER);
        hands.untilMine(3);
        assertEquals(GeometryKind.MASK, drawn().geometry().kind());
        assertTrue(drawn().geometry().bounds().width() > 60);
    }

    @Test
    void objects_are_chosen_moved_named_and_deleted_and_the_image_is_done() {
        Image first = hands.session().images().getFirst();
        List<Annotation> before = hands.mine();
        hands.press(KeyCode.TAB);
        hands.press(KeyCode.RIGHT);
        hands.until(() -> hands.isSaved() && !hands.mineNow().equals(before));
        Annotation moved = hands.mine().stream().filter(a -> !before.contains(a)).findFirst().orElseThrow();
        assertEquals(1, moved.geometry().bounds().minX() - before.stream().filter(a -> a.id().equals(moved.id()))
                .findFirst().orElseThrow().geometry().bounds().minX());
        hands.press(KeyCode.DELETE);
        hands.untilMine(1);
        hands.press(KeyCode.CONTROL, KeyCode.ENTER);
        hands.until(() -> hands.session().status(first.id()) == Progress.Status.DONE);
        assertEquals("second.png", Objects.requireNonNull(hands.session().image().get()).path());
    }

    @Test
    void the_mouse_takes_the_pointer_back() {
        hands.press(KeyCode.R);
        far(KeyCode.LEFT, 1);
        hands.press(KeyCode.ENTER);
        far(KeyCode.RIGHT, 3);
        hands.press(KeyCode.ESCAPE);
        assertEquals(2, hands.mine().size());
        hands.drag(150, 100, 160, 110, 180, 130);
        hands.untilMine(3);
        assertEquals(new Box(150, 100, 30, 30).bounds().maxX(), drawn().geometry().bounds().maxX(), 1);
    }

    @Test
    void the_preferences_take_the_keys_and_give_them_back() {
        hands.press(KeyCode.CONTROL, KeyCode.COMMA);
        hands.until(() -> "preferences-theme".equals(focused()));
        hands.press(KeyCode.TAB);
        hands.until(() -> "preferences-language".equals(focused()));
        hands.press(KeyCode.ESCAPE);
        hands.until(() -> hands.desk().isCanvasFocused());
    }

    private String focused() {
        Node owner = hands.workbench().window().getScene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }
}
