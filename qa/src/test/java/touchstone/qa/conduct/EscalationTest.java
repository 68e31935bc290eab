package touchstone.qa.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Progress.Status;
import touchstone.qa.Watch;
import touchstone.qa.result.Result;

class EscalationTest {

    private final LoggedProject project = new LoggedProject();
    private final Annotator ann = project.annotator("Ann");

    private Result after(int images, int escalated, int skipped) {
        for (int i = 0; i < images; i++) {
            Image image = project.image("i" + i + ".png");
            project.later(10).mark(ann, image, ann, i < escalated
                    ? Status.ESCALATED
                    : i < escalated + skipped ? Status.SKIPPED : Status.DONE);
        }
        return new EscalationAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
    }

    @Test
    void nobody_is_called_silent_on_few_images() {
        assertTrue(after(100, 0, 0).alarms().isEmpty());
    }

    @Test
    void who_never_asks_on_many_images_is_an_alarm() {
        assertTrue(after(500, 0, 0).alarms().getFirst().what().contains("0 of 500"));
    }

    @Test
    void who_asks_at_every_second_image_is_an_alarm_and_so_is_who_skips_them() {
        assertEquals(2, after(60, 30, 25).alarms().size());
    }

    @Test
    void what_was_escalated_and_is_done_by_now_still_counts() {
        Image image = project.image("a.png");
        project.mark(ann, image, ann, Status.ESCALATED);
        project.mark(ann, image, ann, Status.DONE);
        assertEquals(1, WorkLog.of(project, 30, Watch.NONE).passes().escalated(ann.id()));
    }

    @Test
    void an_escalation_that_was_taken_back_does_not_count() {
        Image image = project.image("a.png");
        project.undo(ann, project.mark(ann, image, ann, Status.ESCALATED));
        assertEquals(0, WorkLog.of(project, 30, Watch.NONE).passes().escalated(ann.id()));
    }
}
