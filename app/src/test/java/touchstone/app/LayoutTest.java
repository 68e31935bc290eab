package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import touchstone.app.dock.Docks;
import touchstone.app.dock.Side;

class LayoutTest extends InProject {

    private Docks docks() {
        return hands.desk().docks();
    }

    private boolean isThere(String query) {
        return hands.robot().lookup(query).tryQuery().isPresent();
    }

    private Node images() {
        return hands.find("#images", Node.class).getParent();
    }

    @Test
    void panels_stand_where_they_were_put_when_the_project_is_opened_again() {
        hands.robot().interact(() -> {
            docks().move("layers", Side.LEFT);
            docks().move("labels", Side.BOTTOM);
            docks().move("guideline", Side.HIDDEN);
        });
        assertTrue(isThere("#dock-left"));
        hands.close();
        hands.open(project);
        hands.until(() -> docks().place("layers") == Side.LEFT);
        assertEquals(Side.BOTTOM, docks().place("labels"));
        assertEquals(Side.HIDDEN, docks().place("guideline"));
        hands.robot().interact(() -> hands.desk().commands().named("panel-guideline").perform());
        assertEquals(Side.RIGHT, docks().place("guideline"));
        hands.robot().interact(() -> hands.desk().commands().named("reset-layout").perform());
        assertEquals(Side.RIGHT, docks().place("layers"));
        assertFalse(isThere("#dock-left"));
    }

    @Test
    void a_panel_that_stays_where_it_is_is_not_put_there_again() {
        ScrollPane layers = hands.find("#section-layers .scroll-pane", ScrollPane.class);
        Node bottom = images();
        hands.robot().interact(() -> docks().restore(docks().state()));
        hands.settle();
        assertSame(layers, hands.find("#section-layers .scroll-pane", ScrollPane.class));
        assertSame(bottom, images());
        hands.robot().interact(() -> docks().move("labels", Side.LEFT));
        hands.settle();
        assertTrue(isThere("#dock-left #labels"));
        assertSame(bottom, images());
    }

    @Test
    void a_panel_that_is_asked_for_before_the_panels_have_come_is_shown() {
        Stage stage = (Stage) hands.desk().getScene().getWindow();
        hands.close();
        hands.robot().interact(() -> {
            stage.setTitle("");
            // Which is given as soon as there is a desk, before anything of it has come into the window.
            stage.titleProperty().addListener(
                    o -> hands.desk().commands().named("panel-history").perform());
        });
        hands.open(project);
        assertTrue(docks().state().endsWith("tab=tab-history"), docks().state());
        assertTrue(isThere("#history-image"));
    }

    @Test
    void one_key_leaves_the_canvas_alone_and_brings_everything_back() {
        hands.settle();
        double width = hands.desk().canvas().getWidth();
        double height = hands.desk().canvas().getHeight();
        hands.focusCanvas().press(KeyCode.F11);
        assertFalse(isThere("#dock-right"));
        assertFalse(isThere(".menu-bar"));
        assertTrue(isThere("#canvas"));
        hands.press(KeyCode.F11);
        assertTrue(isThere("#dock-right"));
        assertTrue(isThere(".menu-bar"));
        hands.settle();
        assertEquals(width, hands.desk().canvas().getWidth(), 1);
        assertEquals(height, hands.desk().canvas().getHeight(), 1);
    }

    @Test
    void a_page_gives_the_picture_back_the_room_that_it_had() {
        hands.robot().interact(() -> docks().restore("shares=0.2/0.7/0.6"));
        hands.settle();
        double width = hands.desk().canvas().getWidth();
        double height = hands.desk().canvas().getHeight();
        hands.robot().interact(() -> docks().tall().set(true));
        hands.settle();
        assertFalse(isThere("#dock-right"));
        hands.robot().interact(() -> docks().tall().set(false));
        hands.settle();
        assertTrue(isThere("#dock-right"));
        assertEquals(width, hands.desk().canvas().getWidth(), 2);
        assertEquals(height, hands.desk().canvas().getHeight(), 2);
    }

    @Test
    void what_was_written_by_somebody_else_is_taken_as_far_as_it_is_understood() {
        hands.robot().interact(() -> docks().restore("layers=LEFT;nonsense;object=UPSIDE;shares=a/b;sides=true;x="));
        assertEquals(Side.LEFT, docks().place("layers"));
        assertEquals(Side.RIGHT, docks().place("object"));
    }
}
