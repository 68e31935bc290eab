package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.app.settings.Theme;

class StartTest {

    @Test
    void a_picture_is_asked_for_with_its_size_theme_and_image() {
        assertEquals(new Start(Path.of("p.touchstone"), Path.of("out.png"), 640, 480, Theme.LIGHT, "b.png", true, null),
                Start.of(List.of("--size", "640x480", "p.touchstone", "--screenshot", "out.png", "--theme", "light",
                        "--image", "b.png", "--reading")));
    }

    @Test
    void nothing_said_opens_an_empty_window() {
        assertEquals(new Start(null, null, Start.WIDTH, Start.HEIGHT, null, null, false, null), Start.of(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "--size 5", "--size 5x", "--size 100x1000000", "--theme pink", "--unknown", "--image",
            "a.touchstone b.touchstone" })
    void what_makes_no_sense_is_answered_with_the_usage(String arguments) {
        assertThrows(IllegalArgumentException.class, () -> Start.of(List.of(arguments.split(" "))));
    }
}
