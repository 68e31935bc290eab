package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;

class BackupsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = NOON;

    private static Edit images(int from, int count) {
        List<Change> changes = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            changes.add(Change.add(Image.unseen("image-" + i + ".png", 10, 10)));
        }
        return new Edit("Add images", changes);
    }

    @Test
    void aLargeEditIsBackedUpBeforeAndASmallOneIsNot() throws IOException {
        Path file = folder.resolve("p.touchstone");
        try (Project project = Project.create(file, () -> now)) {
            project.commit(images(0, 3000), null);
            project.commit(images(3000, 5), null);
            assertEquals(List.of(), Backups.of(file).list());
            project.commit(images(4000, 2000), null);
        }
        List<Backups.Backup> made = Backups.of(file).list();
        assertEquals(1, made.size());
        try (Project backup = Project.openReadOnly(made.getFirst().file())) {
            assertEquals(3005, backup.images().size());
            assertEquals(List.of(), backup.verify().problems());
        }
    }

    @Test
    void theFirstEditOfADayIsBackedUpBeforeOnce() throws IOException {
        Path file = folder.resolve("p.touchstone");
        try (Project project = Project.create(file, () -> now)) {
            project.commit(images(0, 1), null);
            project.commit(Edit.of("Add", Change.add(Annotator.named("Ann", Annotator.Role.ANNOTATOR))), null);
        }
        assertEquals(List.of(), Backups.of(file).list());
        now = NOON.plus(Duration.ofDays(2));
        try (Project project = Project.open(file, () -> now)) {
            assertEquals(List.of(), Backups.of(file).list());
            project.commit(images(1, 1), null);
            project.commit(images(2, 1), null);
        }
        assertEquals(1, Backups.of(file).list().size());
    }

    @Test
    void theNewestAreKept() throws IOException {
        Path file = folder.resolve("p.touchstone");
        try (Project project = Project.create(file, () -> now)) {
            project.commit(images(0, 1), null);
            for (int i = 0; i < 25; i++) {
                now = NOON.plusSeconds(i);
                project.backup();
            }
        }
        List<Backups.Backup> kept = Backups.of(file).list();
        assertEquals(20, kept.size());
        assertTrue(kept.stream().allMatch(b -> !b.made().isBefore(kept.getFirst().made().minusSeconds(19))));
    }
}
