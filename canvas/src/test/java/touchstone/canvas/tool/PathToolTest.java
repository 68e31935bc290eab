package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

class PathToolTest {

    private static final Polygon TRIANGLE = Polygon.of(Points.of(10, 10, 60, 10, 30, 50));
    private static final Polygon SQUARE = Polygon.of(Points.of(10, 10, 70, 10, 70, 70, 10, 70));

    private static Desk clicked(String tool, double... xy) {
        Desk desk = Desk.with(tool);
        for (int i = 0; i < xy.length; i += 2) {
            desk.click(xy[i], xy[i + 1]);
        }
        return desk;
    }

    @Test
    void enterClosesAPolygon() {
        Desk desk = clicked("polygon", 10, 10, 60, 10, 30, 50);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(TRIANGLE), desk.shapes());
    }

    @Test
    void theFirstVertexClosesAPolygon() {
        Desk desk = clicked("polygon", 10, 10, 60, 10, 30, 50, 14, 13);
        assertEquals(List.of(TRIANGLE), desk.shapes());
    }

    @Test
    void aDoubleClickClosesAPolygonAtItsFirstPress() {
        Desk desk = clicked("polygon", 10, 10, 60, 10, 30, 50);
        desk.give(Desk.doubleClick(30, 50), Desk.release(30, 50));
        assertEquals(List.of(TRIANGLE), desk.shapes());
    }

    @Test
    void theRightButtonClosesAPolygon() {
        Desk desk = clicked("polygon", 10, 10, 60, 10, 30, 50);
        desk.give(new Input.Press(Desk.at(90, 70), Input.Button.SECONDARY, Input.Modifiers.NONE));
        assertEquals(List.of(TRIANGLE), desk.shapes());
    }

    @Test
    void twoVerticesAreNoPolygonYet() {
        Desk desk = clicked("polygon", 10, 10, 60, 10);
        desk.give(Desk.key(Input.Code.ENTER));
        assertTrue(desk.edits.isEmpty());
        desk.click(30, 50);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(TRIANGLE), desk.shapes());
    }

    @Test
    void verticesOnOneLineAreNoPolygon() {
        Desk desk = clicked("polygon", 10, 10, 30, 10, 60, 10);
        desk.give(Desk.key(Input.Code.ENTER));
        assertTrue(desk.edits.isEmpty());
    }

    @Test
    void backspaceTakesBackTheLastVertexAndInTheEndTheFirst() {
        Desk desk = clicked("polygon", 10, 10, 60, 10, 90, 70);
        desk.give(Desk.key(Input.Code.BACKSPACE));
        desk.click(30, 50);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(TRIANGLE), desk.shapes());
        desk.click(5, 5);
        desk.give(Desk.key(Input.Code.BACKSPACE));
        assertEquals(Tools.named("polygon").orElseThrow(), desk.tool());
    }

    @Test
    void shiftAndADragSetVerticesAllAlong() {
        Desk desk = Desk.with("polygon");
        desk.give(Desk.press(10, 10));
        for (int x = 11; x <= 30; x++) {
            desk.give(new Input.Drag(Desk.at(x, 10), Input.Modifiers.SHIFT));
        }
        desk.give(Desk.release(30, 10));
        desk.click(10, 60);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(Polygon.of(Points.of(10, 10, 14, 10, 18, 10, 22, 10, 26, 10, 30, 10, 10, 60))),
                desk.shapes());
    }

    @Test
    void altInsideTheSelectedPolygonCutsAHole() {
        Desk desk = Desk.with("polygon");
        Annotation square = desk.add(SQUARE);
        desk.select(square);
        desk.click(20, 20, Input.Modifiers.ALT);
        desk.click(40, 20);
        desk.click(20, 40);
        desk.give(Desk.key(Input.Code.ENTER));
        Polygon cut = Polygon.of(SQUARE.rings().getFirst(), Points.of(20, 20, 40, 20, 20, 40));
        assertEquals(List.of(Change.replace(square, square.withGeometry(cut))), desk.edits.getFirst().changes());
    }

    @Test
    void theHoleToolTakesThePolygonUnderItAndKeepsItsVerticesInside() {
        Desk desk = Desk.with("hole");
        desk.add(SQUARE);
        desk.click(20, 20);
        desk.click(90, 20);
        desk.click(40, 20);
        desk.click(20, 40);
        desk.click(20, 20);
        assertEquals(List.of(Polygon.of(SQUARE.rings().getFirst(), Points.of(20, 20, 40, 20, 20, 40))),
                desk.shapes());
    }

    @Test
    void besideAnyPolygonThereIsNothingToCut() {
        Desk desk = Desk.with("hole");
        desk.add(SQUARE);
        desk.click(90, 75);
        assertEquals(Tools.named("hole").orElseThrow(), desk.tool());
    }

    @Test
    void aHoleLiesInThePartThatHoldsIt() {
        Points left = Points.of(0, 0, 40, 0, 40, 40, 0, 40);
        Points right = Points.of(50, 0, 90, 0, 90, 40, 50, 40);
        Points hole = Points.of(60, 10, 80, 10, 60, 30);
        Polygon both = new Polygon(List.of(new Polygon.Part(left, List.of()), new Polygon.Part(right, List.of())));
        assertEquals(new Polygon(List.of(new Polygon.Part(left, List.of()),
                new Polygon.Part(right, List.of(hole)))), Rings.cut(both, hole));
    }

    @Test
    void aLineEndsWithADoubleClick() {
        Desk desk = clicked("polyline", 10, 10, 60, 10);
        desk.give(Desk.doubleClick(60, 10));
        assertEquals(List.of(new Polyline(Points.of(10, 10, 60, 10))), desk.shapes());
    }
}
