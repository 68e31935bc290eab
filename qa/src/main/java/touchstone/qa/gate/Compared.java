package touchstone.qa.gate;

import java.util.stream.Stream;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.GoldenScore;

/** What was compared with a golden set: right objects and tags, and errors of every kind. */
final class Compared {

    private Compared() {
    }

    static long right(GoldenScore score) {
        return score.comparison().objects().micro().truePositive() + score.comparison().tags().micro().truePositive();
    }

    static Stream<Disagreement> severe(GoldenScore score) {
        return score.disagreements().stream().filter(d -> d.severity().isSevere());
    }

    static long all(GoldenScore score) {
        return right(score) + score.disagreements().size();
    }
}
