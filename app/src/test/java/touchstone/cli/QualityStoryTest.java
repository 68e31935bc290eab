package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import touchstone.app.craft.TeamProject;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.note.SignOff;
import touchstone.model.note.Thresholds;
import touchstone.store.Project;

/** Watching the quality of several people's work from the command line, from the first alarm to the export. */
class QualityStoryTest {

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void draw() throws IOException {
        project = TeamProject.in(folder, 3, 40, 6);
    }

    @Test
    void alarms_say_what_to_do_and_on_which_images_it_can_be_seen() {
        JsonNode alarms = Cli.run("alarms", project, "--json", "--quiet").json().path("alarms");
        JsonNode escalation = null;
        for (JsonNode alarm : alarms) {
            if (alarm.path("analysis").stringValue("").equals("escalation")) {
                escalation = alarm;
            }
        }
        assertTrue(escalation != null, alarms.toString());
        assertTrue(escalation.path("what").stringValue("").startsWith("Cleo"), escalation.toString());
        assertFalse(escalation.path("advice").stringValue("").isEmpty());
        assertEquals(14, escalation.path("images").size());
        assertEquals(1, Cli.run("alarms", project, "--fail", "--quiet").code());
    }

    @Test
    void a_limit_that_is_kept_holds_for_every_later_question() throws Exception {
        assertEquals(1, Cli.run("gate", project, "--export", "--quiet").code());
        JsonNode passed = Cli.run("gate", project, "--export", "--set", "exportGate.returned=9", "--keep", "--sign",
                "approved for training", "--annotator", "Ada", "--json", "--quiet").json();
        assertTrue(passed.path("passed").booleanValue(false), passed.toString());
        assertEquals(0, Cli.run("gate", project, "--export", "--quiet").code());
        try (Project signed = Project.openReadOnly(project)) {
            assertEquals("9", Thresholds.of(signed).get("exportGate.returned"));
            List<String> meanings = signed.notes().stream().flatMap(n -> SignOff.of(n).stream()).map(SignOff::meaning)
                    .toList();
            assertEquals(List.of("approved for training (exportGate passed)"), meanings);
        }
    }

    @Test
    void the_phase_of_the_reviews_is_kept_and_one_that_does_not_exist_is_refused() throws Exception {
        String refused = Cli.run("gate", project, "--set", "review.phase=prod", "--keep", "--quiet").refusal(2);
        assertTrue(refused.contains("prod") && refused.contains("ramp-up"), refused);
        JsonNode kept = Cli.run("gate", project, "--set", "review.phase=ramp-up", "--keep", "--quiet", "--json").json();
        assertEquals("ramp-up", kept.path("kept").path("review.phase").stringValue(""), "asks no gate: " + kept);
        try (Project after = Project.openReadOnly(project)) {
            assertEquals("ramp-up", Thresholds.of(after).get("review.phase"));
        }
    }

    @Test
    void what_nobody_can_mean_is_refused_with_one_sentence_and_changes_nothing() {
        Path out = folder.resolve("g.touchpack");
        String edits = edits();
        assertTrue(Cli.run("gate", project, "--set", "pilotGate.coefficient=foo", "--keep", "--quiet").refusal(2)
                .contains("pilotGate.coefficient cannot be \"foo\""));
        assertTrue(Cli.run("gate", project, "--set", "pilotGate.least=2.5", "--keep", "--quiet").refusal(2)
                .contains("whole number"));
        assertTrue(Cli.run("assign", project, "--to", "Ada", "--seed", "x").refusal(2).contains("a whole number"));
        Cli.run("pack", project, out, "--only", "whale", "--quiet").refusal(3);
        Cli.run("consensus", project, "--soft", folder.resolve("none").resolve("x.json"), "--quiet").refusal(3);
        assertEquals(0, Cli.run("assign", project, "--unplant", "--json").json().path("unplanted").intValue(9));
        assertFalse(Files.exists(out));
        assertEquals(edits, edits());
    }

    private String edits() {
        return Cli.run("info", project, "--json").json().path("auditHead").stringValue("");
    }

    @Test
    void a_pilot_is_not_passed_while_the_numbers_allow_both() {
        Cli asked = Cli.run("gate", project, "--pilot", "--json", "--quiet");
        assertEquals(1, asked.code());
        JsonNode answer = Cli.JSON.readTree(asked.out());
        assertEquals(40, answer.at("/results/pilotGate/parts/overall/figures/doubled/value").intValue(0));
        assertFalse(answer.path("passed").booleanValue(true));
    }

    @Test
    void a_prediction_that_nobody_verified_does_not_leave() throws Exception {
        Path out = folder.resolve("ada.json");
        assertEquals(0, Cli.run("export", project, out, "--format", "coco", "--of", "Ada", "--gate", "--quiet").code());
        Files.delete(out);
        try (Project open = Project.open(project)) {
            Annotator ada = open.annotatorNamed("Ada").orElseThrow();
            open.commit(Edit.of("predict", Change.add(new Annotation(AnnotationId.create(),
                    open.images().getFirst().id(), open.schema().labels().getFirst().id(), ada.id(),
                    new Box(300, 300, 20, 20), Map.of(), Provenance.model("net", 0.7)))), ada.id());
        }
        Cli refused = Cli.run("export", project, out, "--format", "coco", "--of", "Ada", "--gate", "--quiet");
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("1 prediction is unverified"), refused.err());
        assertFalse(Files.exists(out));
        assertEquals(0, Cli.run("export", project, out, "--format", "coco", "--of", "Ben", "--quiet").code());
    }

    @Test
    void reviewers_findings_and_the_course_of_the_work_are_told() {
        JsonNode results = Cli.run("analyse", project, "reviews", "timeline", "--json", "--quiet").json()
                .path("results");
        // Three of Ben's images in the second half were looked at; two went back with a missing object.
        assertEquals(3, results.at("/reviews/parts/overall/figures/reviewed/value").intValue(0));
        assertEquals(2.0 / 3, results.at("/reviews/parts/overall/figures/severe/value").doubleValue(0), 1e-12);
        assertEquals(40, results.at("/timeline/parts/overall/figures/images/value").intValue(0));
        assertEquals("Critical", results.at("/reviews/parts/kinds/columns/1/text").stringValue(""));
    }
}
