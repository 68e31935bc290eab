package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Progress;

/**
 * What the JavaFX thread does for a gesture grows with what is changed, not with what is there: it is counted how many
 * of ten thousand objects it looks at one by one.
 */
class WorkDoneTest {

    private static final int OBJECTS = 10_000;
    /** For a gesture that changes one object; whoever goes through all of them in a listener looks at ten thousand. */
    private static final int FEW = 400;

    @TempDir
    Path folder;

    private Hands hands;

    @BeforeEach
    void start() throws Exception {
        Path project = CrowdedProjects.crowd(folder, OBJECTS);
        hands = Hands.at(folder, new GivenFiles(folder), "Ada");
        hands.open(project);
        hands.until(() -> hands.session().objects().size() == OBJECTS && hands.desk().canvas().isSettled());
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    private long looks() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> hands.session().looks());
    }

    /** How many objects were looked at until the image's history has one line more. */
    private long looksAtEdit(String command) {
        int lines = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> hands.session().history().size());
        return looksAt(() -> hands.desk().commands().named(command).perform(),
                () -> hands.session().history().size() == lines + 1);
    }

    /** How many objects were looked at until a condition held and everything was saved. */
    private long looksAt(Runnable gesture, Callable<Boolean> until) {
        long before = looks();
        hands.robot().interact(gesture);
        hands.until(() -> until.call() && hands.isSaved());
        WaitForAsyncUtils.waitForFxEvents();
        return looks() - before;
    }

    private void isFew(long looks, String gesture) {
        assertTrue(looks <= FEW, () -> gesture + " looked at " + looks + " objects");
    }

    private Set<AnnotationId> all() {
        return hands.session().objects().stream().map(Annotation::id).collect(Collectors.toUnmodifiableSet());
    }

    private Annotation at(int place) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> hands.session().objects().get(place));
    }

    @Test
    void a_gesture_at_one_object_looks_at_few() {
        AnnotationId one = at(OBJECTS / 2).id();
        isFew(looksAt(() -> hands.session().selection().set(Set.of(one)), () -> true), "selecting one");
        isFew(looksAt(() -> hands.desk().commands().named("next-object").perform(), () -> true), "going to the next");
        hands.robot().interact(() -> hands.session().selection().set(Set.of(one)));
        isFew(looksAtEdit("label-2"), "the label of one");
        isFew(looksAtEdit("delete"), "deleting one");
        isFew(looksAtEdit("undo"), "undoing that");
        hands.robot().interact(() -> hands.session().selection().set(Set.of()));
        long before = looks();
        hands.pick("box");
        hands.drag(3000, 3000, 5000, 4000, 7000, 6000);
        hands.until(() -> hands.session().objects().size() == OBJECTS + 1 && hands.isSaved());
        isFew(looks() - before, "drawing one");
    }

    @Test
    void whoever_walks_through_all_objects_is_counted() {
        long looked = looksAt(() -> hands.session().objects().forEach(object -> assertEquals(1, 1)), () -> true);
        assertTrue(looked >= OBJECTS, "only " + looked);
    }

    @Test
    void a_gesture_at_all_objects_looks_at_each_a_few_times_at_most() {
        Set<AnnotationId> all = WaitForAsyncUtils.waitForAsyncFx(10_000, this::all);
        long selecting = looksAt(() -> hands.session().selection().set(all),
                () -> hands.session().selectedMine().size() == OBJECTS);
        assertTrue(selecting <= 2 * OBJECTS, "selecting all looked at " + selecting);
        isFew(looksAtEdit("label-2"), "the label of all");
        isFew(looksAtEdit("undo"), "undoing that");
        isFew(looksAtEdit("delete"), "deleting all");
    }

    @Test
    void a_mark_of_the_image_looks_at_none() {
        isFew(looksAt(() -> hands.session().mark(Progress.Status.DONE),
                () -> hands.session().done() == 1), "marking the image");
    }
}
