package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;

/** A project whose file is lost again and again goes on in one copy after the other. */
class RescueTest {

    private static final ZonedDateTime NOON = ZonedDateTime.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aCopyIsCalledAfterTheProjectHoweverOftenItIsLost() {
        String first = RescueName.of("cells.touchstone", NOON);
        assertEquals("cells rescued 2026-11-22 12.00.00.touchstone", first);
        assertEquals("cells rescued 2026-11-22 12.00.01.touchstone", RescueName.of(first, NOON.plusSeconds(1)));
        assertEquals(first, RescueName.of("cells rescued 2026-11-22 12.00.00-2.touchstone", NOON));
        assertEquals("rescued rescued 2026-11-22 12.00.00.touchstone", RescueName.of("rescued.touchstone", NOON));
    }

    @Test
    void aLongNameIsCutBetweenTwoLetters() {
        String name = RescueName.of("\uD83D\uDD2C".repeat(58) + ".touchstone", NOON);
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 200);
        assertTrue(name.startsWith("\uD83D\uDD2C".repeat(40) + " rescued"), name);
    }

    @Test
    void everyEditIsInTheLastCopy() throws IOException {
        Path file = folder.resolve("n".repeat(230) + ".touchstone");
        Path last;
        try (Project project = Project.create(file)) {
            for (int i = 0; i < 8; i++) {
                project.commit(newcomer("before " + i), null);
                Files.move(project.path(), folder.resolve("moved" + i));
                assertFalse(project.isInPlace());
                assertEquals(folder, project.rescue().getParent());
                assertTrue(project.isInPlace());
                project.commit(newcomer("after " + i), null);
            }
            last = project.path();
        }
        try (Project project = Project.openReadOnly(last)) {
            assertEquals(16, project.annotators().size());
            assertEquals(List.of(), project.verify().problems());
        }
        try (Project project = Project.open(folder.resolve("moved3"))) {
            assertEquals(7, project.annotators().size());
            assertEquals(List.of(), project.verify().problems());
        }
    }

    private static Edit newcomer(String name) {
        return new Edit("Add " + name, List.of(Change.add(Annotator.named(name, Annotator.Role.ANNOTATOR))));
    }
}
