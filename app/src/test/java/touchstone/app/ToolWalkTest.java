package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.canvas.segment.PromptedModel;
import touchstone.canvas.segment.SeenPicture;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.geometry.Point;

/** Every tool in the window: what it draws or changes is stored, can be moved, and is undone step by step. */
class ToolWalkTest {

    /**
     * What hands do with a tool that is picked already.
     *
     * @param before what is drawn before the tool is picked
     * @param gesture what the tool does, in image pixels
     */
    private record Walk(Consumer<Hands> before, Consumer<Hands> gesture) {
    }

    private static final Map<String, Walk> WALKS = new TreeMap<>(Map.ofEntries(
            draws("box", hands -> hands.drag(60, 60, 90, 90, 120, 110)),
            draws("ellipse", hands -> hands.drag(60, 60, 90, 90, 120, 110)),
            draws("polygon", hands -> hands.click(60, 60).click(120, 60).click(120, 110).press(KeyCode.ENTER)),
            draws("polyline", hands -> hands.click(60, 60).click(120, 60).click(120, 110).press(KeyCode.ENTER)),
            draws("keypoints", hands -> hands.click(100, 100)),
            draws("brush", hands -> hands.drag(60, 100, 90, 100, 130, 100)),
            draws("wand", hands -> hands.click(48, 89)),
            draws("turned-box", hands -> hands.click(60, 60).click(120, 70).click(110, 110)),
            draws("turned-ellipse", hands -> hands.click(60, 60).click(120, 70).click(110, 110)),
            draws("superpixels", hands -> hands.click(48, 89)),
            draws("cut", hands -> hands.drag(22, 66, 50, 90, 74, 112).whenThought().press(KeyCode.ENTER)),
            draws("assist", hands -> hands.click(90, 80).whenThought().press(KeyCode.ENTER)),
            draws("livewire", hands -> hands.click(60, 60).click(120, 60).click(120, 110).press(KeyCode.ENTER)),
            changes("hole", ToolWalkTest::polygon,
                    hands -> hands.click(90, 80).click(120, 80).click(100, 110).press(KeyCode.ENTER)),
            changes("part", ToolWalkTest::polygon,
                    hands -> hands.click(180, 80).click(200, 80).click(190, 110).press(KeyCode.ENTER)),
            changes("reshape", ToolWalkTest::polygon,
                    hands -> hands.click(80, 80).click(80, 30).click(120, 30).click(120, 80).press(KeyCode.ENTER)),
            changes("split", ToolWalkTest::polygon, hands -> hands.click(110, 40).click(110, 155).press(KeyCode.ENTER)),
            changes("fill", hands -> hands.press(KeyCode.B).drag(60, 60, 160, 60, 160, 140, 60, 140, 60, 60),
                    hands -> hands.click(110, 100)),
            changes("grow", ToolWalkTest::mask, hands -> hands.press(KeyCode.ENTER)),
            changes("simplify", hands -> hands.press(KeyCode.P).click(60, 60).click(110, 60).click(160, 60)
                    .click(160, 140).click(60, 140).press(KeyCode.ENTER),
                    hands -> hands.press(KeyCode.ENTER).whenThought().press(KeyCode.ENTER)),
            changes("eraser", ToolWalkTest::mask, hands -> hands.drag(90, 80, 90, 100, 90, 120))));

    /** Outlines a square around the first click, whatever the picture shows: a real model is too large for a test. */
    private static final PromptedModel SQUARES = new PromptedModel() {
        @Override
        public String name() {
            return "squares";
        }

        @Override
        public Region outline(SeenPicture picture, List<Prompt> prompts, int width, int height,
                BooleanSupplier dropped) {
            Point at = ((PromptedModel.Prompt.At) prompts.getFirst()).point();
            int finer = width / picture.width();
            int left = ((int) at.x() - 10) * finer;
            int top = ((int) at.y() - 10) * finer;
            BitSet set = new BitSet();
            for (int y = top; y < top + 20 * finer; y++) {
                set.set(y * width + left, y * width + left + 20 * finer);
            }
            return new PromptedModel.Region(width, height, set);
        }
    };

    @TempDir
    private static Path folder;

    private static Hands hands;

    private static Map.Entry<String, Walk> draws(String tool, Consumer<Hands> gesture) {
        return Map.entry(tool, new Walk(hands -> {
        }, gesture));
    }

    private static Map.Entry<String, Walk> changes(String tool, Consumer<Hands> before, Consumer<Hands> gesture) {
        return Map.entry(tool, new Walk(hands -> {
            before.accept(hands);
            hands.untilMine(1);
        }, gesture));
    }

    private static void polygon(Hands hands) {
        hands.press(KeyCode.P).click(60, 60).click(160, 60).click(160, 140).click(60, 140).press(KeyCode.ENTER);
    }

    private static void mask(Hands hands) {
        hands.press(KeyCode.B).drag(60, 100, 90, 100, 130, 100);
    }

    @BeforeAll
    static void start() throws Exception {
        Path project = SmallProject.in(folder);
        hands = Hands.at(folder, new GivenFiles(folder), "Cleo");
        hands.open(project);
        hands.robot().interact(() -> {
            // Bound to the model of the preferences, of which there is none here.
            hands.desk().canvas().modelProperty().unbind();
            hands.desk().canvas().modelProperty().set(SQUARES);
        });
    }

    @AfterAll
    static void quit() {
        hands.quit();
    }

    /** One window for all tools, with nothing drawn when the next one is tried. */
    @AfterEach
    void undoAll() {
        hands.focusCanvas().press(KeyCode.ESCAPE).press(KeyCode.V);
        for (int left = hands.mine().size(); left > 0; left = hands.mine().size()) {
            List<Annotation> there = hands.mine();
            hands.press(KeyCode.CONTROL, KeyCode.Z);
            hands.until(() -> !hands.mineNow().equals(there) && hands.isSaved());
        }
    }

    static Stream<String> tools() {
        return WALKS.keySet().stream();
    }

    @Test
    void no_tool_is_left_out() {
        Set<String> drawing = new TreeSet<>(Tools.ALL.stream().filter(t -> !t.onlyLooks()).map(Tool::name).toList());
        assertEquals(drawing, WALKS.keySet());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void what_a_tool_does_is_stored_edited_and_undone(String tool) {
        Walk walk = Objects.requireNonNull(WALKS.get(tool));
        hands.focusCanvas();
        walk.before().accept(hands);
        List<Annotation> before = hands.mine();
        hands.pick(tool);
        walk.gesture().accept(hands);
        hands.until(() -> !hands.mineNow().equals(before) && hands.isSaved());
        List<Annotation> drawn = hands.mine();
        Set<?> selected = hands.session().selection().get();
        assertTrue(drawn.stream().anyMatch(a -> selected.contains(a.id())), "what was drawn is selected");
        hands.press(KeyCode.V).press(KeyCode.RIGHT);
        hands.until(() -> !hands.mineNow().equals(drawn) && hands.isSaved());
        assertNotEquals(drawn, hands.mine());
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.until(() -> hands.mineNow().equals(drawn) && hands.isSaved());
        hands.press(KeyCode.CONTROL, KeyCode.Z);
        hands.until(() -> hands.mineNow().equals(before) && hands.isSaved());
        hands.press(KeyCode.CONTROL, KeyCode.Y);
        hands.until(() -> hands.mineNow().equals(drawn) && hands.isSaved());
    }
}
