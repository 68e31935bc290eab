package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import touchstone.app.project.Session;

/** A file that cannot be opened costs nobody the project that is open. */
class RefusedFileTest extends InWindow {

    @Test
    void theProjectStaysWhenAnotherFileIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(project);
        hands.open(project);
        Session before = hands.session();

        Path text = Files.writeString(folder.resolve("text.touchstone"), "This is no project.");
        Platform.runLater(() -> hands.workbench().open(text));
        assertTrue(hands.read().contains("text.touchstone"));
        assertSame(before, hands.session());

        Path damaged = Files.write(folder.resolve("damaged.touchstone"),
                Arrays.copyOf(whole, whole.length - 4096));
        Platform.runLater(() -> hands.workbench().open(damaged));
        hands.until(() -> hands.shows("#question"));
        hands.clickOn("Cancel");
        hands.until(() -> !hands.shows("#question"));
        assertSame(before, hands.session());

        int drawn = hands.mine().size();
        hands.pick("box");
        hands.drag(60, 90, 100, 130).untilMine(drawn + 1);

        Path link = Files.createSymbolicLink(folder.resolve("link.touchstone"), project);
        hands.open(link);
        assertNotSame(before, hands.session());
        assertEquals(drawn + 1, hands.mine().size());
    }
}
