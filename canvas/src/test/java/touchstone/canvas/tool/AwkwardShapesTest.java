package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/** Shapes that files can bring along though no hand would draw them: larger than the image, far outside, or endless. */
class AwkwardShapesTest {

    /** On the image, which has 100 by 80 pixels, but of another size. */
    private static final Mask LARGER = Mask.empty(300, 200).paint(Points.of(20, 20, 250, 150), 15);
    private static final Polygon OUTSIDE = Polygon.of(Points.of(-1e7, -1e7, 1e7, -1e7, 1e7, 1e7, -1e7, 1e7));
    private static final Box FARTHER = new Box(-1e9, -1e9, 3e9, 3e9);
    private static final Ellipse FLAT = new Ellipse(50, 40, 0, 10, 0);
    private static final Polygon CROSSED = Polygon.of(Points.of(10, 10, 60, 60, 60, 10, 10, 60));
    private static final Polygon LINE = Polygon.of(Points.of(10, 10, 60, 10, 30, 10));
    private static final Polyline SPOT = new Polyline(Points.of(30, 30, 30, 30));
    private static final Keypoints GONE = new Keypoints(List.of(new Keypoints.Joint(-1e8, 1e8, 2)));

    private static final List<Geometry> ALL = List.of(LARGER, OUTSIDE, FARTHER, FLAT, CROSSED, LINE, SPOT, GONE,
            round(2_000));

    private static Polygon round(int vertices) {
        double[] xy = new double[2 * vertices];
        for (int i = 0; i < vertices; i++) {
            double r = 30 + 2 * Math.sin(i * 0.7);
            xy[2 * i] = 50 + r * Math.cos(2 * Math.PI * i / vertices);
            xy[2 * i + 1] = 40 + r * Math.sin(2 * Math.PI * i / vertices);
        }
        return Polygon.of(Points.of(xy));
    }

    private static Desk desk(Tool tool) {
        Desk desk = new Desk(tool, Label.named("cell", 0));
        desk.pixels = PicturedDesk.showing(Mask.empty(Desk.WIDTH, Desk.HEIGHT).paint(Points.of(20, 25, 60, 40), 12), 0);
        desk.options = desk.options.with(Snap.ON, true).with(PathTool.TRACE, true).with(PathTool.AVOID_OVERLAP, true);
        return desk;
    }

    private static void work(Desk desk) {
        desk.give(Desk.move(30, 30), Desk.key(Input.Code.ENTER));
        desk.dragThrough(5, 5, 40, 40, 90, 70);
        desk.click(30, 30);
        desk.click(70, 50);
        desk.click(45, 75);
        desk.give(Desk.key(Input.Code.ENTER), Desk.key(Input.Code.DOWN));
        desk.click(12, 12, Input.Modifiers.ALT);
        desk.dragThrough(0, 40, 50, 41, 99, 40);
        desk.give(Desk.key(Input.Code.ENTER), Desk.doubleClick(50, 40), Desk.release(50, 40),
                Desk.key(Input.Code.ESCAPE));
    }

    static List<Tool> tools() {
        return Tools.ALL;
    }

    static List<Operation> operations() {
        return Operations.ALL;
    }

    private static void assertOrdinary(Desk desk) {
        for (Geometry shape : desk.shapes()) {
            assertFalse(Double.isNaN(shape.area()) || Double.isNaN(shape.bounds().minX()), shape.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void everyToolWorksAmongThem(Tool tool) {
        for (double pixel : new double[]{ 1 / 64.0, 1, 1024 }) {
            Desk desk = desk(tool);
            desk.pixel = pixel;
            ALL.forEach(desk::add);
            work(desk);
            assertOrdinary(desk);
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void everyToolWorksOnEachOfThem(Tool tool) {
        for (Geometry shape : ALL) {
            Desk desk = desk(tool);
            desk.select(desk.add(shape));
            work(desk);
            assertOrdinary(desk);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationWorksOnEachOfThemOrSaysWhyNot(Operation operation) {
        for (Geometry shape : ALL) {
            Desk desk = desk(Tools.SELECT);
            desk.select(desk.add(shape));
            desk.perform(operation);
            assertOrdinary(desk);
        }
        for (Geometry first : ALL) {
            Desk desk = desk(Tools.SELECT);
            desk.select(desk.add(first), desk.add(CROSSED), desk.add(new Box(20, 20, 30, 30)));
            desk.perform(operation);
            assertOrdinary(desk);
        }
    }

    @Test
    void whatReachesTooFarForAMaskIsRefusedWithASentence() {
        Desk desk = desk(Tools.SELECT);
        desk.select(desk.add(FARTHER));
        desk.perform(new Convert(GeometryKind.MASK));
        assertEquals(List.of("A shape reaches more than 100 million pixels from the image's origin."), desk.refusals);
    }

    @Test
    void aPolygonOf100000VerticesIsSplitReshapedAndSimplified() {
        Polygon endless = round(100_000);
        for (String tool : List.of("split", "reshape", "simplify")) {
            Desk desk = desk(Tools.named(tool).orElseThrow());
            Annotation before = desk.add(endless);
            desk.select(before);
            desk.options = desk.options.with(Snap.ON, false).with(PathTool.TRACE, false);
            desk.click(50, 1);
            desk.click(51, 79);
            desk.give(Desk.key(Input.Code.ENTER), Desk.key(Input.Code.ENTER));
            List<Change> changes = new ArrayList<>();
            desk.edits.forEach(edit -> changes.addAll(edit.changes()));
            assertTrue(changes.stream().anyMatch(c -> before.equals(c.before())), tool);
        }
    }
}
