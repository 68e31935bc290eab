package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;

class WandToolTest {

    private static final Mask BLANK = Mask.empty(Desk.WIDTH, Desk.HEIGHT);
    private static final Mask LEFT = BLANK.paint(Points.of(20, 30), 10);
    private static final Mask RIGHT = BLANK.paint(Points.of(60, 40), 12);
    private static final Mask BOTH = LEFT.union(RIGHT);

    private static Desk desk(int level) {
        Desk desk = Desk.with("wand");
        desk.pixels = PicturedDesk.showing(BOTH, level);
        return desk;
    }

    @Test
    void aClickTakesWhatLooksAlikeAsANewMask() {
        for (int level = 0; level < 3; level++) {
            Desk desk = desk(level);
            desk.click(20, 30);
            assertEquals(List.of(LEFT), desk.shapes(), "level " + level);
            assertEquals("Draw cell", desk.edits.getFirst().name());
        }
    }

    @Test
    void notOnlyWhatIsConnectedIfSoWished() {
        Desk desk = desk(0);
        desk.options = desk.options.with(WandTool.CONNECTED, false);
        desk.click(20, 30);
        assertEquals(List.of(BOTH), desk.shapes());
    }

    @Test
    void shiftAddsToTheSelectedMaskAndAltTakesAway() {
        Desk desk = desk(0);
        desk.click(20, 30);
        desk.click(60, 40, Input.Modifiers.SHIFT);
        assertEquals(List.of(BOTH), desk.shapes());
        desk.click(20, 30, Input.Modifiers.ALT);
        assertEquals(List.of(RIGHT), desk.shapes());
        assertEquals(3, desk.edits.size());
    }

    @Test
    void aMaskFromWhichAllIsTakenIsRemoved() {
        Desk desk = desk(1);
        Annotation mask = desk.add(LEFT);
        desk.click(20, 30, Input.Modifiers.ALT);
        assertEquals(List.of(Change.remove(mask)), desk.edits.getFirst().changes());
        assertEquals(Set.of(), desk.selection());
    }

    @Test
    void draggingFurtherAllowsMoreDifference() {
        Desk desk = desk(0);
        desk.give(Desk.press(20, 30), Desk.drag(90, 30));
        assertEquals(LEFT, desk.preview().shape());
        assertEquals(35, desk.options.amount(WandTool.TOLERANCE));
        desk.pixel = 0.1;
        desk.give(Desk.drag(60, 30));
        assertEquals(Mask.full(Desk.WIDTH, Desk.HEIGHT), desk.preview().shape());
        desk.give(Desk.release(60, 30));
        assertEquals(1, desk.edits.size());
        assertEquals(200, desk.options.amount(WandTool.TOLERANCE));
    }

    @Test
    void theNewestAnswerWinsHoweverLateTheOthersCome() {
        Desk desk = desk(0);
        List<Question> asked = new ArrayList<>();
        Tool tool = desk.tool();
        for (Input input : List.of(Desk.press(20, 30), Desk.drag(40, 30), Desk.drag(60, 30), Desk.release(60, 30))) {
            Step step = tool.on(input, desk.context());
            step.question().ifPresent(asked::add);
            tool = step.next();
        }
        assertEquals(1, asked.size(), "asks again only when the answer is there");
        Step late = tool.on(Desk.answered(asked.getFirst()), desk.context());
        assertTrue(late.edit().isEmpty());
        Step done = late.next().on(Desk.answered(late.question().orElseThrow()), desk.context());
        assertEquals(List.of(LEFT), done.edit().orElseThrow().changes().stream()
                .map(c -> ((Annotation) c.any()).geometry()).toList());
    }

    @Test
    void itLooksHalfAViewBeyondWhatIsSeenAndSaysWhenThatIsNotEnough() {
        int side = 1000;
        Desk desk = new Desk(new WandTool.Idle(), Label.named("cell", 0));
        desk.width = side;
        desk.height = side;
        PicturedDesk all = PicturedDesk.showing(Mask.empty(side, side), 0);
        desk.pixels = new PicturedDesk(all.source(), 0, new Bounds(300, 300, 400, 400));
        desk.give(Desk.press(350, 350));
        assertEquals("wand.cut", desk.tool().hint());
        desk.give(Desk.release(350, 350));
        assertEquals(new Bounds(192, 192, 512, 512), desk.shapes().getFirst().bounds());
    }

    @Test
    void besideTheImageOrWithoutAPictureNothingHappens() {
        Desk desk = desk(0);
        desk.click(-3, 30);
        desk.click(100, 30);
        desk.pixels = null;
        desk.click(20, 30);
        assertTrue(desk.edits.isEmpty());
    }
}
