package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;

class CutToolTest {

    private static final Mask BLANK = Mask.empty(Desk.WIDTH, Desk.HEIGHT);
    private static final Mask TWO = BLANK.paint(Points.of(30, 40), 10).union(BLANK.paint(Points.of(65, 40), 10));

    private static Desk desk() {
        Desk desk = Desk.with("cut");
        desk.pixels = PicturedDesk.showing(TWO, 0);
        return desk;
    }

    @Test
    void aBoxAndEnterCutTheObjectOut() {
        Desk desk = desk();
        desk.dragThrough(12, 20, 50, 50, 85, 60);
        assertEquals(TWO, desk.preview().shape());
        assertTrue(desk.edits.isEmpty());
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(TWO, desk.shapes().getFirst());
        assertEquals(1, desk.edits.size());
    }

    @Test
    void aStrokeWithAltTakesAwayAndBackspaceTakesTheStrokeBack() {
        Desk desk = desk();
        desk.dragThrough(12, 20, 85, 60);
        desk.pixel = 2.5;
        desk.give(Desk.press(65, 40, Input.Modifiers.ALT), Desk.drag(66, 40), Desk.release(66, 40));
        assertFalse(Objects.requireNonNull((Mask) desk.preview().shape()).get(65, 40));
        desk.give(Desk.key(Input.Code.BACKSPACE));
        assertEquals(TWO, desk.preview().shape());
        desk.give(Desk.key(Input.Code.BACKSPACE));
        assertEquals(new CutTool.Idle(), desk.tool());
    }

    @Test
    void withShiftItIsAddedToTheSelectedMask() {
        Desk desk = desk();
        Annotation mask = desk.add(BLANK.paint(Points.of(90, 10), 5));
        desk.select(mask);
        desk.give(Desk.press(12, 20, Input.Modifiers.SHIFT), Desk.drag(85, 60), Desk.release(85, 60),
                Desk.doubleClick(50, 40));
        assertEquals(TWO.union((Mask) mask.geometry()), desk.shapes().getFirst());
    }

    @Test
    void enterBeforeTheAnswerTakesItOverWhenItComes() {
        Desk desk = desk();
        Tool tool = desk.tool();
        for (Input input : List.of(Desk.press(12, 20), Desk.drag(85, 60))) {
            tool = tool.on(input, desk.context()).next();
        }
        Step asked = tool.on(Desk.release(85, 60), desk.context());
        Step waiting = asked.next().on(Desk.key(Input.Code.ENTER), desk.context());
        Step cut = waiting.next().on(Desk.answered(asked.question().orElseThrow()), desk.context());
        Step done = cut.next().on(Desk.answered(cut.question().orElseThrow()), desk.context());
        assertTrue(done.edit().isPresent());
    }

    @Test
    void aClickIsNoBox() {
        Desk desk = desk();
        desk.click(30, 40);
        assertEquals(new CutTool.Idle(), desk.tool());
    }
}
