package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.app.start.RecentProjects;
import touchstone.store.Project;

/** A project whose file is deleted under the window goes on in another one, which is found again. */
class LostFileTest {

    @TempDir
    Path folder;

    private Hands hands;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        file = SmallProject.in(folder);
        hands = Hands.at(folder, new GivenFiles(file), "Ada");
        hands.open(file);
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    @Test
    void theWorkGoesOnInAFileThatTheStartPageOffers() throws Exception {
        int drawn = hands.mine().size();
        Files.delete(file);
        hands.pick("box");
        hands.drag(60, 90, 100, 130).untilMine(drawn + 1);
        hands.until(() -> !hands.session().path().equals(file));
        Path rescued = hands.session().path();
        RecentProjects recents = new RecentProjects(hands.workbench().settings());
        hands.until(() -> recents.all().getFirst().file().equals(rescued));
        hands.close();
        try (Project project = Project.openReadOnly(rescued)) {
            assertEquals(12, project.summary().annotations());
        }
    }
}
