package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.canvas.tool.Operation;
import touchstone.canvas.tool.Operations;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/** Every operation of the Shape menu and every way to edit with the select tool in the window: stored, undone, redone. */
class EditWalkTest {

    private static final Label HAND_LABEL = Label.named("hand", 3).withSkeleton(new Skeleton(List.of("left", "right"),
            List.of(new Skeleton.Edge(0, 1)), List.of(new Skeleton.Pair(0, 1))));
    private static final Map<String, Consumer<Hands>> DRAWN_BEFORE = new TreeMap<>(Map.ofEntries(
            Map.entry("duplicate", EditWalkTest::square), Map.entry("mirror", EditWalkTest::hand),
            Map.entry("union", EditWalkTest::twoSquares),
            Map.entry("subtract", EditWalkTest::twoSquares), Map.entry("intersect", EditWalkTest::twoSquares),
            Map.entry("to-mask", EditWalkTest::square),
            Map.entry("to-polygon", EditWalkTest::mask), Map.entry("fill-holes", EditWalkTest::ring),
            Map.entry("keep-largest", EditWalkTest::maskAndSpeck),
            Map.entry("remove-specks", EditWalkTest::maskAndSpeck), Map.entry("smooth", EditWalkTest::maskAndSpeck),
            Map.entry("invert", EditWalkTest::mask), Map.entry("split-parts", EditWalkTest::maskAndSpeck)));

    @TempDir
    private static Path folder;

    private static Hands hands;

    @BeforeAll
    static void start() throws Exception {
        Path project = SmallProject.in(folder);
        hands = Hands.at(folder, new GivenFiles(folder), "Cleo");
        hands.open(project);
        hands.robot().interact(() -> hands.session().commit(Edit.of("Add a label", Change.add(HAND_LABEL))));
        hands.until(() -> hands.session().schema().get().byId(HAND_LABEL.id()).isPresent() && hands.isSaved());
    }

    @AfterAll
    static void quit() {
        hands.quit();
    }

    /** One window for all, with nothing drawn when the next one is tried. */
    @AfterEach
    void undoAll() {
        hands.focusCanvas().press(KeyCode.ESCAPE).press(KeyCode.V).press(KeyCode.ESCAPE).press(KeyCode.ESCAPE);
        for (int left = hands.mine().size(); left > 0; left = hands.mine().size()) {
            List<Annotation> there = hands.mine();
            hands.press(KeyCode.CONTROL, KeyCode.Z);
            hands.until(() -> !hands.mineNow().equals(there) && hands.isSaved());
        }
        hands.robot().interact(() -> hands.session().label().set(SmallProject.CELL.id()));
    }

    static Stream<String> operations() {
        return DRAWN_BEFORE.keySet().stream();
    }

    @Test
    void no_operation_is_left_out() {
        assertEquals(new TreeSet<>(Operations.ALL.stream().map(Operation::name).toList()), DRAWN_BEFORE.keySet());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void what_an_operation_does_is_stored_undone_and_redone(String operation) {
        hands.focusCanvas();
        Objects.requireNonNull(DRAWN_BEFORE.get(operation)).accept(hands);
        hands.until(() -> !hands.mineNow().isEmpty() && hands.isSaved());
        changes(() -> hands.robot().interact(() -> hands.desk().commands().named("shape-" + operation).perform()));
    }

    /** It changes what is drawn; undo brings back what was, redo what came. */
    private static void changes(Runnable does) {
        List<Annotation> before = hands.mine();
        does.run();
        hands.until(() -> !hands.mineNow().equals(before) && hands.isSaved());
        List<Annotation> after = hands.mine();
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.until(() -> hands.mineNow().equals(before) && hands.isSaved());
        hands.press(KeyCode.CONTROL, KeyCode.Y);
        hands.until(() -> hands.mineNow().equals(after) && hands.isSaved());
    }

    @Test
    void what_comes_back_with_undo_is_selected_with_what_changed_along() {
        hands.focusCanvas();
        twoSquares(hands);
        Set<AnnotationId> both = Set.copyOf(hands.session().selection().get());
        hands.robot().interact(() -> hands.desk().commands().named("shape-union").perform());
        hands.untilMine(1);
        hands.until(() -> hands.isSaved() && hands.session().selection().get().size() == 1);
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.untilMine(2);
        hands.until(() -> hands.session().selection().get().equals(both));
        assertEquals(both, Set.copyOf(hands.desk().canvas().selection()));
    }

    private static Geometry shape() {
        return hands.mine().getFirst().geometry();
    }

    @Test
    void a_box_is_resized_and_turned_by_its_handles() {
        hands.focusCanvas().press(KeyCode.R).drag(60, 60, 90, 90, 120, 110);
        hands.untilMine(1);
        hands.press(KeyCode.V);
        changes(() -> hands.drag(120, 110, 130, 120, 140, 130));
        Box larger = (Box) shape();
        assertEquals(80, larger.width(), 0.6);
        assertEquals(70, larger.height(), 0.6);
        double pixel = hands.desk().canvas().getViewport().pixel();
        double turn = larger.y() - 24 * pixel;
        hands.select();
        changes(() -> hands.drag(100, turn, 120, turn, 180, larger.center().y()));
        assertEquals(90, ((Box) shape()).rotation(), 2);
    }

    @Test
    void a_vertex_is_dragged_made_touched_nudged_and_removed() {
        hands.focusCanvas();
        square(hands);
        hands.untilMine(1);
        hands.press(KeyCode.V).select();
        changes(() -> hands.drag(160, 140, 170, 145, 180, 150));
        assertTrue(
                points().toList().stream().anyMatch(p -> Math.abs(p.x() - 180) < 0.5 && Math.abs(p.y() - 150) < 0.5));
        hands.select();
        changes(() -> hands.doubleClick(90, 60));
        assertEquals(5, points().size());
        hands.select().click(90, 60);
        changes(() -> hands.press(KeyCode.SHIFT, KeyCode.DOWN));
        assertTrue(points().toList().stream().anyMatch(p -> Math.abs(p.x() - 90) < 0.5 && Math.abs(p.y() - 70) < 0.5));
        hands.select().click(90, 70);
        changes(() -> hands.press(KeyCode.DELETE));
        assertEquals(4, points().size());
    }

    private static Points points() {
        return ((Polygon) shape()).parts().getFirst().outer();
    }

    @Test
    void a_frame_to_the_right_selects_what_it_holds_and_one_to_the_left_what_it_touches() {
        hands.focusCanvas();
        square(hands);
        hands.untilMine(1);
        hands.press(KeyCode.V).press(KeyCode.ESCAPE).drag(200, 20, 150, 50, 100, 100);
        assertEquals(1, hands.session().selection().get().size());
        hands.press(KeyCode.ESCAPE).drag(20, 20, 80, 80, 100, 100);
        assertEquals(0, hands.session().selection().get().size());
        hands.drag(20, 20, 80, 80, 180, 155);
        assertEquals(1, hands.session().selection().get().size());
        changes(() -> hands.press(KeyCode.DELETE));
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.untilMine(1);
    }

    @Test
    void a_measure_stores_nothing_and_goes_with_escape() {
        int edits = hands.session().history().size();
        hands.focusCanvas().press(KeyCode.CONTROL, KeyCode.M).click(60, 60).click(120, 60).click(120, 110);
        assertTrue(!hands.desk().canvas().getTool().rests());
        hands.press(KeyCode.ENTER).press(KeyCode.ESCAPE);
        assertTrue(hands.desk().canvas().getTool().rests());
        assertEquals(edits, hands.session().history().size());
    }

    private static void mask(Hands hands) {
        hands.press(KeyCode.B).drag(60, 100, 90, 100, 130, 100);
    }

    private static void ring(Hands hands) {
        hands.press(KeyCode.B)
                .drag(60, 60, 160, 60, 160, 140, 60, 140, 60, 60);
    }

    private static void maskAndSpeck(Hands hands) {
        mask(hands);
        hands.untilMine(1);
        hands.robot().interact(() -> hands.desk().canvas().setBrushRadius(1));
        hands.drag(200, 40, 201, 40);
        hands.robot().interact(() -> hands.desk().canvas().setBrushRadius(12));
    }

    private static void square(Hands hands) {
        hands.press(KeyCode.P).click(60, 60).click(160, 60)
                .click(160, 140).click(60, 140).press(KeyCode.ENTER);
    }

    private static void twoSquares(Hands hands) {
        square(hands);
        hands.untilMine(1);
        hands.click(110, 100).click(210, 100).click(210, 150).click(110, 150).press(KeyCode.ENTER);
        hands.untilMine(2);
        hands.robot().interact(() -> hands.session().selection()
                .set(hands.mineNow().stream().map(Annotation::id).collect(Collectors.toSet())));
    }

    private static void hand(Hands hands) {
        hands.robot().interact(() -> hands.session().label().set(HAND_LABEL.id()));
        hands.press(KeyCode.K).click(80, 80).click(120, 80);
    }
}
