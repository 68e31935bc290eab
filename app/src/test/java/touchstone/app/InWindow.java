package touchstone.app;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests in a window of Ada's, beside a small project that is not open yet. */
class InWindow {

    @TempDir
    Path folder;

    Path project;
    Hands hands;

    @BeforeEach
    void openWindow() throws Exception {
        project = SmallProject.in(folder);
        hands = Hands.at(folder, new GivenFiles(folder), "Ada");
    }

    @AfterEach
    void quit() {
        hands.quit();
    }
}
