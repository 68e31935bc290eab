package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BenchCommandsTest {

    @TempDir
    Path folder;

    @Test
    void theStoreIsMeasuredBesideABareWriteAndLeavesNothingBehind() throws IOException {
        JsonNode report = Cli.run("bench", "store", "--dir", folder, "--times", 60, "--json", "--quiet").json();
        assertTrue(report.path("rows").size() >= 3);
        for (JsonNode row : report.path("rows")) {
            assertTrue(row.path("median").doubleValue() > 0, row.toString());
            assertTrue(row.path("p95").doubleValue() >= row.path("median").doubleValue(), row.toString());
            assertTrue(row.path("p99").doubleValue() >= row.path("p95").doubleValue(), row.toString());
            assertTrue(Set.of("ms", "CPU ms").contains(row.path("unit").stringValue()), row.toString());
            assertTrue(row.path("frames").intValue() > 0, row.toString());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertTrue(Cli.run("bench", "store", "--dir", folder.resolve("gone")).refusal(2).contains("--dir"));
    }

    @Test
    void nothingIsMeasuredNoTimesAtAll() {
        assertTrue(Cli.run("bench", "store", "--dir", folder, "--times", 0).refusal(2).contains("--times"));
    }

    @Test
    void anImageThatIsNotThereIsRefusedOrTheMissingDisplayIs() {
        Cli cli = Cli.run("bench", "canvas", "--image", folder.resolve("gone.png"));
        cli.refusal(System.getenv().getOrDefault("DISPLAY", "").isEmpty() ? 2 : 3);
    }
}
