package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import touchstone.canvas.segment.Prompted;
import touchstone.canvas.segment.PromptedModel;
import touchstone.canvas.segment.SeenPicture;
import touchstone.model.Annotation;
import touchstone.model.Provenance;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

class AssistToolTest {

    private static final Mask BLANK = Mask.empty(Desk.WIDTH, Desk.HEIGHT);
    private static final Mask LEFT = BLANK.paint(Points.of(30, 40), 10);
    private static final Mask RIGHT = BLANK.paint(Points.of(65, 40), 10);

    private final ByBrightness model = new ByBrightness();

    private Desk desk() {
        Desk desk = Desk.with("assist");
        desk.pixels = PicturedDesk.showing(LEFT.union(RIGHT), 0);
        desk.model = model;
        return desk;
    }

    @Test
    void aClickAndEnterMakeTheObjectAMask() {
        Desk desk = desk();
        desk.click(30, 40);
        assertEquals(LEFT, desk.preview().shape());
        assertTrue(desk.edits.isEmpty());
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(LEFT), desk.shapes());
        assertEquals(1, desk.edits.size());
        assertEquals(new AssistTool.Idle(), desk.tool());
        Annotation made = (Annotation) desk.edits.getFirst().changes().getFirst().any();
        assertEquals(Provenance.Origin.ACCEPTED, made.provenance().origin());
        assertEquals("brightness", made.provenance().source());
    }

    @Test
    void aBoxAsksForWhatLiesInIt() {
        Desk desk = desk();
        desk.dragThrough(50, 20, 90, 60);
        desk.give(Desk.doubleClick(65, 40));
        assertEquals(List.of(RIGHT), desk.shapes());
    }

    @Test
    void furtherClicksAddAndTakeAwayOnTheSamePictureAndBackspaceTakesTheLastBack() {
        Desk desk = desk();
        desk.click(30, 40);
        desk.click(65, 40);
        assertEquals(LEFT.union(RIGHT), desk.preview().shape());
        desk.give(Desk.press(30, 40, Input.Modifiers.ALT), Desk.release(30, 40));
        assertEquals(RIGHT, desk.preview().shape());
        desk.give(Desk.key(Input.Code.BACKSPACE));
        assertEquals(LEFT.union(RIGHT), desk.preview().shape());
        assertEquals(List.of(1, 2, 3, 2), model.asked);
        model.looked.forEach(picture -> assertSame(model.looked.getFirst(), picture));
    }

    @Test
    void withShiftItIsAddedToTheSelectedMask() {
        Desk desk = desk();
        Annotation mask = desk.add(LEFT);
        desk.select(mask);
        desk.give(Desk.press(65, 40, Input.Modifiers.SHIFT), Desk.release(65, 40), Desk.key(Input.Code.ENTER));
        assertEquals(List.of(LEFT.union(RIGHT)), desk.shapes());
        Annotation grown = assertInstanceOf(Annotation.class, desk.edits.getLast().changes().getFirst().after());
        assertEquals(mask.provenance(), grown.provenance());
    }

    @Test
    void escapeAndBackspaceOnTheFirstClickLeaveNothingBehind() {
        for (Input.Code code : List.of(Input.Code.ESCAPE, Input.Code.BACKSPACE)) {
            Desk desk = desk();
            desk.click(30, 40);
            desk.give(Desk.key(code));
            assertEquals(new AssistTool.Idle(), desk.tool());
            assertNull(desk.preview().shape());
            assertTrue(desk.edits.isEmpty());
        }
    }

    @Test
    void withoutAModelTheSentenceSaysWhereToChooseOne() {
        Desk desk = desk();
        desk.model = null;
        desk.give(Desk.press(30, 40));
        Step released = desk.tool().on(Desk.release(30, 40), desk.context());
        IOException none = assertThrows(IOException.class,
                () -> released.question().orElseThrow().answer(() -> false));
        assertEquals("There is no model yet: choose one under Preferences, Model.", none.getMessage());
    }

    @Test
    void onALargeImageTheAnswerIsFinerThanThePictureAndLiesWhereItWasSeen() throws IOException {
        Mask bright = Mask.empty(5000, 3000).paint(Points.of(4000, 2000), 301);
        PicturedDesk pixels = PicturedDesk.showing(bright, 2);
        SeenPicture picture = SeenPicture.of(pixels, Bounds.ofSize(1000, 0, 4000, 3000));
        assertEquals(2000, picture.width());
        assertEquals(1500, picture.height());
        List<Integer> sizes = new ArrayList<>();
        PromptedModel upperHalf = new PromptedModel() {
            @Override
            public String name() {
                return "upper half";
            }

            @Override
            public Region outline(SeenPicture seen, List<Prompt> prompts, int width, int height,
                    BooleanSupplier dropped) {
                sizes.addAll(List.of(width, height));
                BitSet set = new BitSet();
                set.set(0, width * height / 2);
                return new Region(width, height, set);
            }
        };
        Mask mask = Prompted.of(pixels, upperHalf,
                List.of(new PromptedModel.Prompt.At(new Point(4000, 2000), true)),
                Bounds.ofSize(1000, 0, 4000, 3000), null, () -> false).mask();
        assertEquals(List.of(4000, 3000), sizes);
        assertEquals(Bounds.ofSize(1000, 0, 4000, 1500), mask.bounds());
        assertEquals(4000L * 1500, mask.areaPixels());
    }
}
