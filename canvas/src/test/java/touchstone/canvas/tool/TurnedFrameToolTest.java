package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Point;

class TurnedFrameToolTest {

    private static Desk clicked(String tool, double... xy) {
        Desk desk = Desk.with(tool);
        for (int i = 0; i < xy.length; i += 2) {
            desk.give(Desk.move(xy[i], xy[i + 1]));
            desk.click(xy[i], xy[i + 1]);
        }
        return desk;
    }

    @Test
    void anEdgeAndAWidthMakeABox() {
        Box box = (Box) clicked("turned-box", 20, 20, 50, 60, 34, 72).shapes().getFirst();
        assertEquals(50, box.width(), 1e-9);
        assertEquals(20, box.height(), 1e-9);
        assertEquals(53.130102, box.rotation(), 1e-6);
        List<Point> corners = box.corners().toList();
        for (Point expected : List.of(Desk.at(20, 20), Desk.at(50, 60), Desk.at(34, 72), Desk.at(4, 32))) {
            assertTrue(corners.stream().anyMatch(c -> c.distance(expected) < 1e-9), corners.toString());
        }
    }

    @Test
    void theOtherSideOfTheEdgeGivesABoxThere() {
        Box box = (Box) clicked("turned-box", 20, 40, 60, 40, 30, 10).shapes().getFirst();
        assertEquals(new Box(20, 10, 40, 30, 0), box);
    }

    @Test
    void anAxisAndARadiusMakeAnEllipse() {
        assertEquals(List.of(new Ellipse(50, 40, 30, 10, 0)),
                clicked("turned-ellipse", 20, 40, 80, 40, 55, 50).shapes());
    }

    @Test
    void aDragGivesTheEdge() {
        Desk desk = Desk.with("turned-box");
        desk.dragThrough(20, 40, 30, 40, 60, 40);
        desk.click(40, 60);
        assertEquals(List.of(new Box(20, 40, 40, 20)), desk.shapes());
    }

    @Test
    void shiftTurnsTheEdgeInSteps() {
        Desk desk = Desk.with("turned-box");
        desk.click(20, 20);
        desk.click(60, 63, Input.Modifiers.SHIFT);
        desk.click(20, 60);
        assertEquals(45, ((Box) desk.shapes().getFirst()).rotation(), 1e-9);
    }

    @Test
    void backspaceTakesTheEdgeBackAndThenTheFirstPoint() {
        Desk desk = clicked("turned-box", 20, 20, 50, 60);
        desk.give(Desk.key(Input.Code.BACKSPACE));
        assertEquals("turned-box.edge", desk.tool().hint());
        desk.give(Desk.key(Input.Code.BACKSPACE));
        assertEquals(Tools.named("turned-box").orElseThrow(), desk.tool());
    }

    @Property(tries = 300, seed = "1")
    void theShapeStaysOnTheImage(@ForAll boolean ellipse, @ForAll @DoubleRange(min = -10, max = 110) double ax,
            @ForAll @DoubleRange(min = -10, max = 90) double ay, @ForAll @DoubleRange(min = -10, max = 110) double bx,
            @ForAll @DoubleRange(min = -10, max = 90) double by, @ForAll @DoubleRange(min = -10, max = 110) double cx,
            @ForAll @DoubleRange(min = -10, max = 90) double cy) {
        Desk desk = clicked(ellipse ? "turned-ellipse" : "turned-box", ax, ay, bx, by, cx, cy);
        desk.shapes().forEach(shape -> {
            var bounds = shape.bounds();
            assertTrue(bounds.minX() >= 0 && bounds.minY() >= 0 && bounds.maxX() <= Desk.WIDTH
                    && bounds.maxY() <= Desk.HEIGHT, bounds.toString());
        });
    }
}
