package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.AnnotatorId;
import touchstone.model.LabelId;
import touchstone.model.geometry.Box;
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
    void theRightButtonClosesAPolygonForThoseWhoWantIt() {
        Desk desk = clicked("polygon", 10, 10, 60, 10, 30, 50);
        Input right = new Input.Press(Desk.at(90, 70), Input.Button.SECONDARY, Input.Modifiers.NONE);
        desk.give(right);
        assertTrue(desk.edits.isEmpty());
        desk.options = desk.options.with(PathTool.RIGHT_FINISHES, true);
        desk.give(right);
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

    private static final Points RIGHT_OF_SQUARE = Points.of(70, 20, 90, 20, 90, 60, 70, 60);

    @Test
    void aHoleIsCutIntoThePolygonUnderThePointerWhileAnotherOneIsSelected() {
        Desk desk = Desk.with("hole");
        desk.add(Polygon.of(Points.of(10, 10, 50, 10, 50, 50, 10, 50)));
        Annotation elsewhere = desk.add(Polygon.of(Points.of(60, 10, 90, 10, 90, 40, 60, 40)));
        desk.select(elsewhere);
        desk.click(20, 20);
        desk.click(40, 20);
        desk.click(30, 40);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(1, desk.edits.size());
        assertEquals(List.of(Points.of(20, 20, 40, 20, 30, 40)),
                ((Polygon) desk.shapes().getFirst()).parts().getFirst().holes());
    }

    @Test
    void aVertexSnapsToWhatOtherLayersShow() {
        Desk desk = Desk.with("polygon");
        desk.options = desk.options.with(Snap.ON, true);
        desk.others.add(Annotation.drawn(desk.image, LabelId.create(), AnnotatorId.create(),
                new Box(50, 20, 30, 30)));
        desk.click(10, 10);
        desk.click(53, 17);
        desk.click(54, 40);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(Polygon.of(Points.of(10, 10, 50, 20, 50, 40))), desk.shapes());
    }

    @Test
    void aVertexSnapsToTheNeighboursVertexWithinTenScreenPixels() {
        Desk desk = Desk.with("polygon");
        desk.add(SQUARE);
        desk.give(Desk.key(Input.Code.SNAP));
        desk.click(76, 15);
        assertEquals(Points.of(70, 10), ((PathTool.Drawing) desk.tool()).points());
        desk.give(Desk.move(74, 66));
        assertEquals(List.of(new Mark(Desk.at(70, 70), Mark.Look.VERTEX)), desk.preview().marks());
        desk.give(Desk.move(77, 40));
        assertEquals(List.of(new Mark(Desk.at(70, 40), Mark.Look.BORDER)), desk.preview().marks());
        desk.pixel = 0.5;
        assertTrue(desk.preview().marks().isEmpty());
    }

    @Test
    void theMiddlesOfSegmentsAreSnappedToWhenAskedFor() {
        Desk desk = Desk.with("polygon");
        desk.add(SQUARE);
        desk.options = desk.options.with(Snap.ON, true).with(Snap.MIDDLES, true);
        desk.give(Desk.move(76, 43));
        assertEquals(List.of(new Mark(Desk.at(70, 40), Mark.Look.MIDDLE)), desk.preview().marks());
        desk.give(Desk.move(43, 41));
        assertEquals(List.of(new Mark(Desk.at(40, 40), Mark.Look.CENTRE)), desk.preview().marks());
    }

    @Test
    void tracingFollowsTheNeighboursBorderTheShorterWay() {
        Desk desk = Desk.with("polygon");
        desk.add(SQUARE);
        desk.give(Desk.key(Input.Code.TRACE));
        desk.click(12, 9);
        desk.click(68, 72);
        assertEquals(Points.of(10, 10, 70, 10, 70, 70), ((PathTool.Drawing) desk.tool()).points());
        desk.give(Desk.key(Input.Code.TRACE), Desk.key(Input.Code.SNAP));
        desk.click(30, 75);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(Polygon.of(Points.of(10, 10, 70, 10, 70, 70, 30, 75)), desk.shapes().getLast());
    }

    @Test
    void withShiftTracingTakesTheOtherWay() {
        Desk desk = Desk.with("polyline");
        desk.add(SQUARE);
        desk.give(Desk.key(Input.Code.TRACE));
        desk.click(10, 10);
        desk.click(70, 10, Input.Modifiers.SHIFT);
        assertEquals(Points.of(10, 10, 10, 70, 70, 70, 70, 10), ((PathTool.Drawing) desk.tool()).points());
    }

    @Test
    void tracingClosesARingAlongTheBorder() {
        Desk desk = Desk.with("polygon");
        desk.add(SQUARE);
        desk.give(Desk.key(Input.Code.TRACE));
        desk.click(40, 10);
        desk.click(90, 40);
        desk.click(70, 40);
        desk.click(40, 10);
        assertEquals(Polygon.of(Points.of(40, 10, 90, 40, 70, 40, 70, 10)), desk.shapes().getLast());
    }

    @Test
    void whatNeighboursCoverIsLeftOutWhenAskedFor() {
        Desk desk = Desk.with("polygon");
        desk.options = desk.options.with(PathTool.AVOID_OVERLAP, true);
        desk.add(SQUARE);
        for (double[] xy : new double[][]{ { 50, 20 }, { 90, 20 }, { 90, 60 }, { 50, 60 } }) {
            desk.click(xy[0], xy[1]);
        }
        desk.give(Desk.key(Input.Code.ENTER));
        Polygon drawn = (Polygon) desk.shapes().getLast();
        assertEquals(800, drawn.area());
        assertTrue(Areas.intersection(List.of(SQUARE, drawn)).isEmpty());
        assertTrue(drawn.rings().getFirst().toList().containsAll(RIGHT_OF_SQUARE.toList()));
    }

    @Test
    void aPolygonThatNeighboursCoverWhollyIsNotDrawnAndTheHintSaysWhy() {
        Desk desk = Desk.with("polygon");
        desk.options = desk.options.with(PathTool.AVOID_OVERLAP, true);
        desk.add(SQUARE);
        desk.click(20, 20);
        desk.click(40, 20);
        desk.click(20, 40);
        desk.give(Desk.key(Input.Code.ENTER));
        assertTrue(desk.edits.isEmpty());
        assertEquals("polygon.none", desk.tool().hint());
    }

    @Test
    void aPartIsAddedToTheSelectedPolygon() {
        Desk desk = Desk.with("part");
        Annotation square = desk.add(Polygon.of(Points.of(10, 10, 30, 10, 30, 30, 10, 30)));
        desk.click(20, 20);
        assertEquals(Set.of(square.id()), desk.selection());
        desk.click(50, 10);
        desk.click(90, 10);
        desk.click(50, 50);
        desk.give(Desk.key(Input.Code.ENTER));
        Polygon both = (Polygon) desk.shapes().getFirst();
        assertEquals(2, both.parts().size());
        assertEquals(400 + 800, both.area());
    }

    @Test
    void aPartThatOverlapsGrowsTogetherWithItsPolygon() {
        Desk desk = Desk.with("part");
        desk.select(desk.add(Polygon.of(Points.of(10, 10, 30, 10, 30, 30, 10, 30))));
        desk.click(20, 10);
        desk.click(50, 10);
        desk.click(50, 30);
        desk.click(20, 30);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(1, ((Polygon) desk.shapes().getFirst()).parts().size());
        assertEquals(800, desk.shapes().getFirst().area());
    }

    @Test
    void aBorderIsReshapedByALineThatCrossesItTwice() {
        Desk desk = Desk.with("reshape");
        desk.add(SQUARE);
        desk.click(60, 20);
        desk.click(90, 20);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals("reshape.none", desk.tool().hint());
        desk.click(90, 60);
        desk.click(60, 60);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(3600 + 800, desk.shapes().getFirst().area());
    }

    @Test
    void oneObjectBecomesTwoWithTheSameLabelAndAttributes() {
        Desk desk = Desk.with("split");
        Annotation square = desk.add(SQUARE);
        desk.click(50, 5);
        desk.click(50, 75);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(2400.0, 1200.0), desk.shapes().stream().map(s -> s.area()).toList());
        assertEquals(1, desk.edits.size());
        assertEquals(2, desk.selection().size());
        Annotation piece = (Annotation) desk.edits.getFirst().changes().get(1).any();
        assertEquals(square.label(), piece.label());
        assertEquals(square.attributes(), piece.attributes());
    }

    @Test
    void onlySelectedObjectsAreSplit() {
        Desk desk = Desk.with("split");
        desk.add(SQUARE);
        desk.select(desk.add(Polygon.of(RIGHT_OF_SQUARE)));
        desk.click(5, 40);
        desk.click(95, 40);
        desk.give(Desk.key(Input.Code.ENTER));
        assertEquals(List.of(3600.0, 400.0, 400.0), desk.shapes().stream().map(s -> s.area()).toList());
    }
}
