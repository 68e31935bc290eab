package touchstone.app;

import org.junit.jupiter.api.BeforeEach;

/** Tests in the small project, which Ada has open. */
class InProject extends InWindow {

    @BeforeEach
    void openProject() {
        hands.open(project);
    }
}
