package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/** What the hand does before an answer is there. */
class WaitingTest {

    private static final Polygon SQUARE = Polygon.of(Points.of(10, 10, 70, 10, 70, 70, 10, 70));

    private final Desk desk = Desk.with("split");
    private final Annotation square = desk.add(SQUARE);

    /** Up to where the line is finished. */
    private Step finished() {
        desk.click(40, 0);
        desk.click(40, 79);
        return desk.tool().on(Desk.key(Input.Code.ENTER), desk.context());
    }

    private Step answered(Step asked, Tool now) {
        return now.on(Desk.answered(asked.question().orElseThrow()), desk.context());
    }

    @Test
    void aSplitIsWorkedOutAsideAndChangesNothingBefore() {
        Step asked = finished();
        assertTrue(asked.edit().isEmpty());
        assertEquals("path.ending", asked.next().hint());
        assertEquals(2, answered(asked, asked.next()).edit().orElseThrow().changes().size());
    }

    @Test
    void theNextLineBeginsWhileTheLastIsWorkedOut() {
        Step asked = finished();
        Tool meanwhile = asked.next().on(Desk.press(0, 40), desk.context()).next()
                .on(Desk.release(0, 40), desk.context()).next().on(Desk.press(79, 40), desk.context()).next();
        Step done = answered(asked, meanwhile);
        assertEquals(2, done.edit().orElseThrow().changes().size());
        assertEquals(Points.of(0, 40, 79, 40), ((PathTool.Drawing) done.next()).points());
    }

    @Test
    void backspaceDrawsOnWithTheLineAsItWas() {
        Step asked = finished();
        Tool drawing = asked.next().on(Desk.key(Input.Code.BACKSPACE), desk.context()).next();
        assertEquals(Points.of(40, 0, 40, 79), ((PathTool.Drawing) drawing).points());
        assertTrue(answered(asked, drawing).edit().isEmpty());
    }

    @Test
    void whatWasChangedMeanwhileIsNotSplit() {
        Step asked = finished();
        Input answer = Desk.answered(asked.question().orElseThrow());
        Desk after = Desk.with("split");
        after.select(square);
        Step late = asked.next().on(answer, after.context());
        assertTrue(late.edit().isEmpty());
        assertEquals("path.changed", late.next().hint());
    }

    @Test
    void enterBeforeTheFirstAnswerTakesSimplifiedShapesOverWhenTheyCome() {
        Desk simple = Desk.with("simplify");
        Annotation bumpy = simple.add(Polygon.of(Points.of(10, 10, 30, 10.2, 50, 10, 50, 50, 10, 50)));
        Step asked = simple.tool().on(Desk.press(20, 20), simple.context());
        Tool accepted = asked.next().on(Desk.key(Input.Code.ENTER), simple.context()).next();
        Step done = accepted.on(Desk.answered(asked.question().orElseThrow()), simple.context());
        Polygon less = Polygon.of(Points.of(10, 10, 50, 10, 50, 50, 10, 50));
        assertEquals(List.of(bumpy.withGeometry(less)), done.edit().orElseThrow().changes().stream()
                .map(c -> c.after()).toList());
    }
}
