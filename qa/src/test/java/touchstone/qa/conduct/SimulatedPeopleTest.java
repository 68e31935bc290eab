package touchstone.qa.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;

/** People whose faults are known: each of ten golden objects on an image is found with a given probability. */
class SimulatedPeopleTest {

    private static final int OBJECTS = 10;

    private final LoggedProject project = new LoggedProject();
    private final Annotator gold = project.annotator("Gold", Annotator.Role.GOLD);

    private static Box box(int i) {
        return new Box(10 + 90 * i, 10, 60, 60);
    }

    private Image golden(int number) {
        Image image = project.image("i" + number + ".png");
        if (project.annotations(image.id(), gold.id()).isEmpty()) {
            Change[] all = new Change[OBJECTS];
            for (int i = 0; i < OBJECTS; i++) {
                all[i] = Change.add(project.object(gold, image, LoggedProject.CELL, box(i), Provenance.imported("g")));
            }
            project.commit(null, all);
        }
        return image;
    }

    /** @param found probability of finding an object, by the number of the image */
    private void work(Annotator who, int from, int to, DoubleUnaryOperator found, Random random) {
        for (int n = from; n < to; n++) {
            Image image = golden(n);
            for (int i = 0; i < OBJECTS; i++) {
                project.later(5);
                if (random.nextDouble() < found.applyAsDouble(n)) {
                    project.draw(who, image, box(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void a_planted_drift_is_flagged_within_fifteen_images(long seed) {
        Annotator ann = project.annotator("Ann");
        work(ann, 0, 80, n -> n < 40 ? 0.95 : 0.75, new Random(seed));
        Result result = new DriftAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
        assertEquals(Severity.HIGH, result.alarms().getFirst().severity(), result.alarms().toString());
        Grid series = (Grid) result.parts().getFirst();
        int first = Integer.parseInt(((Cell.Text) series.rows().getFirst().get(6)).text());
        assertTrue(first > 38 && first <= 55, "first alarm at " + first);
    }

    /** Of 40 people with 60 watched images each about one is flagged by chance. */
    @Test
    void steady_people_are_seldom_flagged() {
        for (int p = 0; p < 40; p++) {
            work(project.annotator("P" + p), 0, 80, n -> 0.9, new Random(100 + p));
        }
        Result result = new DriftAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
        assertTrue(result.alarms().size() <= 4, result.alarms().size() + " alarms");
    }

    @Test
    void one_who_drops_is_told_from_all_who_drop() {
        List<Annotator> people = List.of(project.annotator("A"), project.annotator("B"), project.annotator("C"),
                project.annotator("D"));
        for (int half = 0; half < 2; half++) {
            for (Annotator a : people) {
                boolean drops = half == 1 && a.name().equals("B");
                work(a, half * 20, half * 20 + 20, n -> drops ? 0.6 : 0.9, new Random(a.name().hashCode() + half));
            }
        }
        String one = new AnnotatorsAnalysis().of(project.subject(), Watch.NONE).orElseThrow().meaning();
        assertTrue(one.contains("the scores of B have fallen"), one);
    }

    @Test
    void a_drop_of_all_is_called_one() {
        for (int half = 0; half < 2; half++) {
            for (String name : List.of("A", "B", "C", "D")) {
                double found = half == 0 ? 0.95 : 0.7;
                work(project.annotator(name), half * 20, half * 20 + 20, n -> found,
                        new Random(name.hashCode() + half));
            }
        }
        Result all = new AnnotatorsAnalysis().of(project.subject("annotators.threshold", "0.1"), Watch.NONE)
                .orElseThrow();
        assertTrue(all.meaning().contains("of all have fallen"), all.meaning());
        assertEquals(1, all.alarms().size());
        List<ImageId> shown = all.alarms().getFirst().images();
        assertFalse(shown.isEmpty());
        assertTrue(shown.stream().allMatch(i -> IntStream.range(20, 40).anyMatch(n -> golden(n).id().equals(i))));
    }

    @Test
    void who_is_certainly_below_the_mark_is_flagged_with_advice_on_his_errors() {
        work(project.annotator("Good"), 0, 30, n -> 0.95, new Random(1));
        work(project.annotator("Poor"), 0, 30, n -> 0.5, new Random(2));
        Result result = new AnnotatorsAnalysis()
                .of(project.subject("group.Good", "expert", "group.Poor", "novice"), Watch.NONE).orElseThrow();
        assertEquals(1, result.alarms().size());
        assertTrue(result.alarms().getFirst().what().startsWith("Poor"));
        assertTrue(result.alarms().getFirst().advice().contains("missing"));
        assertTrue(result.parts().stream().anyMatch(p -> p.key().equals("groups")));
    }

    private void sessions(DoubleUnaryOperator foundByMinutes) {
        Annotator ann = project.annotator("Ann");
        Random random = new Random(11);
        for (int session = 0; session < 8; session++) {
            project.later(16 * 3600);
            for (int n = 0; n < 30; n++) {
                double minutes = n * 5;
                work(ann, session * 30 + n, session * 30 + n + 1, i -> foundByMinutes.applyAsDouble(minutes), random);
                project.later(250);
            }
        }
    }

    private static Estimate slope(Result result) {
        return ((Cell.Value) ((Grid) result.parts().getFirst()).rows().getFirst().get(2)).estimate();
    }

    @Test
    void fatigue_is_measured_as_what_it_costs_an_hour() {
        sessions(minutes -> 0.95 - 0.15 * minutes / 60);
        Result result = new FatigueAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
        Estimate.Value slope = (Estimate.Value) slope(result);
        // F1 = 2p / (1 + p) falls by about 0.10 an hour where p falls by 0.15.
        assertEquals(-0.10, slope.value(), 0.03);
        assertEquals(1, result.alarms().size());
    }

    @Test
    void without_fatigue_there_is_no_alarm() {
        sessions(minutes -> 0.9);
        Result result = new FatigueAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
        assertEquals(0, slope(result).number().orElseThrow(), 0.02);
        assertTrue(result.alarms().isEmpty());
    }

    @Test
    void hours_and_minutes_of_each_kind_are_those_that_were_worked() {
        work(project.annotator("Ann"), 0, 10, n -> 1, new Random(1));
        Result speed = new SpeedAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
        List<Cell> row = ((Grid) speed.parts().getFirst()).rows().getFirst();
        double hours = ((Cell.Value) row.get(2)).estimate().number().orElseThrow();
        assertEquals((99 * 5 + 10) / 3600.0, hours, 1e-9);
        Result cost = new CostAnalysis().of(project.subject("cost.hourly", "60"), Watch.NONE).orElseThrow();
        List<Cell> box = ((Grid) cost.parts().getFirst()).rows().getFirst();
        assertEquals((99 * 5 + 10) / 60.0 / 100, ((Cell.Value) box.get(4)).estimate().number().orElseThrow(), 1e-9);
        assertEquals((99 * 5 + 10) / 60.0 / 100, ((Cell.Value) box.get(6)).estimate().number().orElseThrow(), 1e-9);
    }

    @Test
    void a_project_that_was_only_imported_has_nothing_to_tell() {
        Annotator ann = project.annotator("Ann");
        Image image = golden(0);
        project.commit(ann, Change.add(project.object(ann, image, LoggedProject.CELL, box(0),
                Provenance.imported("x"))));
        assertTrue(new DriftAnalysis().of(project.subject(), Watch.NONE).isEmpty());
        assertTrue(new FatigueAnalysis().of(project.subject(), Watch.NONE).isEmpty());
        assertTrue(new SpeedAnalysis().of(project.subject(), Watch.NONE).isEmpty());
        assertTrue(new CostAnalysis().of(project.subject(), Watch.NONE).isEmpty());
        assertTrue(new ReworkAnalysis().of(project.subject(), Watch.NONE).isEmpty());
        assertTrue(new EscalationAnalysis().of(project.subject(), Watch.NONE).isEmpty());
        assertTrue(new PredictionUseAnalysis().of(project.subject(), Watch.NONE).isEmpty());
        Result scores = new AnnotatorsAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
        assertFalse(scores.parts().stream().anyMatch(p -> p.key().equals("changes")));
    }
}
