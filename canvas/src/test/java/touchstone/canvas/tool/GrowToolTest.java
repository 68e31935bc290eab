package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Morphology;
import touchstone.model.geometry.Points;

class GrowToolTest {

    private static final Mask DISC = Mask.empty(Desk.WIDTH, Desk.HEIGHT).paint(Points.of(30, 30), 10);

    @Test
    void itIsShownAtOnceAndDoneByEnter() {
        Desk desk = Desk.with("grow");
        Annotation disc = desk.add(DISC);
        desk.select(disc);
        desk.give(Desk.move(5, 5));
        assertEquals(Morphology.grow(DISC, 3), desk.preview().replaced().get(disc.id()));
        assertTrue(desk.edits.isEmpty());
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(Morphology.grow(DISC, 3)), desk.shapes());
        assertEquals("Grow cell", desk.edits.getFirst().name());
        desk.give(Desk.move(6, 5));
        assertEquals(Preview.NONE, desk.preview());
    }

    @Test
    void enterAloneDoesItToo() {
        Desk desk = Desk.with("grow");
        desk.select(desk.add(DISC), desk.add(new Box(1, 1, 5, 5)));
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(Morphology.grow(DISC, 3), new Box(1, 1, 5, 5)), desk.shapes());
    }

    @Test
    void anotherNumberIsShownAtOnce() {
        Desk desk = Desk.with("grow");
        Annotation disc = desk.add(DISC);
        desk.select(disc);
        desk.give(Desk.move(5, 5));
        desk.options = desk.options.with(GrowTool.BY, -4);
        desk.give(new Input.OptionsChanged());
        assertEquals(Morphology.shrink(DISC, 4), desk.preview().replaced().get(disc.id()));
    }

    @Test
    void arrowKeysChangeTheNumber() {
        Desk desk = Desk.with("grow");
        desk.give(Desk.key(Input.Code.UP));
        assertEquals(4, desk.options.amount(GrowTool.BY));
        desk.give(new Input.Key(Input.Code.LEFT, Input.Modifiers.SHIFT));
        assertEquals(-6, desk.options.amount(GrowTool.BY));
    }

    @Test
    void whatShrinksToNothingIsRemovedAfterSayingSo() {
        Desk desk = Desk.with("grow");
        desk.select(desk.add(DISC));
        desk.options = desk.options.with(GrowTool.BY, -30);
        desk.give(Desk.move(5, 5));
        assertEquals("Nothing is left of it.", desk.preview().notes().getFirst().text());
        desk.give(Desk.key(Input.Code.ENTER));
        assertTrue(desk.shapes().isEmpty());
        assertTrue(desk.selection().isEmpty());
    }

    @Test
    void aClickSelectsAMaskAndShiftAnotherOne() {
        Desk desk = Desk.with("grow");
        Annotation first = desk.add(DISC);
        Annotation second = desk.add(DISC.translate(40, 0));
        desk.click(30, 30);
        assertEquals(Set.of(first.id()), desk.selection());
        desk.click(70, 30, Input.Modifiers.SHIFT);
        assertEquals(Set.of(first.id(), second.id()), desk.selection());
        desk.give(Desk.move(71, 30));
        assertEquals(2, desk.preview().replaced().size());
    }

    @Test
    void escapeShowsTheMaskAsItIs() {
        Desk desk = Desk.with("grow");
        desk.select(desk.add(DISC));
        desk.give(Desk.move(5, 5), Desk.key(Input.Code.ESCAPE));
        assertEquals(Preview.NONE, desk.preview());
        assertTrue(desk.edits.isEmpty());
    }
}
