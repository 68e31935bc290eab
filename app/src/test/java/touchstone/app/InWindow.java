package touchstone.app;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests in a window, beside a project that is not open yet: the small one and Ada's unless a class says otherwise. */
class InWindow {

    @TempDir
    Path folder;

    Path project;
    Hands hands;

    @BeforeEach
    void openWindow() throws Exception {
        project = made();
        hands = Hands.at(folder, new GivenFiles(chosen()), user());
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    /** Makes the project. */
    Path made() throws Exception {
        return SmallProject.in(folder);
    }

    /** What is chosen wherever the window asks for a file. */
    Path chosen() {
        return folder;
    }

    /** Who sits before it. */
    String user() {
        return "Ada";
    }
}
