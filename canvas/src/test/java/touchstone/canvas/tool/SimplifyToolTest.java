package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

class SimplifyToolTest {

    private static final Polygon BUMPY = Polygon.of(Points.of(10, 10, 30, 11, 50, 10, 50, 30, 47, 40, 50, 50, 10, 50));
    private static final Polygon LESS = Polygon.of(Points.of(10, 10, 50, 10, 47, 40, 50, 50, 10, 50));
    private static final Polygon LEAST = Polygon.of(Points.of(10, 10, 50, 10, 50, 50, 10, 50));

    private final Desk desk = Desk.with("simplify");

    private @Nullable Geometry shown(Annotation of) {
        return desk.preview().replaced().get(of.id());
    }

    @Test
    void aClickShowsWhatTheToleranceLeavesAndAnotherTakesItOver() {
        desk.options = desk.options.with(SimplifyTool.TOLERANCE, 2);
        Annotation bumpy = desk.add(BUMPY);
        desk.click(20, 20);
        assertEquals(LESS, shown(bumpy));
        assertEquals("7 vertices become 5", desk.preview().notes().getFirst().text());
        assertTrue(desk.edits.isEmpty());
        desk.click(20, 20);
        assertEquals(List.of(LESS), desk.shapes());
        assertEquals(Set.of(bumpy.id()), desk.selection());
    }

    @Test
    void theShapeFollowsTheToleranceWhileItIsChanged() {
        desk.options = desk.options.with(SimplifyTool.TOLERANCE, 2);
        Annotation bumpy = desk.add(BUMPY);
        desk.click(20, 20);
        desk.options = desk.options.with(SimplifyTool.TOLERANCE, 4);
        desk.give(new Input.OptionsChanged());
        assertEquals(LEAST, shown(bumpy));
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(LEAST), desk.shapes());
    }

    @Test
    void arrowKeysChangeTheTolerance() {
        desk.options = desk.options.with(SimplifyTool.TOLERANCE, 2);
        desk.add(BUMPY);
        desk.click(20, 20);
        desk.give(Desk.key(Input.Code.UP));
        assertEquals(2.5, desk.options.amount(SimplifyTool.TOLERANCE));
    }

    @Test
    void enterBeginsWithAllThatIsSelected() {
        desk.options = desk.options.with(SimplifyTool.TOLERANCE, 4);
        desk.select(desk.add(BUMPY), desk.add(new Polyline(Points.of(0, 70, 50, 71, 90, 70))));
        desk.give(Desk.key(Input.Code.ENTER), Desk.key(Input.Code.ENTER));
        assertEquals(List.of(LEAST, new Polyline(Points.of(0, 70, 90, 70))), desk.shapes());
        assertEquals(1, desk.edits.size());
    }

    @Test
    void escapeLeavesAllAsItWas() {
        desk.add(BUMPY);
        desk.click(20, 20);
        desk.give(Desk.key(Input.Code.ESCAPE));
        assertEquals(List.of(BUMPY), desk.shapes());
        assertEquals(Tools.named("simplify").orElseThrow(), desk.tool());
    }
}
