package touchstone.qa.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.qa.Watch;
import touchstone.qa.conduct.PredictionLog.Judged;
import touchstone.qa.result.Result;

class PredictionUseTest {

    private final LoggedProject project = new LoggedProject();
    private final Annotator ann = project.annotator("Ann");
    private final Image a = project.image("a.png");

    private Annotation predict(Map<String, String> attributes) {
        Annotation predicted = project.object(ann, a, LoggedProject.CELL, new Box(1, 1, 20, 20),
                Provenance.model("net", 0.9)).withAttributes(attributes);
        project.commit(null, Change.add(predicted));
        return predicted;
    }

    private static Annotation accepted(Annotation p) {
        return new Annotation(p.id(), p.image(), p.label(), p.annotator(), p.geometry(), p.attributes(),
                p.provenance().accepted(1));
    }

    private Entry accept(Annotation predicted, double seconds) {
        return project.later(seconds).commit(ann, Change.replace(predicted, accepted(predicted)));
    }

    private List<Judged> judged() {
        return List.copyOf(WorkLog.of(project, 30, Watch.NONE).predictions().judged());
    }

    @Test
    void accepting_editing_and_removing_are_told_apart() {
        Annotation plain = predict(Map.of());
        Annotation edited = predict(Map.of());
        Annotation removed = predict(Map.of());
        accept(plain, 3);
        accept(edited, 4);
        project.later(2).commit(ann,
                Change.replace(accepted(edited), accepted(edited).withGeometry(new Box(2, 1, 20, 20))));
        project.later(5).commit(ann, Change.remove(removed));
        List<Judged> all = judged();
        assertEquals(3, all.size());
        assertFalse(all.get(0).isEdited() || all.get(0).isRejected());
        assertTrue(all.get(1).isEdited());
        assertEquals(4, all.get(1).seconds(), 1e-9);
        assertTrue(all.get(2).isRejected());
    }

    @Test
    void what_is_taken_back_was_not_judged() {
        Annotation predicted = predict(Map.of());
        Entry entry = accept(predicted, 3);
        project.undo(ann, entry);
        assertTrue(judged().isEmpty());
        project.redo(ann, entry);
        assertEquals(1, judged().size());
    }

    @Test
    void waving_predictions_through_within_moments_is_an_alarm_and_so_are_planted_errors_that_pass() {
        for (int i = 0; i < 50; i++) {
            accept(predict(i % 10 == 0 ? Map.of("planted", "wrong") : Map.of()), 1);
        }
        Result result = new PredictionUseAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
        assertEquals(2, result.alarms().size());
        assertTrue(result.alarms().get(1).what().contains("5 of 5"), result.alarms().toString());
    }

    @Test
    void predictions_that_are_looked_at_are_no_alarm() {
        for (int i = 0; i < 50; i++) {
            accept(predict(Map.of()), 6);
        }
        assertTrue(new PredictionUseAnalysis().of(project.subject(), Watch.NONE).orElseThrow().alarms().isEmpty());
    }
}
