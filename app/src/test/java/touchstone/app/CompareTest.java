package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import touchstone.app.quality.Compare.Split;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.Viewport;

class CompareTest extends InProject {

    private AnnotationCanvas other() {
        return hands.find("#canvas-other", AnnotationCanvas.class);
    }

    private void perform(String command) {
        hands.robot().interact(() -> hands.desk().commands().named(command).perform());
        hands.settle();
    }

    private Split split() {
        return hands.desk().quality().compare().split().get();
    }

    @Test
    void two_canvases_look_at_the_same_place_and_escape_leaves_with_all_as_before() {
        assertFalse(hands.session().layers().isVisible(SmallProject.BEN.id()));
        hands.robot().interact(() -> hands.session().layers().show(SmallProject.GOLD.id()));
        perform("side-by-side");
        assertEquals(Split.SIDE_BY_SIDE, split());
        AnnotationCanvas mine = hands.desk().canvas();
        assertTrue(mine.isFocused(), "not the button of a banner");
        hands.until(() -> other().isSettled() && other().getWidth() > 0);
        assertEquals(mine.getWidth(), other().getWidth());
        assertTrue(hands.session().layers().isVisible(SmallProject.ADA.id()));
        assertFalse(hands.session().layers().isVisible(SmallProject.BEN.id()), "Ben is on the other canvas");
        hands.robot().interact(() -> mine.zoomBy(3));
        hands.until(() -> mine.getViewport().equals(other().getViewport()));
        Viewport before = mine.getViewport();
        hands.robot().moveTo("#canvas-other").scroll(1);
        hands.until(() -> !mine.getViewport().equals(before));
        assertEquals(mine.getViewport(), other().getViewport());
        hands.focusCanvas().press(KeyCode.ESCAPE);
        assertEquals(Split.NONE, split());
        assertFalse(hands.session().layers().isVisible(SmallProject.BEN.id()));
        assertTrue(hands.session().layers().isVisible(SmallProject.GOLD.id()));
    }

    @Test
    void the_line_of_a_swipe_is_moved_by_keys_and_stays_in_the_picture() {
        perform("swipe");
        Node line = hands.find("#swipe", Node.class);
        double middle = line.getLayoutX();
        hands.focusCanvas().press(KeyCode.ALT, KeyCode.LEFT);
        hands.until(() -> line.getLayoutX() < middle);
        hands.robot().interact(line::requestFocus);
        hands.press(KeyCode.END);
        hands.until(() -> line.getLayoutX() > middle);
        assertTrue(line.getLayoutX() < hands.desk().canvas().getWidth());
    }

    @Test
    void one_way_to_compare_takes_the_place_of_another() {
        perform("swipe");
        perform("difference");
        assertEquals(Split.DIFFERENCE, split());
        perform("blink");
        assertEquals(Split.NONE, split());
        perform("side-by-side");
        assertFalse(hands.desk().quality().compare().blinking().get());
        perform("side-by-side");
        assertEquals(Split.NONE, split());
    }

    @Test
    void whoever_is_the_second_of_the_two_draws_on_the_canvas_that_shows_them() {
        hands.robot().interact(() -> hands.session().become(SmallProject.BEN));
        hands.settle();
        perform("side-by-side");
        assertEquals(SmallProject.BEN.id(), hands.desk().quality().compare().here());
        assertTrue(hands.session().layers().isVisible(SmallProject.BEN.id()));
        assertFalse(hands.session().layers().isVisible(SmallProject.ADA.id()));
    }
}
