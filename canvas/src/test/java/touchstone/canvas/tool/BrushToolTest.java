package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;

class BrushToolTest {

    private static final Mask BLANK = Mask.empty(Desk.WIDTH, Desk.HEIGHT);

    @Test
    void aStrokeIsOneEditHoweverManyStepsItHas() {
        Desk desk = Desk.with("brush");
        desk.dragThrough(10, 10, 20, 10, 30, 20, 40, 20);
        assertEquals(1, desk.edits.size());
        assertEquals(List.of(BLANK.paint(Points.of(10, 10, 20, 10), 2).paint(Points.of(20, 10, 30, 20), 2)
                .paint(Points.of(30, 20, 40, 20), 2)), desk.shapes());
    }

    @Test
    void theNextStrokeAddsToTheMask() {
        Desk desk = Desk.with("brush");
        desk.click(10, 10);
        desk.click(50, 50);
        assertEquals(List.of(BLANK.paint(Points.of(10, 10), 2).paint(Points.of(50, 50), 2)), desk.shapes());
    }

    @Test
    void withNothingSelectedAStrokeIsANewMask() {
        Desk desk = Desk.with("brush");
        desk.click(10, 10);
        desk.select();
        desk.click(50, 50);
        assertEquals(2, desk.shapes().size());
    }

    @Test
    void altErases() {
        Desk desk = Desk.with("brush");
        desk.options = desk.options.with(BrushTool.RADIUS, 6);
        desk.click(30, 30);
        desk.options = desk.options.with(BrushTool.RADIUS, 2);
        desk.click(30, 30, Input.Modifiers.ALT);
        assertEquals(List.of(BLANK.paint(Points.of(30, 30), 6).erase(Points.of(30, 30), 2)), desk.shapes());
        assertEquals("Erase from cell", desk.edits.getLast().name());
    }

    @Test
    void aMaskFromWhichAllIsErasedIsRemoved() {
        Desk desk = Desk.with("eraser");
        Annotation mask = desk.add(BLANK.paint(Points.of(30, 30), 3));
        desk.options = desk.options.with(BrushTool.RADIUS, 10);
        desk.click(30, 30);
        assertEquals(List.of(Change.remove(mask)), desk.edits.getFirst().changes());
        assertTrue(desk.shapes().isEmpty());
    }

    @Test
    void theEraserTakesTheMaskUnderItAndLeavesOtherShapesAlone() {
        Desk desk = Desk.with("eraser");
        Annotation mask = desk.add(BLANK.paint(Points.of(30, 30), 8));
        desk.add(new Box(60, 10, 20, 20));
        desk.click(70, 20);
        assertTrue(desk.edits.isEmpty());
        desk.click(30, 30);
        assertEquals(Set.of(mask.id()), desk.selection());
        assertEquals(1, desk.edits.size());
    }

    @Test
    void erasingBesideTheMaskChangesNothing() {
        Desk desk = Desk.with("eraser");
        desk.select(desk.add(BLANK.paint(Points.of(30, 30), 8)));
        desk.click(80, 70);
        assertTrue(desk.edits.isEmpty());
    }

    @Test
    void thePreviewSaysWhereTheLastStepChangedIt() {
        Desk desk = Desk.with("brush");
        desk.give(Desk.press(10, 10), Desk.drag(20, 10), Desk.drag(20, 30));
        assertEquals(BLANK.paint(Points.of(10, 10, 20, 10, 20, 30), 2), desk.preview().shape());
        assertEquals(Points.of(20, 10, 20, 30).bounds().grow(3), desk.preview().changed());
    }
}
