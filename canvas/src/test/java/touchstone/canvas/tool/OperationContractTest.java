package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/** What every operation keeps to, whatever is selected. */
class OperationContractTest {

    private static final Label LABEL = Label.named("cell", 0).withSkeleton(new Skeleton(List.of("a", "b", "c"),
            List.of(new Skeleton.Edge(0, 1)), List.of(new Skeleton.Pair(0, 2))));

    private static final List<Geometry> SHAPES = List.of(new Box(10, 10, 20, 15), new Box(40, 20, 20, 20, 30),
            new Ellipse(60, 40, 20, 10, 0), Polygon.of(Points.of(0, 0, 45, 0, 45, 60, 0, 60)),
            Polygon.of(Points.of(20, 20, 70, 20, 70, 50, 20, 50)), new Polyline(Points.of(10, 10, 60, 60, 90, 10)),
            new Keypoints(List.of(new Keypoints.Joint(20, 25, 2), new Keypoints.Joint(30, 40, 1),
                    new Keypoints.Joint(0, 0, 0))),
            Mask.empty(Desk.WIDTH, Desk.HEIGHT).paint(Points.of(20, 40), 3),
            Mask.empty(Desk.WIDTH, Desk.HEIGHT).paint(Points.of(21, 40, 60, 70), 5));

    @Provide
    Arbitrary<Operation> operations() {
        return Arbitraries.of(Operations.ALL);
    }

    @Provide
    Arbitrary<List<Integer>> selections() {
        return Arbitraries.integers().between(0, SHAPES.size() - 1).list().uniqueElements().ofMaxSize(4);
    }

    @Property(tries = 600, seed = "1")
    void anEditFitsWhatThereIsAndTheOutcomeIsSelected(@ForAll("operations") Operation operation,
            @ForAll("selections") List<Integer> chosen) {
        Desk desk = desk(chosen);
        if (operation.obstacle(desk.context()).isPresent()) {
            assertFalse(operation.obstacle(desk.context()).get().isBlank());
            return;
        }
        Operation.Outcome outcome = operation.apply(desk.context());
        assertTrue(Operations.obstacle(outcome, desk.context()).isEmpty());
        for (Change change : outcome.edit().changes()) {
            assertFalse(outcome.edit().name().isBlank());
            if (change.after() instanceof Annotation after) {
                assertFalse(after.equals(change.before()), "nothing changed");
                assertFalse(after.geometry().bounds().isEmpty(), "an empty shape");
                assertEquals(desk.annotator, after.annotator());
            }
        }
        desk.perform(operation);
        desk.selection().forEach(id -> assertTrue(desk.get(id).isPresent(), "something that is gone is selected"));
    }

    @Property(tries = 200, seed = "1")
    void nothingIsDoneOnALayerThatMayOnlyBeLookedAt(@ForAll("operations") Operation operation,
            @ForAll("selections") List<Integer> chosen) {
        Desk desk = desk(chosen);
        desk.editable = false;
        assertTrue(operation.obstacle(desk.context()).isPresent());
    }

    @Property(tries = 50, seed = "1")
    void nothingIsDoneWithoutASelection(@ForAll("operations") Operation operation) {
        assertTrue(operation.obstacle(desk(List.of()).context()).isPresent());
    }

    @Property(tries = 50, seed = "1")
    void everyOperationHasANameAndAHint(@ForAll("operations") Operation operation) {
        assertFalse(operation.title().isBlank());
        assertFalse(operation.hint().isBlank());
    }

    private static Desk desk(List<Integer> chosen) {
        Desk desk = new Desk(Tools.SELECT, LABEL);
        List<Annotation> all = new ArrayList<>();
        SHAPES.forEach(shape -> all.add(desk.add(shape)));
        desk.select(chosen.stream().map(all::get).toArray(Annotation[]::new));
        return desk;
    }
}
