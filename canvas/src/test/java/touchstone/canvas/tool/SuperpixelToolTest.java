package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import touchstone.canvas.segment.Superpixels;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;

class SuperpixelToolTest {

    private static final Mask DISC = Mask.empty(Desk.WIDTH, Desk.HEIGHT).paint(Points.of(50, 40), 25);

    private static Desk desk(int level) {
        Desk desk = Desk.with("superpixels");
        desk.pixels = PicturedDesk.showing(DISC, level);
        desk.options = desk.options.with(SuperpixelTool.SPACING, 12);
        return desk;
    }

    private static Mask only(Desk desk) {
        assertEquals(1, desk.shapes().size());
        return (Mask) desk.shapes().getFirst();
    }

    @Test
    void theBordersAreShownWhenTheHandComesOntoThePicture() {
        Desk desk = desk(0);
        assertNull(desk.preview().partition());
        desk.give(Desk.move(10, 10));
        assertNotNull(desk.preview().partition());
        assertTrue(desk.tool().rests());
    }

    @Test
    void draggingAddsWhatItRunsOverAsOneEdit() {
        for (int level = 0; level < 2; level++) {
            Desk desk = desk(level);
            desk.give(Desk.move(50, 40));
            desk.dragThrough(35, 40, 65, 40, 65, 50);
            assertEquals(1, desk.edits.size());
            Mask mask = only(desk);
            assertTrue(mask.get(35, 40) && mask.get(50, 40) && mask.get(65, 50), "level " + level);
            assertTrue(mask.minus(DISC).areaPixels() < 12, "beside the disc: " + mask.minus(DISC).areaPixels());
        }
    }

    @Test
    void theNextStrokeAddsToTheMaskAndAltTakesAway() {
        Desk desk = desk(0);
        desk.give(Desk.move(50, 40));
        desk.click(50, 40);
        long first = only(desk).areaPixels();
        desk.click(40, 25);
        assertTrue(only(desk).areaPixels() > first);
        desk.click(50, 40, Input.Modifiers.ALT);
        assertEquals(3, desk.edits.size());
        assertTrue(!only(desk).get(50, 40));
    }

    @Test
    void anotherViewIsDividedAgain() {
        Desk desk = desk(0);
        desk.give(Desk.move(50, 40));
        Superpixels before = desk.preview().partition();
        desk.give(Desk.move(51, 40));
        assertEquals(before, desk.preview().partition());
        PicturedDesk all = PicturedDesk.showing(DISC, 0);
        desk.pixels = new PicturedDesk(all.source(), 0, new Bounds(20, 20, 80, 60));
        desk.give(Desk.move(50, 40));
        assertEquals(new Bounds(20, 20, 80, 60), Objects.requireNonNull(desk.preview().partition()).part());
    }

    @Test
    void escapeTakesTheBordersAway() {
        Desk desk = desk(0);
        desk.give(Desk.move(50, 40), Desk.key(Input.Code.ESCAPE));
        assertEquals(Preview.NONE, desk.preview());
    }
}
