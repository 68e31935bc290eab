package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;

class MaskOperationsTest {

    private static final Mask BLANK = Mask.empty(Desk.WIDTH, Desk.HEIGHT);
    private static final Mask DISC = BLANK.paint(Points.of(30, 30), 10);
    private static final Mask RING = DISC.erase(Points.of(30, 30), 5);

    private static Operation operation(String name) {
        return Operations.ALL.stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
    }

    private static Desk perform(String name, Geometry... selected) {
        Desk desk = Desk.with("select");
        Annotation[] all = new Annotation[selected.length];
        for (int i = 0; i < selected.length; i++) {
            all[i] = desk.add(selected[i]);
        }
        desk.select(all);
        assertEquals(Optional.empty(), operation(name).obstacle(desk.context()));
        desk.perform(operation(name));
        return desk;
    }

    private static String obstacle(String name, Geometry... selected) {
        Desk desk = Desk.with("select");
        for (Geometry shape : selected) {
            desk.add(shape);
        }
        desk.select(desk.within(new Bounds(-1e9, -1e9, 1e9, 1e9)).toArray(Annotation[]::new));
        return operation(name).obstacle(desk.context()).orElse("");
    }

    @Test
    void holesOfAllSelectedMasksAreFilledInOneEdit() {
        Mask other = BLANK.paint(Points.of(70, 30), 10).erase(Points.of(70, 30), 2);
        Desk desk = perform("fill-holes", RING, other, new Box(1, 1, 5, 5));
        assertEquals(List.of(DISC, BLANK.paint(Points.of(70, 30), 10), new Box(1, 1, 5, 5)), desk.shapes());
        assertEquals(1, desk.edits.size());
        assertEquals("Fill holes of 2 objects", desk.edits.getFirst().name());
    }

    @Test
    void aMaskWithoutHolesIsNotTouched() {
        assertTrue(perform("fill-holes", DISC).edits.isEmpty());
    }

    @Test
    void onlyTheLargestPartIsKept() {
        assertEquals(List.of(DISC), perform("keep-largest", DISC.paint(Points.of(60, 60), 4)).shapes());
    }

    @Test
    void aMaskOfNothingButSpecksIsRemoved() {
        Desk desk = perform("remove-specks", BLANK.paint(Points.of(20, 20), 1).paint(Points.of(40, 40), 1));
        assertTrue(desk.shapes().isEmpty());
        assertTrue(desk.selection().isEmpty());
    }

    @Test
    void invertingTwiceGivesTheMaskAgain() {
        Desk desk = perform("invert", RING);
        assertEquals(List.of(RING.complement()), desk.shapes());
        desk.perform(operation("invert"));
        assertEquals(List.of(RING), desk.shapes());
    }

    @Test
    void theInverseOfAllIsNothingAndIsRemoved() {
        assertTrue(perform("invert", Mask.full(Desk.WIDTH, Desk.HEIGHT)).shapes().isEmpty());
    }

    @Test
    void eachPartBecomesAnObjectAndTheLargestStaysTheOneThatItWas() {
        Desk desk = Desk.with("select");
        Annotation mask = desk.add(BLANK.paint(Points.of(10, 10), 3).union(DISC).paint(Points.of(80, 60), 5));
        desk.select(mask);
        desk.perform(operation("split-parts"));
        assertEquals(Set.of(DISC, BLANK.paint(Points.of(10, 10), 3), BLANK.paint(Points.of(80, 60), 5)),
                Set.copyOf(desk.shapes()));
        assertEquals(DISC, desk.get(mask.id()).orElseThrow().geometry());
        assertEquals(3, desk.selection().size());
        assertEquals(1, desk.edits.size());
    }

    @Test
    void masksAreUnitedIntoTheLargest() {
        Desk desk = Desk.with("select");
        Annotation small = desk.add(BLANK.paint(Points.of(45, 30), 8));
        Annotation large = desk.add(DISC);
        desk.select(small, large);
        desk.perform(operation("union"));
        assertEquals(List.of(DISC.paint(Points.of(45, 30), 8)), desk.shapes());
        assertEquals(Set.of(large.id()), desk.selection());
    }

    @Test
    void aMaskAndAPolygonMakeAMask() {
        Polygon square = Polygon.of(Points.of(25, 25, 60, 25, 60, 45, 25, 45));
        Mask covered = Rasterizer.mask(square, Desk.WIDTH, Desk.HEIGHT);
        assertEquals(List.of(covered.union(DISC)), perform("union", DISC, square).shapes());
        assertEquals(List.of(covered.intersect(DISC)), perform("intersect", DISC, square).shapes());
    }

    @Test
    void polygonsMakeAPolygonAndWhatWasSubtractedStays() {
        Polygon inner = Polygon.of(Points.of(20, 20, 30, 20, 30, 30, 20, 30));
        Desk desk = perform("subtract", inner, Polygon.of(Points.of(10, 10, 60, 10, 60, 60, 10, 60)));
        assertEquals(2, desk.shapes().size());
        Polygon cut = (Polygon) desk.shapes().getLast();
        assertTrue(cut.hasHoles());
        assertEquals(2400, cut.area(), 1e-9);
        assertEquals(inner, desk.shapes().getFirst());
    }

    @Test
    void whatIsWhollyCoveredIsRemovedBySubtracting() {
        Desk desk = perform("subtract", DISC, BLANK.paint(Points.of(30, 30), 10));
        assertEquals(1, desk.shapes().size());
        assertEquals(1, desk.edits.getFirst().changes().size());
    }

    @Test
    void shapesThatOnlySeemToMeetAreNotIntersected() {
        Desk desk = perform("intersect", BLANK.paint(Points.of(10, 10, 60, 60), 2), BLANK.paint(Points.of(60, 12), 3));
        assertTrue(desk.edits.isEmpty());
        assertEquals(2, desk.selection().size());
        assertEquals("The selected objects have nothing in common.",
                obstacle("intersect", DISC, BLANK.paint(Points.of(80, 60), 3)));
    }

    @Test
    void aMaskBecomesAPolygonAndTheSameMaskAgain() {
        Mask mask = RING.paint(Points.of(70, 50), 6).erase(Points.of(70, 50), 2).paint(Points.of(30, 30), 1);
        Desk desk = perform("to-polygon", mask);
        Polygon polygon = (Polygon) desk.shapes().getFirst();
        assertEquals(3, polygon.parts().size());
        desk.perform(operation("to-mask"));
        assertEquals(List.of(mask), desk.shapes());
    }

    @Test
    void aShapeTooSmallForAPixelStaysWhatItIs() {
        Box speck = new Box(10.6, 10.6, 0.2, 0.2);
        assertEquals(List.of(speck), perform("to-mask", speck).shapes());
    }

    @Test
    void whatStandsInTheWayIsSaid() {
        Polyline line = new Polyline(Points.of(1, 1, 9, 9));
        assertEquals("Select an object of your layer first.", obstacle("union"));
        assertEquals("Select at least two objects with an inside first.", obstacle("union", DISC, line));
        assertEquals("Select a mask first.", obstacle("smooth", line));
        assertEquals("Select a polygon, box or ellipse first.", obstacle("to-mask", DISC));
        assertEquals("A selected mask is not of the image's size.",
                obstacle("union", DISC, Mask.full(10, 10)));
    }

    @Test
    void aLabelThatForbidsMasksForbidsTheResult() {
        Label boxes = new Label(LabelId.create(), "nodule", 0, null, Set.of(GeometryKind.BOX), List.of(), null, "", 0);
        Desk desk = new Desk(Tools.SELECT, boxes);
        desk.select(desk.add(new Box(10, 10, 20, 20)));
        assertEquals("Objects of nodule may not be masks.",
                operation("to-mask").obstacle(desk.context()).orElseThrow());
    }
}
