package touchstone.qa.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Box;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.qa.SmallProject;
import touchstone.qa.review.Assigning.Given;
import touchstone.qa.review.Assigning.Wish;

/** Who is given which images. */
class AssigningTest {

    private static final int GOLDEN = 30;

    /** Sixty images; on the first thirty there is gold. */
    private static SmallProject project() {
        SmallProject project = new SmallProject();
        for (int i = 0; i < 60; i++) {
            project.image("image" + i);
        }
        project.annotator("gold", Annotator.Role.GOLD).annotator("Ada", Annotator.Role.ANNOTATOR).annotator("Ben",
                Annotator.Role.ANNOTATOR).annotator("Eva", Annotator.Role.ANNOTATOR);
        for (int i = 0; i < GOLDEN; i++) {
            project.draw("gold", "image" + i, "cell", new Box(10, 10, 20, 20));
        }
        return project;
    }

    private static List<Annotator> people(SmallProject project, String... names) {
        return List.of(names).stream().map(n -> project.annotatorNamed(n).orElseThrow()).toList();
    }

    private static Wish wish(SmallProject project, Task task, double golden, double repeats, int times, long seed,
            String... names) {
        return new Wish(task, people(project, names), project.images(), Integer.MAX_VALUE, golden, repeats, times,
                seed);
    }

    private static List<String> paths(List<Given> given) {
        return given.stream().map(g -> g.why() + " " + g.image().path()).toList();
    }

    @Property(tries = 40, seed = "1")
    void theSameSeedGivesTheSameAndGoldenOnesAreTheWishedShare(@ForAll @IntRange(min = 0, max = 40) int percent,
            @ForAll long seed) throws InputRefused {
        SmallProject project = project();
        Wish wish = wish(project, Task.DRAW, percent / 100.0, 0, 1, seed, "Ada");
        List<Given> given = Assigning.of(project, wish).given().values().iterator().next();
        assertEquals(paths(given),
                paths(Assigning.of(project, wish).given().values().iterator().next()));
        long golden = given.stream().filter(g -> g.why() == Why.GOLDEN).count();
        assertEquals(percent / 100.0, (double) golden / given.size(), 1.0 / given.size());
        assertEquals(given.size(), given.stream().map(g -> g.image().id()).distinct().count());
        assertTrue(given.stream().allMatch(g -> golden(g.image()) == (g.why() == Why.GOLDEN)));
    }

    private static boolean golden(Image image) {
        return Integer.parseInt(image.path().substring(5)) < GOLDEN;
    }

    @Test
    void goldenOnesStandAnywhere() throws InputRefused {
        Set<Integer> places = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            SmallProject project = project();
            List<Given> given = Assigning.of(project, wish(project, Task.DRAW, 0.1, 0, 1, seed, "Ada")).given()
                    .values().iterator().next();
            for (int i = 0; i < given.size(); i++) {
                if (given.get(i).why() == Why.GOLDEN) {
                    places.add(i);
                }
            }
        }
        assertEquals(33, places.size());
    }

    @Property(tries = 40, seed = "1")
    void whatIsSeenAgainComesAGoodWhileLater(@ForAll long seed) throws InputRefused {
        SmallProject project = project();
        List<Given> given = Assigning.of(project, wish(project, Task.DRAW, 0, 0.2, 1, seed, "Ada")).given().values()
                .iterator().next();
        List<Given> repeats = given.stream().filter(g -> g.why() == Why.REPEAT).toList();
        assertFalse(repeats.isEmpty());
        for (Given repeat : repeats) {
            int first = given.indexOf(new Given(repeat.image(), Why.WORK));
            assertTrue(given.indexOf(repeat) - first >= 3, paths(given).toString());
        }
    }

    @Test
    void eachImageOfAConsensusIsDoneByAsManyAndTheWorkIsEven() throws InputRefused {
        SmallProject project = project();
        Assigning assigning = Assigning.of(project, wish(project, Task.DRAW, 0, 0, 2, 1, "Ada", "Ben", "Eva"));
        List<Image> all = new ArrayList<>();
        assigning.given().values().forEach(given -> given.forEach(g -> all.add(g.image())));
        assertEquals(60, all.size());
        assertEquals(30, new HashSet<>(all).size());
        assigning.given().values().forEach(given -> assertEquals(20, given.size()));
    }

    @Test
    void inACalibrationAllGetTheSame() throws InputRefused {
        SmallProject project = project();
        Assigning assigning = Assigning.of(project,
                new Wish(Task.CALIBRATION, people(project, "Ada", "Ben"), project.images(), 7, 0, 0, 1, 1));
        assertEquals(1, assigning.given().values().stream().map(AssigningTest::paths).distinct().count());
        assertEquals(14, assigning.count());
    }

    @Test
    void aTestHoldsWhatThePersonHasNeverSeen() throws InputRefused {
        SmallProject project = project().draw("Ada", "image0", "cell", new Box(1, 1, 5, 5));
        Assigning assigning = Assigning.of(project, wish(project, Task.QUALIFICATION, 0, 0, 1, 1, "Ada"));
        List<Given> given = assigning.given().values().iterator().next();
        assertEquals(GOLDEN - 1, given.size());
        assertTrue(given.stream().noneMatch(g -> g.image().path().equals("image0")));
        Assigning other = Assigning.of(project, wish(project, Task.QUALIFICATION, 0, 0, 1, 2, "Ada"));
        assertNotEquals(paths(given), paths(other.given().values().iterator().next()));
    }

    @Test
    void whatCannotBeIsRefusedInASentence() {
        SmallProject project = project();
        assertThrows(InputRefused.class, () -> Assigning.of(project, wish(project, Task.DRAW, 0.6, 0.4, 1, 1, "Ada")));
        assertThrows(InputRefused.class, () -> Assigning.of(project, wish(project, Task.DRAW, 0, 0, 2, 1, "Ada")));
        InputRefused nobody = assertThrows(InputRefused.class,
                () -> Assigning.of(project, wish(project, Task.DRAW, 0, 0, 1, 1)));
        assertEquals("Say who gets the images.", nobody.getMessage());
    }
}
