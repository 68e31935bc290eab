package touchstone.qa.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import touchstone.model.geometry.Box;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.json.ResultJson;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;

/** What holds for every analysis. */
class AnalysesTest {

    static Stream<Analysis> all() {
        return Analyses.ALL.stream();
    }

    private static Subject subject(SmallProject project, Map<String, String> settings) {
        return new Subject(project, Rules.DEFAULT, Basis.NONE, settings);
    }

    private static SmallProject drawn() {
        SmallProject project = new SmallProject();
        for (int i = 0; i < 6; i++) {
            String image = "image " + i + ".png";
            project.image(image);
            for (String annotator : List.of("Ada", "Ben", "Cleo")) {
                int shift = annotator.length() - 3;
                project.draw(annotator, image, i % 2 == 0 ? "cell" : "dirt", new Box(10 + shift, 10, 20, 20));
                project.draw(annotator, image, "cell", new Box(50, 50 + shift, 20, 30));
            }
        }
        return project;
    }

    @Test
    void names_differ_and_every_one_tells_its_question() {
        assertEquals(Analyses.ALL.size(), new HashSet<>(Analyses.names()).size());
        for (Analysis analysis : Analyses.ALL) {
            assertTrue(analysis.name().matches("[a-z][A-Za-z0-9]*"), analysis.name());
            assertTrue(Analyses.question(analysis).endsWith("?"), Analyses.question(analysis));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_project_without_anything_is_no_mistake(Analysis analysis) {
        requireClean(Analyses.run(List.of(analysis), subject(new SmallProject(), Map.of()), Watch.NONE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_found_can_be_written_and_says_on_what_it_rests(Analysis analysis) {
        SmallProject project = drawn();
        List<Result> results = Analyses.run(List.of(analysis), subject(project, Map.of()), Watch.NONE);
        requireClean(results);
        JsonNode json = new ResultJson(project).of(results);
        for (Result result : results) {
            assertEquals(analysis.name(), result.name());
            assertTrue(!result.title().isBlank() && !result.meaning().isBlank(), result.toString());
            assertEquals(result.parts().size(), json.path(result.name()).path("parts").size());
        }
    }

    private static void requireClean(List<Result> results) {
        String text = results.toString();
        assertTrue(!text.contains("NaN") && !text.contains("Infinity"), text);
    }

    @Test
    void a_setting_that_no_analysis_has_is_refused() {
        Settings.BadSetting bad = assertThrows(Settings.BadSetting.class,
                () -> Analyses.run(List.of(Analyses.named("coverage").orElseThrow()),
                        subject(drawn(), Map.of("coverage.leest", "1")), Watch.NONE));
        assertTrue(String.valueOf(bad.getMessage()).contains("coverage.leastObjects"), bad.getMessage());
    }

    @Test
    void one_who_has_given_up_is_not_kept_waiting() {
        Watch gone = new Watch() {
            @Override
            public void done(int images, int of) {
                // Nobody looks.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class,
                () -> Analyses.run(Analyses.ALL, subject(drawn(), Map.of()), gone));
    }
}
