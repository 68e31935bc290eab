package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.geometry.GeometryKind;

/** A picture whose file goes away while it is looked at. */
class LostPictureTest {

    @TempDir
    private Path folder;

    private Hands hands;

    @BeforeEach
    void start() throws Exception {
        Path project = SmallProject.in(folder);
        hands = Hands.at(folder, new GivenFiles(folder), "Cleo");
        hands.open(project);
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    @Test
    void it_stays_in_view_under_a_note_and_is_drawn_on() throws Exception {
        Path picture = hands.session().project().file(hands.session().image().get());
        Files.delete(picture);
        hands.until(() -> hands.find("#canvas-message", Node.class).isVisible());
        assertNotNull(hands.desk().canvas().overviewProperty().get());
        hands.focusCanvas().press(KeyCode.R).drag(60, 110, 90, 130, 120, 150);
        hands.untilMine(1);
        assertEquals(List.of(GeometryKind.BOX), hands.kinds());
    }
}
