package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import touchstone.setup.SampleProject;

/** Each sample project, built from its interchange files, gives the numbers that are stored beside it. */
class SampleProjectsTest {

    private static final Path SAMPLES = Path.of("..", "sample-projects").toAbsolutePath().normalize();
    private static final double TOLERANCE = 1e-9;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = { "cells", "retina", "circuit-board", "bricks" })
    void the_report_has_the_expected_numbers(String name) throws IOException {
        JsonNode description = Cli.JSON.readTree(Files.readString(SAMPLES.resolve(name).resolve("project.json")));
        Path project = folder.resolve(name + ".touchstone");
        new SampleProject(SAMPLES.resolve(name), name, description).build(project, said -> {
        });

        JsonNode verified = Cli.run("verify", project, "--json").json();
        assertTrue(verified.path("ok").asBoolean(false), verified.toString());

        Path report = folder.resolve("report.json");
        assertEquals(0, Cli.run("report", project, "--out", report, "--quiet").code());
        JsonNode actual = Cli.JSON.readTree(Files.readString(report));
        JsonNode expected = Cli.JSON
                .readTree(Files.readString(SAMPLES.resolve(name).resolve("expected").resolve("report.json")));
        for (String part : List.of("summary", "scores", "agreement", "results")) {
            assertSame(expected.path(part), actual.path(part), part);
        }
    }

    /** What is expected has to be there; the report may say more. */
    private static void assertSame(JsonNode expected, JsonNode actual, String where) {
        if (expected.isObject()) {
            expected.properties().forEach(
                    p -> assertSame(p.getValue(), actual.path(p.getKey()), where + "." + p.getKey()));
        } else if (expected.isArray()) {
            assertEquals(expected.size(), actual.size(), where);
            for (int i = 0; i < expected.size(); i++) {
                assertSame(expected.get(i), actual.get(i), where + "[" + i + "]");
            }
        } else if (expected.isNumber()) {
            assertTrue(actual.isNumber(), where);
            assertEquals(expected.asDouble(), actual.asDouble(), TOLERANCE, where);
        } else {
            assertEquals(expected, actual, where);
        }
    }
}
