package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.Spacing;

class MeasureToolTest {

    private final Desk desk = Desk.with("measure");

    private List<String> texts() {
        return desk.preview().notes().stream().map(Preview.Note::text).toList();
    }

    @Test
    void aLinesLengthAndSlopeFollowThePointer() {
        desk.click(10, 10);
        desk.give(Desk.move(40, 50));
        assertEquals(List.of("50.00 px\n53.1\u00b0 to the rows"), texts());
    }

    @Test
    void millimetresFollowFromPixelsThatAreNotSquare() {
        desk.spacing = new Spacing(0.5, 0.1);
        desk.click(0, 0);
        desk.give(Desk.move(30, 8));
        assertEquals(List.of("31.05 px = 5.000 mm\n53.1\u00b0 to the rows"), texts());
    }

    @Test
    void anAngleStandsAtItsVertex() {
        desk.click(10, 10);
        desk.click(50, 10);
        desk.give(Desk.move(50, 40));
        assertEquals(List.of("90.0\u00b0", "70.00 px\nlast 30.00 px"), texts());
        assertEquals(Desk.at(50, 10), desk.preview().notes().getFirst().at());
    }

    @Test
    void theFirstPointClosesARingAndGivesItsAreaUntilTheNextClick() {
        desk.click(10, 10);
        desk.click(50, 10);
        desk.click(50, 40);
        desk.click(11, 11);
        assertEquals("120.0 px\nlast 50.00 px\narea 600.0 px\u00b2", texts().getLast());
        desk.give(Desk.move(80, 70));
        assertEquals("measure.done", desk.tool().hint());
        assertEquals(3, texts().size());
        desk.click(80, 70);
        assertTrue(texts().isEmpty());
    }

    @Test
    void aDoubleClickLetsTheMeasureStandAndBackspaceTakesPointsBack() {
        desk.click(10, 10);
        desk.click(50, 10);
        desk.give(Desk.doubleClick(50, 10), Desk.release(50, 10), Desk.move(90, 70));
        assertEquals(List.of("40.00 px\n0.0\u00b0 to the rows"), texts());
        desk.give(Desk.key(Input.Code.BACKSPACE), Desk.key(Input.Code.BACKSPACE));
        assertEquals(Tools.named("measure").orElseThrow(), desk.tool());
    }

    @Test
    void aDragMeasuresFromPressToRelease() {
        desk.dragThrough(10, 10, 20, 10, 70, 10);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of("60.00 px\n0.0\u00b0 to the rows"), texts());
    }

    @Test
    void nothingIsEverChanged() {
        desk.editable = false;
        desk.click(10, 10);
        desk.click(50, 10);
        desk.give(Desk.key(Input.Code.ENTER));
        assertTrue(desk.edits.isEmpty());
    }
}
