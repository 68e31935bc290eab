package touchstone.qa.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.Progress.Status;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.qa.Watch;
import touchstone.qa.result.Result;

class ReworkTest {

    private static final Box BOX = new Box(10, 10, 50, 50);

    private final LoggedProject project = new LoggedProject();
    private final Annotator ann = project.annotator("Ann");
    private final Annotator reviewer = project.annotator("Rita");
    private final Image a = project.image("a.png");

    private Rework rework() {
        return WorkLog.of(project, 30, Watch.NONE).rework();
    }

    private Entry move(Annotator by, Annotation object) {
        return project.later(5).commit(by, Change.replace(object, object.withGeometry(new Box(12, 10, 50, 50))));
    }

    @Test
    void what_is_changed_before_it_is_finished_is_no_rework() {
        Annotation object = project.draw(ann, a, BOX);
        move(ann, object);
        project.mark(ann, a, ann, Status.DONE);
        assertEquals(1, rework().finished().get(ann.id()));
        assertTrue(rework().corrections().isEmpty());
    }

    @Test
    void a_change_by_another_after_the_image_was_done_is_rework() {
        Annotation object = project.draw(ann, a, BOX);
        project.draw(ann, a, BOX);
        project.mark(ann, a, ann, Status.DONE);
        move(reviewer, object);
        assertEquals(2, rework().finished().get(ann.id()));
        assertEquals(1, rework().corrections().size());
        assertTrue(rework().corrections().getFirst().byOther());
    }

    @Test
    void a_change_by_another_finishes_an_image_that_nobody_marked() {
        Annotation object = project.draw(ann, a, BOX);
        project.commit(reviewer, Change.remove(object));
        assertEquals(1, rework().finished().get(ann.id()));
        assertEquals(null, rework().corrections().getFirst().after());
    }

    @Test
    void what_was_taken_back_is_no_rework_and_what_was_done_again_is() {
        Annotation object = project.draw(ann, a, BOX);
        project.mark(ann, a, ann, Status.DONE);
        Entry moved = move(ann, object);
        assertFalse(rework().corrections().getFirst().byOther());
        project.undo(ann, moved);
        assertTrue(rework().corrections().isEmpty());
        project.redo(ann, moved);
        assertEquals(1, rework().corrections().size());
    }

    @Test
    void several_changes_of_one_object_count_once_and_an_added_object_apart() {
        Annotation object = project.draw(ann, a, BOX);
        project.mark(ann, a, ann, Status.DONE);
        move(reviewer, object);
        Annotation moved = project.annotations(a.id(), ann.id()).getFirst();
        project.commit(reviewer, Change.replace(moved, moved.withLabel(LoggedProject.DIRT.id())));
        project.commit(reviewer, Change.add(project.object(ann, a, LoggedProject.CELL, BOX, Provenance.HUMAN)));
        List<Rework.Correction> all = rework().corrections();
        assertEquals(1, all.stream().filter(Rework.Correction::wasThere).count());
        assertEquals(1, all.stream().filter(c -> !c.wasThere()).count());
        assertEquals(1, rework().finished().get(ann.id()));
    }

    @Test
    void importing_a_layer_again_is_no_rework() {
        Annotation object = project.draw(ann, a, BOX);
        project.mark(ann, a, ann, Status.DONE);
        project.commit(reviewer, Change.remove(object),
                Change.add(project.object(ann, a, LoggedProject.CELL, BOX, Provenance.imported("x"))));
        assertTrue(rework().corrections().isEmpty());
    }

    @Test
    void more_than_three_in_ten_is_called_a_fault_of_the_guideline() {
        for (int i = 0; i < 10; i++) {
            project.draw(ann, a, new Box(10 + 60 * i, 10, 50, 50));
        }
        project.annotations(a.id(), ann.id()).subList(0, 4).forEach(object -> project.later(5).commit(reviewer,
                Change.replace(object, object.withLabel(LoggedProject.DIRT.id()))));
        Result result = new ReworkAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
        assertEquals(1, result.alarms().size());
        assertTrue(result.alarms().getFirst().advice().contains("guideline"));
        assertTrue(new ReworkAnalysis().of(project.subject("rework.usual", "0.9", "rework.fault", "1"), Watch.NONE)
                .orElseThrow().alarms().isEmpty());
    }
}
