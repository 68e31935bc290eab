package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Progress;
import touchstone.model.Stack;

/** Two pictures as the slices of one stack, gone through by hand. */
class StackWalkTest {

    @TempDir
    private Path folder;

    private Hands hands;

    @BeforeEach
    void start() throws Exception {
        Path project = SmallProject.in(folder);
        hands = Hands.at(folder, new GivenFiles(folder), "Cleo");
        hands.open(project);
        List<Image> pictures = List.copyOf(hands.session().images());
        List<Change> numbered = IntStream.range(0, pictures.size()).mapToObj(i -> new Change(pictures.get(i),
                pictures.get(i).withFields(Map.of(Stack.SERIES, "lung", Stack.SLICE, Integer.toString(i))))).toList();
        hands.robot().interact(() -> hands.session().commit(new Edit("Stack the pictures", numbered)));
        hands.until(() -> hands.isSaved() && hands.session().stacks().all().get().size() == 1);
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    private Image shown() {
        return hands.session().image().get();
    }

    @Test
    void a_copy_on_the_next_slice_is_selected_and_the_slice_begun() {
        Image first = shown();
        hands.focusCanvas().press(KeyCode.R).drag(60, 40, 100, 90);
        hands.untilMine(1);
        AnnotationId drawn = hands.mine().getFirst().id();
        hands.select().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PAGE_DOWN);
        hands.until(() -> !shown().equals(first) && hands.session().isLoaded() && hands.isSaved()
                && hands.mineNow().size() == 1);
        Annotation copy = hands.mine().getFirst();
        assertNotEquals(drawn, copy.id());
        assertEquals(List.of(copy), hands.session().selected());
        assertEquals(Progress.Status.IN_PROGRESS, hands.session().status(shown().id()));
    }

    @Test
    void keys_go_on_after_the_slider_was_clicked() {
        Image first = shown();
        hands.clickOn("#slices .thumb");
        hands.press(KeyCode.PAGE_DOWN);
        hands.settle();
        assertNotEquals(first, shown());
        assertTrue(hands.desk().canvas().isFocused());
    }
}
