package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

class FillToolTest {

    private static final Mask BLANK = Mask.empty(Desk.WIDTH, Desk.HEIGHT);
    private static final Mask RING = BLANK.paint(Points.of(20, 20, 50, 20, 50, 50, 20, 50, 20, 20), 3);

    private static String note(Desk desk) {
        return desk.preview().notes().isEmpty() ? "" : desk.preview().notes().getFirst().text();
    }

    @Test
    void aClickInAHoleFillsItAndSelectsTheMask() {
        Desk desk = Desk.with("fill");
        Annotation ring = desk.add(RING);
        desk.click(35, 35);
        assertEquals(List.of(RING.union(BLANK.fillRing(Points.of(20, 20, 50, 20, 50, 50, 20, 50)))), desk.shapes());
        assertEquals("Fill cell", desk.edits.getFirst().name());
        assertEquals(Set.of(ring.id()), desk.selection());
    }

    @Test
    void anIslandInTheHoleIsGoneRound() {
        Desk desk = Desk.with("fill");
        Mask island = BLANK.paint(Points.of(35, 35), 4);
        desk.add(RING.union(island));
        desk.click(28, 28);
        assertEquals(1, desk.shapes().size());
        assertEquals(BLANK.fillRing(Points.of(20, 20, 50, 20, 50, 50, 20, 50)).union(RING),
                desk.shapes().getFirst());
    }

    @Test
    void whatSeveralShapesEncloseBecomesANewMask() {
        Desk desk = Desk.with("fill");
        desk.add(BLANK.paint(Points.of(20, 50, 20, 20, 50, 20), 3));
        desk.add(BLANK.paint(Points.of(50, 20, 50, 50, 20, 50), 3));
        desk.click(35, 35);
        assertEquals(3, desk.shapes().size());
        assertTrue(desk.shapes().getLast().contains(35, 35));
        assertTrue(((Mask) desk.shapes().getLast()).intersect(RING).isEmpty());
    }

    @Test
    void theSelectedMaskGetsWhatSeveralEnclose() {
        Desk desk = Desk.with("fill");
        Annotation half = desk.add(BLANK.paint(Points.of(20, 50, 20, 20, 50, 20), 3));
        desk.add(BLANK.paint(Points.of(50, 20, 50, 50, 20, 50), 3));
        desk.select(half);
        desk.click(35, 35);
        assertEquals(2, desk.shapes().size());
        assertTrue(desk.get(half.id()).orElseThrow().geometry().contains(35, 35));
    }

    @Test
    void polygonsEncloseToo() {
        Desk desk = Desk.with("fill");
        desk.add(Polygon.of(Points.of(10, 10, 60, 10, 60, 60, 10, 60), Points.of(20, 20, 50, 20, 50, 50, 20, 50)));
        desk.click(35, 35);
        assertEquals(900, ((Mask) desk.shapes().getLast()).areaPixels());
    }

    @Test
    void anOpenAreaIsLeftAloneAndThatIsSaid() {
        Desk desk = Desk.with("fill");
        desk.add(RING);
        desk.click(5, 5);
        assertTrue(desk.edits.isEmpty());
        assertEquals("Not enclosed: the area reaches the image's edge.", note(desk));
        desk.give(Desk.key(Input.Code.ESCAPE));
        assertEquals("", note(desk));
    }

    @Test
    void theEdgeOfTheImageEnclosesWhenAsked() {
        Desk desk = Desk.with("fill");
        desk.add(BLANK.paint(Points.of(30, 0, 30, Desk.HEIGHT), 3));
        desk.options = desk.options.with(FillTool.EDGE, true);
        desk.select();
        desk.click(5, 5);
        assertEquals(BLANK.paint(Points.of(30, 0, 30, Desk.HEIGHT), 3).union(
                BLANK.fillRing(Points.of(0, 0, 30, 0, 30, Desk.HEIGHT, 0, Desk.HEIGHT))), desk.shapes().getFirst());
    }

    @Test
    void aCoveredPlaceIsNotFilled() {
        Desk desk = Desk.with("fill");
        desk.add(RING);
        desk.click(20, 20);
        assertTrue(desk.edits.isEmpty());
        assertEquals("A shape covers this place.", note(desk));
    }
}
