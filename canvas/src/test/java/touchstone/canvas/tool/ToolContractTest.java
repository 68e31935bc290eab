package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
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

/** What every tool keeps to, whatever the hand does. */
class ToolContractTest {

    private static final Label LABEL = Label.named("cell", 0).withSkeleton(new Skeleton(List.of("a", "b", "c"),
            List.of(new Skeleton.Edge(0, 1)), List.of(new Skeleton.Pair(0, 2))));

    /** Seen at half its size. */
    private static final Pixels PICTURE = PicturedDesk.showing(Mask.empty(Desk.WIDTH, Desk.HEIGHT)
            .paint(Points.of(20, 25, 60, 40), 12), 1);

    @Provide
    Arbitrary<Tool> tools() {
        return Arbitraries.of(Tools.ALL);
    }

    /** Places beside the image too, and often the same few, so that vertices, handles and first points are hit. */
    @Provide
    Arbitrary<List<Input>> hands() {
        Arbitrary<Double> x = Arbitraries.of(-5.0, 0.0, 10.0, 20.0, 30.0, 30.5, 45.0, 60.0, 90.0, 100.0, 104.0);
        Arbitrary<Double> y = Arbitraries.of(-9.0, 0.0, 10.0, 25.0, 40.0, 41.0, 60.0, 80.0, 88.0);
        Arbitrary<Input.Modifiers> held = Arbitraries.of(Input.Modifiers.NONE, Input.Modifiers.NONE,
                Input.Modifiers.SHIFT, Input.Modifiers.ALT, Input.Modifiers.CONTROL);
        Arbitrary<Input> pointer = Combinators.combine(x, y, held, Arbitraries.integers().between(0, 5))
                .as((px, py, m, kind) -> switch (kind) {
                    case 0 -> new Input.Press(Desk.at(px, py), Input.Button.PRIMARY, m);
                    case 1 -> new Input.Drag(Desk.at(px, py), m);
                    case 2 -> new Input.Move(Desk.at(px, py), m);
                    case 3 -> new Input.DoubleClick(Desk.at(px, py), m);
                    case 4 -> new Input.Press(Desk.at(px, py), Input.Button.SECONDARY, m);
                    default -> new Input.Release(Desk.at(px, py), m);
                });
        Arbitrary<Input> key = Combinators.combine(Arbitraries.of(Input.Code.class), held).as(Input.Key::new);
        return Arbitraries.frequencyOf(Tuple.of(5, pointer), Tuple.of(1, key)).list()
                .ofMaxSize(40);
    }

    private static Desk desk(Tool tool, boolean selected) {
        Desk desk = new Desk(tool, LABEL);
        desk.options = desk.options.with(Snap.ON, selected).with(Snap.MIDDLES, true).with(PathTool.TRACE, selected)
                .with(PathTool.AVOID_OVERLAP, true);
        Stream<Geometry> shapes = Stream.of(new Box(10, 10, 20, 15), new Box(40, 20, 20, 20, 30),
                new Ellipse(60, 40, 20, 10, 0), Polygon.of(Points.of(0, 0, 45, 0, 45, 60, 0, 60)),
                new Polyline(Points.of(10, 10, 60, 60, 90, 10)),
                new Keypoints(List.of(new Keypoints.Joint(20, 25, 2), new Keypoints.Joint(30, 40, 1),
                        new Keypoints.Joint(0, 0, 0))),
                Mask.empty(Desk.WIDTH, Desk.HEIGHT).paint(Points.of(20, 40), 3));
        desk.pixels = PICTURE;
        Annotation last = shapes.map(desk::add).toList().getLast();
        if (selected) {
            desk.select(last);
        }
        return desk;
    }

    @Property(tries = 600, seed = "1")
    void escapeFromAnyStateLeadsBackToTheIdleStateWithoutAnEdit(@ForAll("tools") Tool tool,
            @ForAll("hands") List<Input> hand, @ForAll boolean selected) {
        Desk desk = desk(tool, selected);
        desk.give(hand.toArray(Input[]::new));
        int edits = desk.edits.size();
        desk.give(Desk.key(Input.Code.ESCAPE));
        assertEquals(edits, desk.edits.size());
        assertEquals(tool, desk.tool());
    }

    @Property(tries = 600, seed = "1")
    void anEditChangesWhatThereIsAndOnlyThat(@ForAll("tools") Tool tool, @ForAll("hands") List<Input> hand,
            @ForAll boolean selected) {
        Desk desk = desk(tool, selected);
        for (Input input : hand) {
            Desk before = desk;
            Step step = desk.tool().on(input, desk.context());
            step.edit().ifPresent(edit -> assertFits(edit, before));
            desk.give(input);
        }
    }

    private static void assertFits(Edit edit, Desk desk) {
        assertFalse(edit.isEmpty());
        assertFalse(edit.name().isBlank());
        for (Change change : edit.changes()) {
            if (change.before() instanceof Annotation before) {
                assertEquals(before, desk.get(before.id()).orElseThrow());
            }
            if (change.after() instanceof Annotation after) {
                assertFalse(after.equals(change.before()), "nothing changed");
                assertFalse(after.geometry().bounds().isEmpty(), "an empty shape");
            }
        }
    }

    @Property(tries = 600, seed = "1")
    void newShapesLieOnTheImage(@ForAll("tools") Tool tool, @ForAll("hands") List<Input> hand) {
        Desk desk = new Desk(tool, LABEL);
        desk.pixels = PICTURE;
        desk.give(hand.toArray(Input[]::new));
        for (Edit edit : desk.edits) {
            for (Change change : edit.changes()) {
                if (change.before() == null && change.after() instanceof Annotation drawn) {
                    var bounds = drawn.geometry().bounds();
                    assertTrue(bounds.minX() >= 0 && bounds.minY() >= 0 && bounds.maxX() <= Desk.WIDTH
                            && bounds.maxY() <= Desk.HEIGHT, bounds.toString());
                }
            }
        }
    }

    @Property(tries = 300, seed = "1")
    void everyStateHasAPreviewAndAHint(@ForAll("tools") Tool tool, @ForAll("hands") List<Input> hand,
            @ForAll boolean selected) {
        Desk desk = desk(tool, selected);
        for (Input input : hand) {
            desk.give(input);
            assertFalse(Tools.hint(desk.tool()).isBlank());
            assertEquals(tool.name(), desk.tool().name());
            assertTrue(desk.preview().line().size() != 1);
        }
    }

    @Property(tries = 300, seed = "1")
    void nothingIsChangedOnALayerThatMayOnlyBeLookedAt(@ForAll("tools") Tool tool,
            @ForAll("hands") List<Input> hand, @ForAll boolean selected) {
        Desk desk = desk(tool, selected);
        desk.editable = false;
        desk.give(hand.toArray(Input[]::new));
        assertTrue(desk.edits.isEmpty());
    }
}
