package touchstone.qa.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Box;
import touchstone.qa.ErrorKind;
import touchstone.qa.Rules;
import touchstone.qa.Severity;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;

/** The six kinds of error of Bolya et al. 2020, between an annotator and a golden set. */
class Tide2020Test {

    private static final String[] LABELS = { "cell", "nucleus" };

    private static GoldenScore score(SmallProject project) {
        return GoldenScore.of(project, project.annotator("Gold"), project.annotator("Ada"), Rules.DEFAULT,
                Watch.NONE);
    }

    private static Map<ErrorKind, Integer> errors(SmallProject project) {
        Map<ErrorKind, Integer> some = new HashMap<>(score(project).errors());
        some.values().removeIf(count -> count == 0);
        return some;
    }

    private static SmallProject image() {
        return new SmallProject().image("1").draw("Gold", "1", "cell", new Box(0, 0, 10, 10));
    }

    @Test
    void anotherPlaceAndAnotherLabelAreOneErrorOfBothKinds() {
        SmallProject project = image().draw("Ada", "1", "nucleus", new Box(6, 0, 10, 10));
        assertEquals(Map.of(ErrorKind.BOTH, 1), errors(project));
        assertEquals(Severity.HIGH, score(project).disagreements().getFirst().severity());
    }

    @Test
    void anObjectDrawnOnceMoreIsADuplicate() {
        SmallProject project = image().draw("Ada", "1", "cell", new Box(0, 0, 10, 10)).draw("Ada", "1", "cell",
                new Box(1, 0, 10, 10));
        assertEquals(Map.of(ErrorKind.DUPLICATE, 1), errors(project));
        assertEquals(9 / 11.0, score(project).disagreements().getFirst().iou(), 1e-12);
    }

    @Test
    void anObjectOfAnotherLabelOnAMatchedOneIsSpurious() {
        SmallProject project = image().draw("Ada", "1", "cell", new Box(0, 0, 10, 10)).draw("Ada", "1", "nucleus",
                new Box(1, 0, 10, 10));
        assertEquals(Map.of(ErrorKind.SPURIOUS, 1), errors(project));
    }

    @Test
    void theSameLabelNearbyIsPreferredToAnotherLabel() {
        SmallProject project = image().draw("Ada", "1", "nucleus", new Box(5, 0, 10, 10)).draw("Ada", "1", "cell",
                new Box(6, 0, 10, 10));
        assertEquals(Map.of(ErrorKind.LOCATION, 1, ErrorKind.SPURIOUS, 1), errors(project));
    }

    @Test
    void anObjectFarFromEverythingIsSpuriousAndOneThatNobodyDrewIsMissing() {
        SmallProject project = image().draw("Ada", "1", "cell", new Box(50, 50, 10, 10));
        assertEquals(Map.of(ErrorKind.MISSING, 1, ErrorKind.SPURIOUS, 1), errors(project));
    }

    /** Objects as label, x, y, side out of one number each. */
    @Property(tries = 300, seed = "1")
    void theKindsAddUpToWhatIsWrongAndToWhatWasNotFound(
            @ForAll @Size(max = 12) List<@IntRange(max = 200_000) Integer> gold,
            @ForAll @Size(max = 12) List<@IntRange(max = 200_000) Integer> ada) {
        SmallProject project = new SmallProject().image("1").done("Gold", "1").done("Ada", "1");
        gold.forEach(n -> draw(project, "Gold", n));
        ada.forEach(n -> draw(project, "Ada", n));
        GoldenScore score = score(project);
        Map<ErrorKind, Integer> errors = score.errors();
        Counts counts = score.tally().micro();
        int shared = count(errors, ErrorKind.LOCATION) + count(errors, ErrorKind.BOTH) + count(errors, ErrorKind.CLASS);
        assertEquals(counts.falsePositive(),
                shared + count(errors, ErrorKind.DUPLICATE) + count(errors, ErrorKind.SPURIOUS));
        assertEquals(counts.falseNegative(), shared + count(errors, ErrorKind.MISSING));
        assertTrue(score.disagreements().stream().allMatch(
                d -> d.kind() == ErrorKind.MISSING == (d.second() == null)
                        && d.kind() == ErrorKind.SPURIOUS == (d.first() == null)));
    }

    private static int count(Map<ErrorKind, Integer> errors, ErrorKind kind) {
        return errors.getOrDefault(kind, 0);
    }

    private static void draw(SmallProject project, String who, int n) {
        project.draw(who, "1", LABELS[n % 2], new Box(n / 2 % 20, n / 40 % 20, 1 + n / 800 % 15, 1 + n / 12_000 % 15));
    }
}
