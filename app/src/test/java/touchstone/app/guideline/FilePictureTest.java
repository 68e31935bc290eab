package touchstone.app.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePictureTest {

    @TempDir
    Path folder;

    private Path project() throws IOException {
        Files.createDirectories(folder.resolve("work/guideline"));
        Files.writeString(folder.resolve("secret.png"), "s");
        return Files.writeString(folder.resolve("work/p.touchstone"), "p");
    }

    @Test
    void a_file_of_the_projects_folder_is_found() throws IOException {
        Path picture = Files.writeString(project().resolveSibling("guideline/cell.png"), "c").toRealPath();
        assertEquals(Optional.of(picture), FilePicture.file(project(), "guideline/cell.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "../secret.png", "guideline/../../secret.png", "/etc/hostname", "none.png", "guideline",
            "",
            "http://example.org/a.png", "file:///etc/hostname", "a\0b" })
    void nothing_elsewhere_is_read(String target) throws IOException {
        assertEquals(Optional.empty(), FilePicture.file(project(), target));
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        Path link = project().resolveSibling("link.png");
        Files.createSymbolicLink(link, folder.resolve("secret.png"));
        assertEquals(Optional.empty(), FilePicture.file(project(), "link.png"));
    }
}
