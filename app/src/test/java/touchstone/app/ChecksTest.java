package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Box;

/** What is wrong is counted while one works, and put right from the list. */
class ChecksTest extends InProject {

    private String badge() {
        return hands.find("#checks-badge", ButtonBase.class).getText();
    }

    /** The same object once more, right over itself. */
    private void drawTwice() {
        hands.robot().interact(() -> {
            Annotation first = hands.mineNow().getFirst();
            Box over = first.geometry() instanceof Box box ? box : new Box(2, 2, 6, 6, 0);
            List<Change> twice = List.of(
                    Change.add(Annotation.drawn(first.image(), first.label(), first.annotator(), over)),
                    Change.add(Annotation.drawn(first.image(), first.label(), first.annotator(), over)));
            hands.session().commit(new Edit("draw twice", twice));
        });
    }

    @Test
    void what_is_drawn_twice_is_counted_a_moment_later_and_put_right_by_the_button() {
        String before = badge();
        int objects = hands.mine().size();
        drawTwice();
        hands.until(() -> Integer.parseInt(badge()) > Integer.parseInt(before));
        hands.robot().interact(() -> hands.find("#checks-badge", ButtonBase.class).fire());
        TableView<?> rows = hands.find("#checks", TableView.class);
        assertFalse(rows.getItems().isEmpty());
        hands.robot().interact(() -> hands.find("#checks-fix-all", ButtonBase.class).fire());
        hands.until(() -> hands.mine().size() < objects + 2 && hands.isSaved());
        hands.until(() -> Integer.parseInt(badge()) <= Integer.parseInt(before));
        hands.robot().interact(() -> hands.session().undo());
        hands.until(() -> hands.mine().size() == objects + 2);
    }

    @Test
    void all_images_are_looked_through_in_the_background() {
        drawTwice();
        hands.until(hands::isSaved);
        hands.robot().interact(() -> hands.desk().commands().named("check-all").perform());
        hands.until(() -> hands.desk().tasks().running().isEmpty()
                && !hands.find("#checks", TableView.class).getItems().isEmpty());
        assertTrue(hands.find("#checks-fix-all", ButtonBase.class).getText().contains("("));
        assertEquals(0, hands.desk().tasks().running().size());
    }
}
