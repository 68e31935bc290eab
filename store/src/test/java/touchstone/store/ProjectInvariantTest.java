package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import touchstone.model.Image;
import touchstone.model.HistoryLine;
import touchstone.model.ImageId;
import touchstone.model.Entry;

/** After any sequence of edits, undos and redos the log, the tables and the stacks tell one story. */
class ProjectInvariantTest {

    @Property(tries = 25, seed = "20261121")
    void theLogLeadsToTheTablesAndTheStacksAndBackToNothing(@ForAll long seed,
            @ForAll @Size(min = 10, max = 60) List<@IntRange(max = 9) Integer> steps) throws IOException {
        Path folder = Files.createTempDirectory("touchstone-test");
        Path file = folder.resolve("p.touchstone");
        Set<ImageId> images = new HashSet<>();
        Snapshot left;
        try (Project project = Project.create(file)) {
            Random random = new Random(seed);
            RandomEdits edits = new RandomEdits(project, random);
            project.commit(RandomEdits.start(), null);
            project.images().stream().map(Image::id).forEach(images::add);
            for (int step : steps) {
                Snapshot before = Snapshot.of(project, images);
                try {
                    step(project, step, edits, random, images);
                } catch (EditConflict refused) {
                    assertEquals(before, Snapshot.of(project, images), "a refused step changes nothing");
                }
                project.images().stream().map(Image::id).forEach(images::add);
            }
            assertEquals(List.of(), project.verify().problems());
            left = Snapshot.of(project, images);
            for (ImageId image : images) {
                assertEquals(project.history(image, null).stream()
                        .flatMap(entry -> HistoryLine.of(entry, image).stream()).map(HistoryLine::ofProject).toList(),
                        project.histories().lines(image).stream().map(HistoryLine::ofProject).toList());
                assertEquals(project.annotations(image), project.histories().annotationsAt(image, Long.MAX_VALUE));
            }
        }
        try (Project project = Project.open(file)) {
            assertEquals(left, Snapshot.of(project, images));
            undoAll(project, images);
            assertEquals(List.of(Optional.empty()), Snapshot.of(project, images).content());
            assertEquals(List.of(), project.verify().problems());
        }
        Files.delete(file);
        Files.delete(folder);
    }

    private static void step(Project project, int step, RandomEdits edits, Random random, Set<ImageId> images)
            throws IOException {
        List<ImageId> all = images.stream().sorted().toList();
        switch (step) {
            case 0 -> project.undoProject(null);
            case 1 -> project.redoProject(null);
            case 2, 3 -> {
                if (!all.isEmpty()) {
                    project.undo(all.get(random.nextInt(all.size())), null);
                }
            }
            case 4 -> {
                if (!all.isEmpty()) {
                    project.redo(all.get(random.nextInt(all.size())), null);
                }
            }
            case 5 -> project.commitWhole(edits.next(), null);
            default -> project.commit(edits.next(), null);
        }
    }

    /**
     * The project's own steps one at a time and only when no image has one left that fits: an image's step may need a
     * label that an earlier step of the project brought.
     */
    private static void undoAll(Project project, Set<ImageId> images) throws IOException {
        do {
            boolean more = true;
            while (more) {
                more = false;
                for (ImageId image : images) {
                    more |= tryUndo(() -> project.undo(image, null));
                }
            }
        } while (tryUndo(() -> project.undoProject(null)));
    }

    @FunctionalInterface
    private interface Undo {
        Optional<Entry> run() throws IOException;
    }

    private static boolean tryUndo(Undo undo) throws IOException {
        try {
            return undo.run().isPresent();
        } catch (EditConflict needsAnotherFirst) {
            return false;
        }
    }
}
