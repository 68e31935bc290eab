package touchstone.qa.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Box;
import touchstone.qa.ErrorKind;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.scoring.Comparison;

class ListingTest {

    private final SmallProject project = new SmallProject();

    private Comparison comparison() {
        for (int i = 0; i < 6; i++) {
            String image = i + ".png";
            project.image(image).done("Ben", image);
            for (int o = 0; o <= i % 3; o++) {
                project.draw("Ada", image, "cell", new Box(5 + 30 * o, 5, 20 + i, 20));
            }
        }
        return Comparison.of(project, project.annotator("Ada"), project.annotator("Ben"), Rules.DEFAULT,
                Comparison.Scope.BOTH, Watch.NONE);
    }

    @Test
    void ofFewComparisonsEverythingIsListed() {
        Comparison comparison = comparison();
        assertEquals(comparison.images(), Listing.among(1).images(comparison));
        assertEquals(12, Listing.among(1).cases(List.of(comparison)).size());
    }

    @Test
    void ofManyTheWorstAreListedInTheProjectsOrder() {
        Comparison comparison = comparison();
        Listing three = new Listing(3, 2);
        assertEquals(List.of("2.png", "5.png"), three.images(comparison).stream().map(i -> i.image().path()).toList());
        assertEquals(comparison.disagreements().subList(0, 3), three.cases(List.of(comparison)));
        assertEquals(ErrorKind.MISSING, three.cases(List.of(comparison)).getFirst().kind());
    }

    @Test
    void howeverManyComparisonsThereAreSomeOfEachIsListed() {
        assertEquals(new Listing(20, 20), Listing.among(1_000_000));
    }
}
