package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.geometry.Box;

/** On a disk of a few megabytes, where this machine may make one. */
class FullDiskTest {

    private static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);
    private static final Image IMAGE = Image.unseen("a.png", 1000, 1000);

    @TempDir
    private Path folder;
    private Path disk = Path.of("");
    private Path file = Path.of("");
    private boolean mounted;

    @BeforeEach
    void aSmallDisk() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString());
        assumeTrue(mounted, "needs a disk that can be filled");
        file = disk.resolve("p.touchstone");
    }

    @AfterEach
    void noDisk() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
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

    private static Annotation box(int i) {
        return Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(i, i, 5, 5));
    }

    private static Edit drawn(Annotation object) {
        return Edit.of("Draw", Change.add(object));
    }

    private Project begun(int objects) throws IOException {
        Project project = Project.create(file);
        List<Change> changes = new ArrayList<>(List.of(Change.add(ANN), Change.add(CELL), Change.add(IMAGE)));
        for (int i = 0; i < objects; i++) {
            changes.add(Change.add(box(i)));
        }
        project.commit(new Edit("Start", changes), ANN.id());
        return project;
    }

    @Test
    void editsWaitInTheirOrderAndAreWrittenWhenThereIsRoom() throws IOException {
        List<Annotation> seen;
        try (Project project = begun(10)) {
            project.letEditsWait();
            Path ballast = fill();
            for (int i = 0; i < 300; i++) {
                project.commit(drawn(box(100 + i)), ANN.id());
                if (i % 3 == 0) {
                    project.undo(IMAGE.id(), ANN.id());
                }
            }
            assertEquals(400, project.waiting());
            assertEquals(400, project.writeWaiting());
            seen = project.annotations(IMAGE.id());
            assertEquals(210, seen.size());
            Files.delete(ballast);
            assertEquals(0, project.writeWaiting());
        }
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(seen, project.annotations(IMAGE.id()));
            assertEquals(List.of(), project.verify().problems());
            assertEquals(401, project.verify().edits());
        }
    }

    @Test
    void whatWaitsGoesOnElsewhere() throws IOException {
        Path elsewhere = folder.resolve("elsewhere.touchstone");
        List<Annotation> seen;
        try (Project project = begun(10)) {
            project.letEditsWait();
            fill();
            for (int i = 0; i < 100; i++) {
                project.commit(drawn(box(100 + i)), ANN.id());
            }
            assertEquals(100, project.waiting());
            project.goOnIn(elsewhere);
            assertEquals(0, project.waiting());
            project.commit(drawn(box(500)), ANN.id());
            assertTrue(project.undo(IMAGE.id(), ANN.id()).isPresent());
            seen = project.annotations(IMAGE.id());
            assertEquals(110, seen.size());
        }
        try (Project project = Project.openReadOnly(elsewhere)) {
            assertEquals(seen, project.annotations(IMAGE.id()));
            assertEquals(List.of(), project.verify().problems());
        }
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(10, project.annotations(IMAGE.id()).size());
            assertEquals(List.of(), project.verify().problems());
        }
    }

    @Test
    void removingWorksOnAFullDiskAndAddingIsRefused() throws IOException {
        try (Project project = begun(500)) {
            fill();
            ProjectRefused refused = assertThrows(ProjectRefused.class,
                    () -> project.commit(drawn(box(900)), ANN.id()));
            assertEquals(ProjectRefused.Reason.DISK_FULL, refused.reason());
            for (Annotation object : project.annotations(IMAGE.id()).subList(0, 200)) {
                project.commit(Edit.of("Remove", Change.remove(object)), ANN.id());
            }
            assertEquals(300, project.annotations(IMAGE.id()).size());
            assertEquals(0, project.waiting());
        }
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(300, project.annotations(IMAGE.id()).size());
            assertEquals(List.of(), project.verify().problems());
        }
    }

    @Test
    void aDiskThatFillsWhileEditingLosesNothingThatWasSaidToBeSaved() throws IOException {
        RandomGenerator random = new Random(5);
        List<Annotation> committed = new ArrayList<>();
        try (Project project = begun(0)) {
            for (int i = 0; i < 100_000; i++) {
                Annotation object = box(random.nextInt(900));
                try {
                    project.commit(drawn(object), ANN.id());
                } catch (ProjectRefused full) {
                    assertEquals(ProjectRefused.Reason.DISK_FULL, full.reason(), full.getMessage());
                    break;
                }
                committed.add(object);
            }
            assertEquals(committed.size(), project.annotations(IMAGE.id()).size());
            assertFalse(committed.isEmpty());
        }
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(committed, project.annotations(IMAGE.id()));
            assertEquals(List.of(), project.verify().problems());
        }
    }

    @Test
    void aDiskThatGoesAwayLeavesACopyWithEverything() throws IOException, InterruptedException {
        Path rescued;
        try (Project project = begun(20)) {
            project.letEditsWait();
            assertTrue(run("umount", "-l", disk.toString()));
            mounted = false;
            assertFalse(project.isInPlace());
            project.commit(drawn(box(100)), ANN.id());
            assertEquals(1, project.waiting());
            rescued = project.rescue();
            assertEquals(0, project.waiting());
            project.commit(drawn(box(101)), ANN.id());
        }
        try (Project project = Project.openReadOnly(rescued)) {
            assertEquals(22, project.annotations(IMAGE.id()).size());
            assertEquals(List.of(), project.verify().problems());
        } finally {
            Files.delete(rescued);
        }
    }
}
