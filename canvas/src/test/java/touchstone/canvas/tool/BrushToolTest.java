package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
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
    void aStrokeReachesToWhereTheHandLetGo() {
        Desk desk = Desk.with("brush");
        desk.give(Desk.press(10, 10), Desk.release(40, 20));
        assertEquals(List.of(BLANK.paint(Points.of(10, 10, 40, 20), 2)), desk.shapes());
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
    void aBrushForSinglePixelsPaintsTheOneThatItPointsAt() {
        Desk desk = Desk.with("brush");
        desk.options = desk.options.with(BrushTool.RADIUS, 0.5);
        desk.click(10, 20);
        assertEquals(List.of(BLANK.paint(Points.of(10.5, 20.5), 0)), desk.shapes());
        desk.click(12, 20.99, Input.Modifiers.ALT);
        desk.dragThrough(12.2, 20.9, 12.9, 20.1, 14.9, 22.1);
        assertEquals(List.of(BLANK.paint(Points.of(10.5, 20.5), 0).paint(Points.of(12.5, 20.5, 14.5, 22.5), 0.5)),
                desk.shapes());
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

    @Test
    void shiftPaintsAStraightLineFromWhereTheLastStrokeEnded() {
        Desk desk = Desk.with("brush");
        desk.dragThrough(10, 10, 20, 10);
        desk.click(60, 50, Input.Modifiers.SHIFT);
        assertEquals(List.of(BLANK.paint(Points.of(10, 10, 20, 10, 60, 50), 2)), desk.shapes());
        assertEquals(2, desk.edits.size());
    }

    @Test
    void whileShiftIsHeldTheLineToThePointerIsShown() {
        Desk desk = Desk.with("brush");
        desk.click(10, 10);
        desk.give(new Input.Move(Desk.at(40, 30), Input.Modifiers.SHIFT));
        assertEquals(Points.of(10, 10, 40, 30), desk.preview().line());
        desk.give(Desk.move(40, 30));
        assertEquals(Preview.NONE, desk.preview());
        assertTrue(desk.tool().rests());
    }

    @Test
    void shiftBeforeAnyStrokePaintsWhereItIsClicked() {
        Desk desk = Desk.with("brush");
        desk.click(60, 50, Input.Modifiers.SHIFT);
        assertEquals(List.of(BLANK.paint(Points.of(60, 50), 2)), desk.shapes());
    }

    @Test
    void theEraserErasesAlongAStraightLineToo() {
        Desk desk = Desk.with("eraser");
        desk.select(desk.add(Mask.full(Desk.WIDTH, Desk.HEIGHT)));
        desk.click(10, 10);
        desk.click(60, 50, Input.Modifiers.SHIFT);
        assertEquals(List.of(Mask.full(Desk.WIDTH, Desk.HEIGHT).erase(Points.of(10, 10, 60, 50), 2)), desk.shapes());
    }

    @Test
    void paintingSparesOtherMasksWhenAsked() {
        Desk desk = Desk.with("brush");
        Mask other = BLANK.paint(Points.of(30, 10), 8);
        desk.add(other);
        desk.options = desk.options.with(Overlap.OTHERS, "spare");
        desk.dragThrough(10, 10, 50, 10);
        assertEquals(List.of(other, BLANK.paint(Points.of(10, 10, 50, 10), 2).minus(other)), desk.shapes());
        assertEquals(1, desk.edits.getFirst().changes().size());
    }

    @Test
    void paintingTakesFromOtherMasksInTheSameEditWhenAsked() {
        Desk desk = Desk.with("brush");
        Mask other = BLANK.paint(Points.of(30, 10), 8);
        desk.add(other);
        desk.add(BLANK.paint(Points.of(45, 10), 1));
        desk.options = desk.options.with(Overlap.OTHERS, "take");
        desk.dragThrough(10, 10, 20, 10, 50, 10);
        Mask line = BLANK.paint(Points.of(10, 10, 50, 10), 2);
        assertEquals(List.of(other.minus(line), line), desk.shapes());
        assertEquals(1, desk.edits.size());
        assertEquals(3, desk.edits.getFirst().changes().size());
    }

    @Test
    void whileTakingTheOthersAreShownAsTheyWillBe() {
        Desk desk = Desk.with("brush");
        Mask other = BLANK.paint(Points.of(30, 10), 8);
        Annotation annotation = desk.add(other);
        desk.options = desk.options.with(Overlap.OTHERS, "take");
        desk.give(Desk.press(30, 10));
        assertEquals(other.erase(Points.of(30, 10), 2), desk.preview().replaced().get(annotation.id()));
        desk.give(Desk.key(Input.Code.ESCAPE));
        assertTrue(desk.edits.isEmpty());
    }

    /** Strokes as x, y, x, y, of masks that shall not overlap. */
    @Property(tries = 200, seed = "1")
    void masksNeverOverlapWhenOthersAreSparedOrTakenFrom(@ForAll List<@IntRange(max = 100) Integer> strokes,
            @ForAll boolean takes) {
        Desk desk = Desk.with("brush");
        desk.options = desk.options.with(Overlap.OTHERS, takes ? "take" : "spare").with(BrushTool.RADIUS, 9);
        for (int i = 0; i + 3 < strokes.size(); i += 4) {
            if (i % 8 == 0) {
                desk.select();
            }
            desk.dragThrough(strokes.get(i), strokes.get(i + 1), strokes.get(i + 2), strokes.get(i + 3));
        }
        Mask all = BLANK;
        long area = 0;
        for (Geometry shape : desk.shapes()) {
            Mask mask = (Mask) shape;
            all = all.union(mask);
            area += mask.areaPixels();
        }
        assertEquals(all.areaPixels(), area);
    }
}
