package touchstone.qa.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import touchstone.model.Annotator;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Tag;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.json.AgreementJson;
import touchstone.qa.json.ScoreJson;
import touchstone.qa.Rules;
import touchstone.qa.Severity;
import touchstone.qa.ErrorKind;

/**
 * Four images with every kind of error once; all numbers computed by hand.
 *
 * <pre>
 * 1  Gold  cell 0-10      cell 20-30   nucleus 40-50   cell 60-70
 *    Ada   cell 0-10      cell 22-32   cell    40-50   cell 66-76    cell far away
 *    IoU   1              80/120       1               40/160
 * 2  Gold  nucleus        Ada nothing, done
 * 3  both nothing, done
 * 4  Gold nothing, not done; Ada a cell
 * </pre>
 */
class CellsByAdaTest {

    private final SmallProject project = new SmallProject().image("1").image("2").image("3").image("4")
            .draw("Gold", "1", "cell", square(0, 0)).draw("Gold", "1", "cell", square(20, 0))
            .draw("Gold", "1", "nucleus", square(40, 0)).draw("Gold", "1", "cell", square(60, 0))
            .draw("Ada", "1", "cell", square(0, 0)).draw("Ada", "1", "cell", square(22, 0))
            .draw("Ada", "1", "cell", square(40, 0)).draw("Ada", "1", "cell", square(66, 0))
            .draw("Ada", "1", "cell", square(80, 80))
            .draw("Gold", "2", "nucleus", new Box(0, 0, 20, 20)).done("Ada", "2")
            .done("Gold", "3").done("Ada", "3")
            .draw("Ada", "4", "cell", square(0, 0));
    private final Annotator gold = project.annotator("Gold");
    private final Annotator ada = project.annotator("Ada");

    private static Box square(double x, double y) {
        return new Box(x, y, 10, 10);
    }

    private GoldenScore score() {
        return GoldenScore.of(project, gold, ada, Rules.DEFAULT, Watch.NONE);
    }

    private Agreement agreement(Annotator... annotators) {
        return Agreement.of(project, List.of(annotators), Rules.DEFAULT, Watch.NONE);
    }

    @Test
    void theGoldenScoreCountsAsByHand() {
        GoldenScore score = score();
        assertNumber(0.4, score.number("precision"));
        assertNumber(0.4, score.number("recall"));
        assertNumber(0.4, score.number("f1"));
        assertNumber(0.25, score.number("macroF1"));
        assertNumber(0.6, score.number("detectionF1"));
        assertNumber((1 + 2.0 / 3) / 2, score.number("meanIou"));
        assertNumber((1 + 0.8) / 2, score.number("meanDice"));
        assertNumber(2.0 / 6, score.number("severeErrorRate"));
    }

    @Test
    void everyErrorIsOfOneKindAndTheWorstComesFirst() {
        assertEquals(Map.of(ErrorKind.MISSING, 1, ErrorKind.LOCATION, 1, ErrorKind.CLASS, 1, ErrorKind.SPURIOUS, 1,
                ErrorKind.BOTH, 0, ErrorKind.DUPLICATE, 0),
                score().errors());
        assertEquals(List.of("MISSING CRITICAL", "LOCATION HIGH", "SPURIOUS MODERATE", "CLASS MODERATE"),
                score().disagreements().stream().map(d -> d.kind() + " " + d.severity()).toList());
        assertEquals(0.25, score().disagreements().get(1).iou(), 1e-12);
    }

    @Test
    void severitiesCanBeChanged() {
        Rules mild = Rules.DEFAULT.withSeverity(ErrorKind.MISSING, Severity.LOW)
                .withSeverity(ErrorKind.LOCATION, Severity.LOW).withSeverity(ErrorKind.CLASS, Severity.CRITICAL)
                .withSeverity(ErrorKind.SPURIOUS, Severity.LOW);
        GoldenScore score = GoldenScore.of(project, gold, ada, mild, Watch.NONE);
        assertEquals(ErrorKind.CLASS, score.disagreements().getFirst().kind());
        assertNumber(1.0 / 6, score.number("severeErrorRate"));
    }

    @Test
    void imagesAreCountedByWhoWorkedOnThem() {
        Comparison comparison = score().comparison();
        assertEquals(3, comparison.images().size());
        assertEquals(1, comparison.bothEmpty());
        assertEquals(0, comparison.onlyFirst());
        assertEquals(1, comparison.onlySecond());
    }

    @Test
    void anImageThatGoldDrewIsNotMissedByWhoSaysOnWhichSheIsDoneAndDoesNotCountForAgreement() {
        project.image("5").draw("Gold", "5", "cell", square(0, 0));
        assertEquals(1, score().comparison().onlyFirst());
        assertEquals(1, score().errors().get(ErrorKind.MISSING));
        assertEquals(4, score().golden());
        assertEquals(3, agreement(gold, ada).pairs().getFirst().images().size());
    }

    @Test
    void theCoefficientsAreThoseOfTheMatchedObjects() {
        Agreement agreement = agreement(gold, ada);
        assertEquals(3, agreement.objects().units());
        assertNumber(2.0 / 3, agreement.number("percentAgreement"));
        assertNumber(0, agreement.number("cohenKappa"));
        assertNumber(-0.2, agreement.number("fleissKappa"));
        assertNumber(0, agreement.number("krippendorffAlpha"));
        assertNumber(0.4, agreement.number("f1"));
        assertNumber(0.6, agreement.number("detectionF1"));
        assertNumber((1 + 2.0 / 3 + 1) / 3, agreement.number("meanIou"));
        assertEquals(7, agreement.objectsOrNone().units());
    }

    @Test
    void ofThreeAnnotatorsAnObjectIsOneUnit() {
        for (int x = 0; x < 60; x += 20) {
            project.draw("Ben", "1", x == 40 ? "nucleus" : "cell", square(x + 1, 0));
        }
        Agreement agreement = agreement(gold, ada, project.annotator("Ben"));
        assertEquals(3, agreement.pairs().size());
        assertEquals(3, agreement.objects().units());
        assertTrue(agreement.objects().isComplete());
        // 9 ratings, 7 cell and 2 nucleus; one unit of three in which one rater differs.
        assertNumber(1 - 8 * (2.0 * 2 / 2) / (2 * 7 * 2), agreement.number("krippendorffAlpha"));
        assertEquals(Reason.NOT_TWO_RATERS, reason(agreement.numbers().getOrDefault("cohenKappa", Estimate.of(0, 0))));
        assertNumber(1, cohenOf(agreement, 1));
    }

    private static OptionalDouble cohenOf(Agreement agreement, int pair) {
        return agreement.cohenKappa(agreement.pairs().get(pair)).number();
    }

    @Test
    void twoObjectsOfOneAnnotatorAreNeverOneUnit() {
        SmallProject chain = new SmallProject().image("1").draw("A", "1", "cell", new Box(0, 0, 10, 10))
                .draw("B", "1", "cell", new Box(2, 0, 10, 10)).draw("C", "1", "cell", new Box(4, 0, 10, 10))
                .draw("A", "1", "cell", new Box(6, 0, 10, 10));
        Agreement agreement = Agreement.of(chain, chain.annotators(), Rules.DEFAULT, Watch.NONE);
        int ofA = agreement.objectsOrNone().units();
        assertEquals(2, ofA);
    }

    @Test
    void imageTagsAreRatedByImage() {
        SmallProject tags = new SmallProject().image("1").image("2").image("3").image("4");
        String[][] votes = { { "good", "good" }, { "bad", "bad" }, { "good", "bad" }, { "good", "good" } };
        for (int i = 0; i < votes.length; i++) {
            tags.draw("A", "" + (i + 1), votes[i][0], new Tag()).draw("B", "" + (i + 1), votes[i][1], new Tag());
        }
        Agreement agreement = Agreement.of(tags, tags.annotators(), Rules.DEFAULT, Watch.NONE);
        assertTrue(agreement.isOfTags());
        assertNumber(0.75, agreement.number("percentAgreement"));
        assertNumber(0.5, agreement.number("cohenKappa"));
        assertNumber(0.75, agreement.number("f1"));
        assertEquals(List.of("good", "bad"), List.copyOf(agreement.byTag().keySet()));
        assertEquals(List.of(ErrorKind.CLASS),
                agreement.disagreements().stream().map(Disagreement::kind).toList());
    }

    @Test
    void annotatorsWithoutWorkHaveNoNumbersAndAReasonForEach() {
        Agreement agreement = agreement(project.annotator("Eve"), project.annotator("Mallory"));
        agreement.numbers().forEach((key, estimate) -> assertTrue(estimate instanceof Estimate.Undefined, key));
        GoldenScore score = GoldenScore.of(project, project.annotator("Eve"), ada, Rules.DEFAULT, Watch.NONE);
        score.numbers().forEach((key, estimate) -> assertTrue(estimate instanceof Estimate.Undefined, key));
    }

    @Test
    void theDocumentsHoldTheNumbersAndNothingThatIsNotANumber() {
        JsonNode score = ScoreJson.of(project.schema(), score());
        assertEquals(0.4, score.get("f1").asDouble(), 1e-12);
        assertEquals(0.5, score.get("labels").get(0).get("f1").asDouble(), 1e-12);
        assertEquals(1, score.get("errors").get("location").asInt());
        assertEquals("missing", score.get("disagreements").get(0).get("kind").asString());
        JsonNode agreement = AgreementJson.of(project.schema(), agreement(gold, ada));
        assertEquals(0, agreement.get("krippendorffAlpha").asDouble(), 1e-12);
        assertEquals("NO_PAIRS", agreement.get("tags").get("estimates").get("cohenKappa").get("undefined").asString());
        for (JsonNode document : List.of(score, agreement)) {
            assertTrue(!document.toString().contains("NaN") && !document.toString().contains("Infinity"));
        }
    }

    @Test
    void aCancelledComputationStops() {
        Watch impatient = new Watch() {
            @Override
            public void done(int images, int of) {
                throw new AssertionError("Nothing was to be done.");
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class,
                () -> Agreement.of(project, List.of(gold, ada), Rules.DEFAULT, impatient));
    }

    private static Reason reason(Estimate estimate) {
        return ((Estimate.Undefined) estimate).reason();
    }

    private static void assertNumber(double expected, OptionalDouble actual) {
        assertEquals(expected, actual.orElseThrow(), 1e-12);
    }
}
