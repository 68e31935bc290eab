package touchstone.qa.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.geometry.Box;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.qa.sampling.AcceptancePlan.Risk;

/** Gates decide by whole intervals and plans, and say where there is not enough. */
class GatesTest {

    private static final Risk GOOD = new Risk(0.01, 0.05);
    private static final Risk BAD = new Risk(0.1, 0.05);

    @Test
    void aNumberIsAboveALimitWithItsWholeIntervalOnly() {
        assertEquals(Decision.PASSED, Decision.above(Estimate.share(98, 100, Reason.EMPTY), 0.8));
        assertEquals(Decision.FAILED, Decision.above(Estimate.share(50, 100, Reason.EMPTY), 0.8));
        assertEquals(Decision.UNDECIDED, Decision.above(Estimate.share(85, 100, Reason.EMPTY), 0.8));
        assertEquals(Decision.PASSED, Decision.below(Estimate.share(0, 100, Reason.EMPTY), 0.1));
        assertEquals(Decision.UNDECIDED, Decision.below(Estimate.share(0, 10, Reason.EMPTY), 0.1));
    }

    @Test
    void whatHasNoIntervalOrTooFewUnitsDecidesNothing() {
        assertEquals(Decision.UNDECIDED, Decision.above(Estimate.of(1, 500), 0.8));
        assertEquals(Decision.UNDECIDED, Decision.above(Estimate.undefined(Reason.NO_PAIRS), 0.8));
        Interval few = Interval.bootstrap(1, 1, new Interval.Bootstrap(1000, 0, 1, false));
        assertEquals(Decision.UNDECIDED, Decision.above(Estimate.of(1, 4, few), 0.8));
    }

    @Test
    void aBatchIsAcceptedByThePlanForItsSize() {
        // R 4.2.2, AcceptanceSampling 1.0.11: N = 200, PRP (0.01, 0.95), CRP (0.1, 0.05): n = 42, c = 1.
        assertEquals(42, new Batch("b", 200, 0, 0, GOOD, BAD).plan().orElseThrow().n());
        assertEquals(Decision.PASSED, new Batch("b", 200, 42, 1, GOOD, BAD).decision());
        assertEquals(Decision.UNDECIDED, new Batch("b", 200, 41, 1, GOOD, BAD).decision());
        assertEquals(Decision.FAILED, new Batch("b", 200, 5, 2, GOOD, BAD).decision());
    }

    @Property(tries = 60, seed = "1")
    void moreReviewedNeverLetsTheConsumersRiskGrow(@ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(max = 300) int reviewed) {
        Batch batch = new Batch("b", size, Math.min(size, reviewed), 0, GOOD, BAD);
        int allowed = batch.allowed().orElseThrow();
        assertTrue(allowed >= batch.plan().orElseThrow().c());
        if (batch.reviewed() >= batch.plan().orElseThrow().n()) {
            assertTrue(batch.model().accept(batch.reviewed(), allowed, batch.model().atLeast(0.1)) <= 0.05 + 1e-12);
        }
    }

    @Test
    void aPilotNeedsTheLargerOfAShareAndANumberButNotMoreThanThereIs() {
        PilotGate.Limits limits = new PilotGate.Limits(0.05, 100, "f1", 0.8, 0.1);
        assertEquals(60, limits.needed(60));
        assertEquals(100, limits.needed(1500));
        assertEquals(500, limits.needed(10_000));
    }

    @Test
    void aPilotOfPeopleWhoAgreeWithAGoldenSetPasses() {
        Result result = pilot(120, Map.of()).orElseThrow();
        assertEquals(Estimate.of(1, 120), figure(result, "passed"));
    }

    @Test
    void aPilotWithoutGoldenSetIsUndecided() {
        SmallProject project = new SmallProject();
        draw(project, 120, "Ada", "Ben");
        Result result = new PilotGateAnalysis().of(subject(project, Map.of()), Watch.NONE).orElseThrow();
        assertEquals(Estimate.undefined(Reason.NOT_ENOUGH_DATA), figure(result, "passed"));
        assertEquals(Estimate.undefined(Reason.NO_REFERENCE), figure(result, "severeErrorRate"));
    }

    @Test
    void whoHasWorkedOnNoGoldenImageIsNamedAndTheOthersAreJudged() {
        SmallProject project = new SmallProject();
        project.annotator("Gold", Annotator.Role.GOLD);
        draw(project, 60, "Gold", "Ada");
        project.annotator("Lea");
        Result result = new QualificationAnalysis().of(subject(project, Map.of()), Watch.NONE).orElseThrow();
        assertEquals(Decision.PASSED, Decision.of(result));
        assertEquals(List.of("Lea has worked on no golden image and is not judged."),
                result.alarms().stream().map(Alarm::what).toList());
        // No image shows it, so it leads to where work is given.
        assertEquals(Alarm.Page.QUEUE, result.alarms().getFirst().page());
    }

    @Test
    void aFailedBatchAndAFailedPilotLeadToWhereTheSevereErrorsAre() {
        SmallProject project = new SmallProject();
        project.annotator("Gold", Annotator.Role.GOLD);
        draw(project, 40, "Gold", "Ada", "Ben");
        for (int i = 40; i < 80; i++) {
            drawOne(project, i, "Gold", "Ben");
            project.draw("Ada", "image" + i, "cell", new Box(60, 60, 30, 30));
        }
        List<String> wrong = IntStream.range(40, 80).mapToObj(i -> "image" + i).toList();
        assertEquals(wrong, places(project, new AcceptanceAnalysis(), "is rejected"));
        assertEquals(wrong, places(project, new PilotGateAnalysis(), "not below"));
    }

    @Test
    void aBatchOfWhichTooLittleIsReviewedLeadsToTheRest() {
        SmallProject project = new SmallProject();
        project.annotator("Gold", Annotator.Role.GOLD);
        draw(project, 20, "Ada");
        draw(project, 2, "Gold");
        assertEquals(IntStream.range(2, 20).mapToObj(i -> "image" + i).sorted().toList(),
                places(project, new AcceptanceAnalysis(), "are needed"));
    }

    /** By name, sorted. */
    private static List<String> places(SmallProject project, Analysis analysis, String alarm) {
        List<ImageId> images = analysis.of(subject(project, Map.of()), Watch.NONE).orElseThrow().alarms().stream()
                .filter(a -> a.what().contains(alarm)).findFirst().orElseThrow().images();
        return project.images().stream().filter(i -> images.contains(i.id())).map(Image::name).sorted().toList();
    }

    @Test
    void oneAnnotatorAloneIsNoPilot() {
        SmallProject project = new SmallProject();
        draw(project, 3, "Ada");
        assertEquals(Optional.empty(), new PilotGateAnalysis().of(subject(project, Map.of()), Watch.NONE));
    }

    private static Optional<Result> pilot(int images, Map<String, String> settings) {
        SmallProject project = new SmallProject();
        project.annotator("Gold", Annotator.Role.GOLD);
        draw(project, images, "Gold", "Ada", "Ben");
        return new PilotGateAnalysis().of(subject(project, settings), Watch.NONE);
    }

    /** Two labels in turn, so that agreement beyond chance exists; all alike. */
    private static void draw(SmallProject project, int images, String... people) {
        for (int i = 0; i < images; i++) {
            drawOne(project, i, people);
        }
    }

    private static void drawOne(SmallProject project, int image, String... people) {
        if (project.images().size() == image) {
            project.image("image" + image);
        }
        for (String person : people) {
            project.draw(person, "image" + image, image % 2 == 0 ? "cell" : "gap", new Box(10, 10, 30, 30));
        }
    }

    private static Subject subject(SmallProject project, Map<String, String> settings) {
        return new Subject(project, Rules.DEFAULT, Basis.NONE, settings);
    }

    private static Estimate figure(Result result, String key) {
        return result.parts().stream().filter(Figures.class::isInstance).map(Figures.class::cast)
                .map(Figures::figures).flatMap(List::stream).filter(f -> f.key().equals(key)).findFirst().orElseThrow()
                .estimate();
    }
}
