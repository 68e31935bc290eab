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

/** On which golden images somebody is scored, where gold lies on "a", "b" and "c" and he has drawn on "a". */
class GoldenImagesTest {

    private static final Box CELL = new Box(0, 0, 10, 10);

    private final SmallProject project = new SmallProject().role("Gold", Annotator.Role.GOLD)
            .role("Net", Annotator.Role.MODEL).image("a").image("b").image("c").draw("Gold", "a", "cell", CELL)
            .draw("Gold", "b", "cell", CELL).draw("Gold", "c", "cell", CELL).draw("Ben", "a", "cell", CELL);

    private GoldenScore score(String of) {
        return GoldenScore.of(project, project.annotator("Gold"), project.annotator(of), Rules.DEFAULT, Watch.NONE);
    }

    private void assertScoredOn(int images, int missed, String of) {
        GoldenScore score = score(of);
        assertEquals(images, score.comparison().images().size());
        assertEquals(missed, score.comparison().unbegun());
        assertEquals(3, score.golden());
        assertEquals((double) (images - missed) / images, score.number("recall").orElseThrow(), 1e-12);
    }

    @Test
    void what_is_not_begun_was_missed_where_nobody_knows_what_he_looked_at() {
        assertScoredOn(3, 2, "Ben");
        project.draw("Net", "a", "cell", CELL).done("Net", "a");
        assertScoredOn(3, 2, "Net");
    }

    @Test
    void who_was_given_images_is_scored_on_what_he_has_worked_on() {
        project.give("Ben", "a").give("Ben", "b");
        assertScoredOn(1, 0, "Ben");
        project.done("Ben", "b");
        GoldenScore empty = score("Ben");
        assertEquals(2, empty.comparison().images().size());
        assertEquals(0.5, empty.number("recall").orElseThrow(), 1e-12);
    }

    @Test
    void who_says_what_he_is_done_with_is_scored_on_that() {
        project.done("Ben", "a");
        assertScoredOn(1, 0, "Ben");
    }

    @Test
    void a_file_that_says_nothing_of_an_image_has_missed_it() {
        project.done("Ben", "a").imported("Ben");
        assertScoredOn(3, 2, "Ben");
    }

    @Test
    void who_was_given_images_and_has_begun_none_has_no_score() {
        project.give("Cleo", "b");
        assertTrue(score("Cleo").numbers().values().stream()
                .allMatch(n -> n.equals(Estimate.undefined(Reason.NO_COMMON_IMAGES))));
        assertEquals(3, score("Cleo").golden());
    }
}
