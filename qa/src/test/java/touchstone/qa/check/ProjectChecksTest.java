package touchstone.qa.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import touchstone.model.Messages;
import touchstone.model.geometry.Box;
import touchstone.qa.Rules;
import touchstone.qa.Severity;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;

/** What is seen of a project as a whole. */
class ProjectChecksTest {

    private static Map<String, Long> counts(SmallProject project, CheckRules rules) {
        return Checks.of(project, project.annotators(), rules, Watch.NONE).stream()
                .collect(Collectors.groupingBy(Problem::check, TreeMap::new, Collectors.counting()));
    }

    private static SmallProject project(int cells, int nuclei) {
        SmallProject project = new SmallProject().image("a.png").image("b.png");
        for (int i = 0; i < cells; i++) {
            project.draw("Ann", "a.png", "cell", new Box(i % 20 * 5, i / 20 * 5, 4, 4));
        }
        for (int i = 0; i < nuclei; i++) {
            project.draw("Ann", "a.png", "nucleus", new Box(i * 5, 90, 4, 4));
        }
        return project.done("Ann", "b.png");
    }

    private static final CheckRules BUT_FILES = new CheckRules(Map.of(), Map.of(), Map.of(), Set.of("missingFile"));

    @Test
    void severitiesAreCalledInTheReadersLanguageAndByTheirKeysInFiles() {
        Messages.language(Locale.GERMAN);
        try {
            Result result = new ChecksAnalysis().of(
                    new Subject(project(20, 20), Rules.DEFAULT, Basis.NONE, Map.of()), Watch.NONE).orElseThrow();
            assertTrue(result.parts().stream().filter(Grid.class::isInstance).map(Grid.class::cast)
                    .flatMap(grid -> grid.rows().stream())
                    .anyMatch(row -> row.contains(new Cell.Word("high", "hoch"))));
        } finally {
            Messages.language(Locale.ENGLISH);
        }
    }

    @Test
    void imagesWithoutTheirFileAreTold() {
        assertEquals(2L, counts(project(20, 20), CheckRules.USUAL).get("missingFile"));
    }

    @Test
    void aBalancedProjectIsLeftInPeace() {
        assertEquals(Map.of(), counts(project(100, 10), BUT_FILES));
    }

    @Test
    void labelsOutOfBalanceAndLabelsWithFewObjectsAreTold() {
        assertEquals(Map.of("imbalance", 1L, "fewSamples", 1L), counts(project(100, 9), BUT_FILES));
        SmallProject project = project(100, 9);
        List<String> reasons = Checks.of(project, project.annotators(), BUT_FILES, Watch.NONE).stream()
                .map(Problem::reason).toList();
        assertEquals(List.of("Of nucleus there are 9 objects and of cell 100.",
                "Of nucleus there are 9 objects; at least 10 are needed."), reasons);
    }

    @Test
    void workDoneTwiceCountsOnce() {
        SmallProject project = project(10, 10);
        for (int i = 0; i < 10; i++) {
            project.draw("Ben", "a.png", "cell", new Box(i % 20 * 5, 50, 4, 4));
        }
        assertEquals(Map.of(), counts(project, BUT_FILES.with(Limit.MAXIMUM_IMBALANCE, 1)));
    }

    @Test
    void anImageThatNobodyTouchedIsTold() {
        assertEquals(Map.of("untouched", 1L), counts(project(20, 20).image("c.png"), BUT_FILES));
    }

    @Test
    void severitiesAndChecksAreTheProjects() {
        CheckRules rules = new CheckRules(Map.of(), Map.of(), Map.of("fewSamples", Severity.CRITICAL),
                Set.of("missingFile", "imbalance"));
        SmallProject project = project(100, 9);
        Problem only = Checks.of(project, project.annotators(), rules, Watch.NONE).getFirst();
        assertEquals(Severity.CRITICAL, only.severity());
        assertEquals(Map.of("fewSamples", 1L), counts(project, rules));
    }

    @Test
    void theWorstComesFirst() {
        SmallProject project = project(20, 20).draw("Ann", "b.png", "cell", new Box(1, 1, 1, 1)).draw("Ann", "b.png",
                "cell", new Box(1, 1, 0, 1));
        List<Severity> severities = Checks.of(project, project.annotators(), BUT_FILES, Watch.NONE).stream()
                .map(Problem::severity).toList();
        assertEquals(List.of(Severity.HIGH, Severity.LOW), severities);
    }

    @Test
    void whoHasGivenUpIsNotKeptWaiting() {
        SmallProject project = project(20, 20);
        Watch gone = new Watch() {
            @Override
            public void done(int images, int of) {
                throw new AssertionError();
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class,
                () -> Checks.of(project, project.annotators(), CheckRules.USUAL, gone));
    }

    @Test
    void theAnalysisCountsByCheckAndShowsPlaces() {
        SmallProject project = project(20, 20).draw("Ann", "b.png", "cell", new Box(1, 1, 0, 1));
        Subject subject = new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of("checks.minimumArea", "17"));
        Result result = new ChecksAnalysis().of(subject, Watch.NONE).orElseThrow();
        assertEquals("17.0", result.basis().settings().get("checks.minimumArea"));
        assertTrue(result.meaning().contains("43 problems"), result.meaning());
        assertEquals(1, result.alarms().size());
        assertTrue(result.alarms().getFirst().images().contains(project.images().stream()
                .filter(i -> i.name().equals("b.png")).findFirst().orElseThrow().id()));
        assertThrows(Settings.BadSetting.class, () -> new ChecksAnalysis().of(
                new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of("checks.duplicateIou", "2")), Watch.NONE));
    }
}
