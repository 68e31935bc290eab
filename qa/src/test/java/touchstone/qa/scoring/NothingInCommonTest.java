package touchstone.qa.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import touchstone.model.Annotator;
import touchstone.model.geometry.Box;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;

class NothingInCommonTest {

    private final SmallProject project = new SmallProject().role("Gold", Annotator.Role.GOLD).image("a").image("b")
            .draw("Gold", "a", "cell", new Box(0, 0, 10, 10)).draw("Ben", "b", "cell", new Box(0, 0, 10, 10));

    private GoldenScore score() {
        return GoldenScore.of(project, project.annotatorNamed("Gold").orElseThrow(),
                project.annotatorNamed("Ben").orElseThrow(), Rules.DEFAULT, Watch.NONE);
    }

    @Test
    void who_has_begun_none_of_the_golden_images_has_no_score() {
        assertTrue(score().numbers().values().stream()
                .allMatch(n -> n.equals(Estimate.undefined(Reason.NO_COMMON_IMAGES))));
    }

    @Test
    void from_the_first_common_image_on_the_others_count_as_missed() {
        project.draw("Gold", "b", "cell", new Box(0, 0, 10, 10));
        assertEquals(0.5, score().number("recall").orElseThrow(), 1e-12);
    }
}
