package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

class SelectToolTest {

    private final Desk desk = Desk.with("select");

    @Test
    void aClickSelectsTheTopmostObject() {
        desk.add(new Box(10, 10, 40, 40));
        Annotation above = desk.add(new Box(30, 30, 40, 40));
        desk.click(40, 40);
        assertEquals(Set.of(above.id()), desk.selection());
        desk.click(90, 75);
        assertTrue(desk.selection().isEmpty());
    }

    @Test
    void aLineIsHitWithinSixScreenPixels() {
        Annotation line = desk.add(new Polyline(Points.of(10, 10, 90, 10)));
        desk.click(50, 15);
        assertEquals(Set.of(line.id()), desk.selection());
        desk.pixel = 0.5;
        desk.click(50, 15);
        assertTrue(desk.selection().isEmpty());
    }

    @Test
    void shiftAddsAndTakesAway() {
        Annotation a = desk.add(new Box(10, 10, 20, 20));
        Annotation b = desk.add(new Box(50, 10, 20, 20));
        desk.click(20, 20);
        desk.click(60, 20, Input.Modifiers.SHIFT);
        assertEquals(Set.of(a.id(), b.id()), desk.selection());
        desk.click(20, 20, Input.Modifiers.SHIFT);
        assertEquals(Set.of(b.id()), desk.selection());
    }

    @Test
    void aFrameSelectsWhatLiesWhollyInIt() {
        Annotation a = desk.add(new Box(10, 10, 20, 20));
        desk.add(new Box(50, 10, 20, 20));
        desk.dragThrough(5, 5, 60, 40);
        assertEquals(Set.of(a.id()), desk.selection());
    }

    @Test
    void aDragMovesAllThatIsSelected() {
        Annotation a = desk.add(new Box(10, 10, 20, 20));
        Annotation b = desk.add(new Box(50, 10, 20, 20));
        desk.select(a, b);
        desk.dragThrough(20, 20, 25, 22, 30, 25);
        assertEquals(List.of(new Box(20, 15, 20, 20), new Box(60, 15, 20, 20)), desk.shapes());
        assertEquals("Move 2 objects", desk.edits.getFirst().name());
    }

    @Test
    void aMoveEndsAtTheImagesEdge() {
        desk.add(new Box(10, 10, 20, 20));
        desk.dragThrough(20, 20, 90, -40);
        assertEquals(List.of(new Box(80, 0, 20, 20)), desk.shapes());
    }

    @Test
    void aShakyClickMovesNothing() {
        desk.add(new Box(10, 10, 20, 20));
        desk.dragThrough(20, 20, 21, 21);
        assertTrue(desk.edits.isEmpty());
    }

    @Test
    void aCornerHandleResizesABox() {
        desk.select(desk.add(new Box(10, 10, 20, 20)));
        desk.dragThrough(30, 30, 50, 45);
        assertEquals(List.of(new Box(10, 10, 40, 35)), desk.shapes());
    }

    @Test
    void aCornerDraggedAcrossTheOppositeOneTurnsTheBoxOver() {
        desk.select(desk.add(new Box(40, 40, 20, 20)));
        desk.dragThrough(60, 60, 50, 50, 30, 30, 10, 20);
        assertEquals(List.of(new Box(10, 20, 30, 20)), desk.shapes());
    }

    @Test
    void aSideOfATurnedBoxMovesAlongItsOwnAxisWhileTheOppositeSideStays() {
        desk.select(desk.add(new Box(30, 30, 20, 20, 90)));
        desk.dragThrough(40, 50, 40, 60);
        Box box = (Box) desk.shapes().getFirst();
        assertEquals(30, box.bounds().minX(), 1e-9);
        assertEquals(50, box.bounds().maxX(), 1e-9);
        assertEquals(30, box.bounds().minY(), 1e-9);
        assertEquals(60, box.bounds().maxY(), 1e-9);
        assertEquals(90, box.rotation());
    }

    @Test
    void theTurningHandleTurnsABoxAboutItsCentre() {
        desk.select(desk.add(new Box(30, 40, 20, 20)));
        desk.dragThrough(40, 16, 70, 30, 74, 50);
        assertEquals(List.of(new Box(30, 40, 20, 20, 90)), desk.shapes());
    }

    @Test
    void theSideOfAnEllipseIsDragged() {
        desk.select(desk.add(new Ellipse(40, 40, 20, 10)));
        desk.dragThrough(60, 40, 80, 40);
        assertEquals(List.of(new Ellipse(50, 40, 30, 10)), desk.shapes());
    }

    @Test
    void aVertexIsDraggedAndThenMovedByArrowKeysAndThenRemoved() {
        desk.select(desk.add(Polygon.of(Points.of(10, 10, 50, 10, 50, 50, 10, 50))));
        desk.dragThrough(50, 50, 70, 60);
        assertEquals(List.of(Polygon.of(Points.of(10, 10, 50, 10, 70, 60, 10, 50))), desk.shapes());
        desk.give(Desk.key(Input.Code.LEFT), new Input.Key(Input.Code.UP, Input.Modifiers.SHIFT));
        assertEquals(List.of(Polygon.of(Points.of(10, 10, 50, 10, 69, 50, 10, 50))), desk.shapes());
        desk.give(Desk.key(Input.Code.DELETE));
        assertEquals(List.of(Polygon.of(Points.of(10, 10, 50, 10, 10, 50))), desk.shapes());
    }

    @Test
    void aTriangleKeepsItsVertices() {
        desk.select(desk.add(Polygon.of(Points.of(10, 10, 50, 10, 50, 50))));
        desk.click(50, 50);
        desk.give(Desk.key(Input.Code.DELETE));
        assertTrue(desk.edits.isEmpty());
    }

    @Test
    void aTriangularHoleThatLosesAVertexIsClosed() {
        Points outer = Points.of(10, 10, 90, 10, 90, 70, 10, 70);
        desk.select(desk.add(Polygon.of(outer, Points.of(30, 30, 50, 30, 40, 50))));
        desk.click(40, 50);
        desk.give(Desk.key(Input.Code.DELETE));
        assertEquals(List.of(Polygon.of(outer)), desk.shapes());
    }

    @Test
    void aVertexTouchedOnOneObjectIsNotRemovedFromAnother() {
        desk.select(desk.add(Polygon.of(Points.of(10, 10, 50, 10, 50, 50, 10, 50))));
        desk.click(50, 50);
        Annotation other = desk.add(Polygon.of(Points.of(60, 10, 90, 10, 90, 40, 60, 40)));
        desk.select(other);
        desk.give(Desk.key(Input.Code.DELETE));
        assertEquals(List.of(Change.remove(other)), desk.edits.getFirst().changes());
    }

    @Test
    void aDoubleClickOnALineMakesAVertex() {
        desk.select(desk.add(Polygon.of(Points.of(10, 10, 50, 10, 50, 50, 10, 50))));
        desk.give(Desk.doubleClick(8, 30), Desk.release(8, 30));
        assertEquals(List.of(Polygon.of(Points.of(10, 10, 50, 10, 50, 50, 10, 50, 8, 30))), desk.shapes());
    }

    @Test
    void aDoubleClickOnAVertexMakesNoOtherOne() {
        Polygon square = Polygon.of(Points.of(10, 10, 50, 10, 50, 50, 10, 50));
        desk.select(desk.add(square));
        desk.give(Desk.doubleClick(51, 49), Desk.release(51, 49));
        assertEquals(List.of(square), desk.shapes());
    }

    @Test
    void aDragThatFollowsAClickSoSoonThatItIsADoubleClickStillDrags() {
        desk.add(new Box(30, 30, 20, 20));
        desk.click(40, 40);
        desk.give(Desk.doubleClick(40, 40), Desk.drag(45, 45), Desk.drag(50, 42), Desk.release(50, 42));
        assertEquals(List.of(new Box(40, 32, 20, 20)), desk.shapes());
        desk.click(60, 52);
        desk.give(Desk.doubleClick(60, 52), Desk.drag(65, 55), Desk.drag(70, 62), Desk.release(70, 62));
        assertEquals(List.of(new Box(40, 32, 30, 30)), desk.shapes());
    }

    @Test
    void altAndADragPullANewVertexOutOfALine() {
        desk.select(desk.add(new Polyline(Points.of(10, 10, 90, 10))));
        desk.give(Desk.press(50, 10, Input.Modifiers.ALT), Desk.drag(50, 20), Desk.drag(52, 40),
                Desk.release(52, 40));
        assertEquals(List.of(new Polyline(Points.of(10, 10, 52, 40, 90, 10))), desk.shapes());
    }

    @Test
    void aJointIsDraggedHiddenWithShiftAndLeftOutWithDelete() {
        desk.select(desk.add(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(50, 50, 2)))));
        desk.dragThrough(10, 10, 20, 20);
        assertEquals(List.of(new Keypoints(List.of(new Joint(20, 20, 2), new Joint(50, 50, 2)))), desk.shapes());
        desk.click(50, 50, Input.Modifiers.SHIFT);
        assertEquals(List.of(new Keypoints(List.of(new Joint(20, 20, 2), new Joint(50, 50, 1)))), desk.shapes());
        desk.give(Desk.key(Input.Code.DELETE));
        assertEquals(List.of(new Keypoints(List.of(new Joint(20, 20, 2), new Joint(0, 0, 0)))), desk.shapes());
    }

    @Test
    void aBoxOfItsOwnGoesAlongWithTheWholeSkeletonAndStaysWhenAJointIsDragged() {
        Annotation person = desk.add(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(50, 50, 2))),
                Map.of("object.bbox", "5, 4, 50, 60"));
        desk.select(person);
        desk.give(Desk.key(Input.Code.RIGHT));
        assertEquals(Map.of("object.bbox", "6, 4, 50, 60"), desk.attributes(person));
        desk.dragThrough(11, 10, 20, 20);
        assertEquals(Map.of("object.bbox", "6, 4, 50, 60"), desk.attributes(person));
        assertEquals(List.of(new Keypoints(List.of(new Joint(20, 20, 2), new Joint(51, 50, 2)))), desk.shapes());
    }

    @Test
    void arrowKeysMoveByOnePixelAndWithShiftByTen() {
        desk.select(desk.add(new Box(30, 30, 10, 10)));
        desk.give(Desk.key(Input.Code.RIGHT), new Input.Key(Input.Code.DOWN, Input.Modifiers.SHIFT));
        assertEquals(List.of(new Box(31, 40, 10, 10)), desk.shapes());
    }

    @Test
    void deleteRemovesAllThatIsSelectedInOneEdit() {
        desk.select(desk.add(new Box(10, 10, 10, 10)), desk.add(new Box(30, 30, 10, 10)));
        desk.give(Desk.key(Input.Code.DELETE));
        assertEquals(1, desk.edits.size());
        assertEquals("Delete 2 objects", desk.edits.getFirst().name());
        assertTrue(desk.shapes().isEmpty());
        assertTrue(desk.selection().isEmpty());
    }

    @Test
    void repeatedClicksAtOnePlaceGoDownThroughTheObjectsThere() {
        Annotation below = desk.add(new Box(10, 10, 60, 60));
        Annotation middle = desk.add(new Box(20, 20, 40, 40));
        Annotation top = desk.add(new Box(30, 30, 20, 20));
        desk.click(40, 40);
        assertEquals(Set.of(top.id()), desk.selection());
        desk.click(40, 40);
        assertEquals(Set.of(middle.id()), desk.selection());
        desk.give(Desk.doubleClick(40, 40), Desk.release(40, 40));
        assertEquals(Set.of(below.id()), desk.selection());
        desk.click(40, 40);
        assertEquals(Set.of(top.id()), desk.selection());
        assertTrue(desk.edits.isEmpty());
    }

    @Test
    void altAndAClickSelectTheNextOneBelow() {
        Annotation below = desk.add(new Box(10, 10, 60, 60));
        Annotation top = desk.add(new Box(30, 30, 20, 20));
        desk.select(top);
        desk.click(40, 40, Input.Modifiers.ALT);
        assertEquals(Set.of(below.id()), desk.selection());
    }

    @Test
    void theSelectedObjectIsMovedEvenWhereAnotherLiesAboveIt() {
        Annotation below = desk.add(new Box(10, 10, 40, 40));
        desk.add(new Box(20, 20, 20, 20));
        desk.select(below);
        desk.dragThrough(30, 30, 35, 35, 40, 40);
        assertEquals(List.of(new Box(20, 20, 40, 40), new Box(20, 20, 20, 20)), desk.shapes());
    }

    @Test
    void aFrameDrawnToTheLeftSelectsWhatItTouches() {
        Annotation a = desk.add(Polygon.of(Points.of(10, 10, 40, 10, 40, 40, 10, 40)));
        Annotation line = desk.add(new Polyline(Points.of(0, 70, 99, 60)));
        desk.add(Polygon.of(Points.of(32, 45, 99, 45, 99, 50)));
        desk.dragThrough(30, 75, 25, 30, 20, 20);
        assertEquals(Set.of(a.id(), line.id()), desk.selection());
    }

    @Test
    void aFrameInsideAnObjectTouchesIt() {
        Annotation a = desk.add(Polygon.of(Points.of(10, 10, 80, 10, 80, 70, 10, 70), Points.of(60, 30, 70, 30, 70,
                60)));
        assertTrue(Nearness.meets(a.geometry(), new Bounds(30, 30, 40, 40)));
        assertTrue(!Nearness.meets(a.geometry(), new Bounds(67, 35, 69, 37)));
    }

    @Test
    void verticesInAFrameDrawnWithControlMoveAndGoTogether() {
        desk.select(desk.add(Polygon.of(Points.of(10, 10, 50, 10, 60, 30, 50, 50, 10, 50))));
        desk.give(Desk.press(45, 5, Input.Modifiers.CONTROL), Desk.drag(70, 55), Desk.release(70, 55));
        desk.dragThrough(50, 10, 55, 10, 60, 15);
        assertEquals(List.of(Polygon.of(Points.of(10, 10, 60, 15, 70, 35, 60, 55, 10, 50))), desk.shapes());
        desk.give(Desk.key(Input.Code.LEFT));
        assertEquals(List.of(Polygon.of(Points.of(10, 10, 59, 15, 69, 35, 59, 55, 10, 50))), desk.shapes());
        desk.give(Desk.key(Input.Code.DELETE));
        assertTrue(desk.edits.size() == 2, "a polygon needs three vertices");
    }

    @Test
    void theMiddleOfASegmentIsPulledOutIntoAVertexAndAMereClickThereMakesNone() {
        desk.select(desk.add(Polygon.of(Points.of(10, 10, 70, 10, 70, 70, 10, 70))));
        desk.click(40, 10);
        assertTrue(desk.edits.isEmpty());
        desk.dragThrough(40, 10, 42, 20, 45, 30);
        assertEquals(List.of(Polygon.of(Points.of(10, 10, 45, 30, 70, 10, 70, 70, 10, 70))), desk.shapes());
    }

    @Test
    void aPolygonIsTurnedInStepsOf15DegreesAboutItsMiddle() {
        desk.select(desk.add(Polygon.of(Points.of(30, 30, 70, 30, 70, 50, 30, 50))));
        desk.give(Desk.press(50, 6), new Input.Drag(Desk.at(80, 41), Input.Modifiers.SHIFT), Desk.release(80, 41));
        assertEquals(List.of(Polygon.of(Points.of(60, 20, 60, 60, 40, 60, 40, 20))), desk.shapes());
    }

    @Test
    void aSkeletonIsStretchedByTheCornerOfItsFrame() {
        desk.select(desk.add(new Keypoints(List.of(new Joint(20, 20, 2), new Joint(60, 60, 1), new Joint(0, 0, 0)))));
        desk.dragThrough(70, 70, 75, 60, 90, 50);
        assertEquals(List.of(new Keypoints(List.of(new Joint(20, 20, 2), new Joint(80, 40, 1), new Joint(0, 0, 0)))),
                desk.shapes());
    }

    @Test
    void theRightButtonHidesAJoint() {
        desk.select(desk.add(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(50, 50, 2)))));
        desk.give(new Input.Press(Desk.at(50, 50), Input.Button.SECONDARY, Input.Modifiers.NONE));
        assertEquals(List.of(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(50, 50, 1)))), desk.shapes());
        desk.give(Desk.key(Input.Code.SKIP));
        assertEquals(List.of(new Keypoints(List.of(new Joint(10, 10, 2), new Joint(50, 50, 2)))), desk.shapes());
    }

    @Test
    void aDraggedVertexSnapsToTheNeighboursVertex() {
        desk.add(Polygon.of(Points.of(70, 10, 90, 10, 90, 40)));
        desk.select(desk.add(Polygon.of(Points.of(10, 10, 40, 10, 40, 40))));
        desk.give(Desk.key(Input.Code.SNAP));
        desk.dragThrough(40, 10, 50, 10, 65, 14);
        assertEquals(Polygon.of(Points.of(10, 10, 70, 10, 40, 40)), desk.shapes().getLast());
    }
}
