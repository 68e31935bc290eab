package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import touchstone.store.Project;

/** What is drawn on a full disk is in memory alone: nothing else is opened over it unless the user gives it up. */
class WaitingEditsTest extends InWindow {

    private Path disk = Path.of("");
    private boolean mounted;

    @Override
    Path made() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString());
        return SmallProject.in(disk);
    }

    @AfterEach
    void noDisk() throws Exception {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private Path fill() throws IOException {
        Path ballast = disk.resolve("ballast");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (;;) {
                out.write(block);
            }
        } catch (IOException full) {
            return ballast;
        }
    }

    private int waiting() {
        return hands.session().saving().get().waiting();
    }

    @Test
    void anotherProjectDoesNotTakeThePlaceOfUnsavedEdits() throws Exception {
        assumeTrue(mounted, "needs a disk that can be filled");
        Path other = Files.createDirectory(folder.resolve("other"));
        Path next = SmallProject.in(other);
        hands.open(project);
        int drawn = hands.mine().size();
        Path ballast = fill();
        hands.pick("box");
        hands.drag(60, 90, 100, 130).untilMine(drawn + 1);
        hands.until(() -> waiting() > 0);
        Platform.runLater(() -> hands.workbench().open(next));
        hands.until(() -> hands.shows("#question"));
        hands.clickOn("Cancel");
        hands.until(() -> !hands.shows("#question"));
        assertEquals(project, hands.session().path());
        Platform.runLater(() -> hands.workbench().rebuild());
        hands.until(() -> hands.shows("#question"));
        hands.clickOn("Cancel");
        hands.until(() -> !hands.shows("#question"));
        assertEquals(drawn + 1, hands.mine().size());
        Files.delete(ballast);
        hands.until(() -> waiting() == 0);
        hands.open(next);
        assertFalse(hands.shows("#question"));
        try (Project left = Project.openReadOnly(project)) {
            assertEquals(12, left.summary().annotations());
        }
    }
}
