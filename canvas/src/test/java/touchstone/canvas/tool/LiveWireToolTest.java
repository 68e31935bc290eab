package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.Label;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Rasterizer;

class LiveWireToolTest {

    private static final Mask DISC = Mask.empty(Desk.WIDTH, Desk.HEIGHT).paint(Points.of(50, 40), 25);

    private static Desk desk(int level) {
        Desk desk = Desk.with("livewire");
        desk.pixels = PicturedDesk.showing(DISC, level);
        return desk;
    }

    private static double likeness(Geometry shape) {
        Mask mask = Rasterizer.mask(shape, Desk.WIDTH, Desk.HEIGHT);
        return (double) mask.intersectionArea(DISC) / mask.union(DISC).areaPixels();
    }

    private static void around(Desk desk) {
        desk.click(50, 16);
        desk.click(74, 41);
        desk.click(49, 64);
        desk.click(27, 40);
    }

    @Test
    void fourClicksGoAroundADisc() {
        for (int level = 0; level < 2; level++) {
            Desk desk = desk(level);
            around(desk);
            desk.give(Desk.key(Input.Code.ENTER));
            assertEquals(1, desk.edits.size());
            assertInstanceOf(Polygon.class, desk.shapes().getFirst());
            assertTrue(likeness(desk.shapes().getFirst()) > 0.93, "level " + level);
        }
    }

    @Test
    void aDoubleClickAndTheFirstAnchorCloseToo() {
        Desk first = desk(0);
        around(first);
        first.click(50, 14);
        assertEquals(1, first.edits.size());
        Desk twice = desk(0);
        around(twice);
        twice.give(Desk.doubleClick(27, 40));
        assertEquals(1, twice.edits.size());
    }

    @Test
    void itBecomesAMaskIfSoWishedOrIfTheLabelAllowsNothingElse() {
        Desk wished = desk(0);
        wished.options = wished.options.with(LiveWireTool.OUTCOME, "mask");
        around(wished);
        wished.give(Desk.key(Input.Code.ENTER));
        assertInstanceOf(Mask.class, wished.shapes().getFirst());
        Label cell = Label.named("cell", 0);
        Desk only = new Desk(new LiveWireTool.Idle(), new Label(cell.id(), cell.name(), cell.colour(), null,
                Set.of(GeometryKind.MASK), List.of(), null, "", 0));
        only.pixels = PicturedDesk.showing(DISC, 0);
        around(only);
        only.give(Desk.key(Input.Code.ENTER));
        assertInstanceOf(Mask.class, only.shapes().getFirst());
    }

    @Test
    void theLineFollowsThePointerAlongTheEdge() {
        Desk desk = desk(0);
        desk.click(50, 16);
        desk.give(Desk.move(74, 40));
        Points line = desk.preview().line();
        assertTrue(line.size() > 20, "not straight");
        assertTrue(line.length() > 33, "around, not across");
    }

    @Test
    void withShiftALegIsStraightAndEndsWhereThePointerIs() {
        Desk desk = desk(0);
        desk.click(10, 10, Input.Modifiers.SHIFT);
        desk.click(90, 12.25, Input.Modifiers.SHIFT);
        desk.give(new Input.Move(Desk.at(88, 70), Input.Modifiers.SHIFT));
        Points line = desk.preview().line();
        assertEquals(Points.of(10.5, 10.5, 90, 12.25, 90.5, 12.5, 88, 70), line);
    }

    @Test
    void backspaceTakesAnAnchorBackAndThenBegins() {
        Desk desk = desk(0);
        around(desk);
        assertEquals(4, desk.preview().handles().size());
        desk.give(Desk.key(Input.Code.BACKSPACE));
        assertEquals(3, desk.preview().handles().size());
        desk.give(Desk.key(Input.Code.BACKSPACE), Desk.key(Input.Code.BACKSPACE), Desk.key(Input.Code.BACKSPACE));
        assertEquals(new LiveWireTool.Idle(), desk.tool());
    }

    @Test
    void twoAnchorsAreNoRing() {
        Desk desk = desk(0);
        desk.click(50, 16);
        desk.click(74, 41);
        desk.give(Desk.key(Input.Code.ENTER));
        assertTrue(desk.edits.isEmpty());
    }
}
