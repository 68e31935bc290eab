package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFinderTest {

    @TempDir
    private Path folder;

    /** A file that is looked at but holds no picture is refused; one that is passed over is not named at all. */
    @ParameterizedTest
    @ValueSource(strings = { "a.dcm", "IM0001.DCM", "a.dicom", "a.tif", "a.nii.gz" })
    void a_file_of_a_folder_named_like_an_image_is_looked_at(String name) throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("series"));
        Files.writeString(pictures.resolve(name), "no picture");
        Files.writeString(pictures.resolve("notes.txt"), "no picture");
        try (Project project = Project.create(folder.resolve("p.touchstone"))) {
            ImageFinder.Found found = new ImageFinder(project, said -> {
            }).toAdd(List.of(pictures));
            assertEquals(List.of(), found.changes());
            assertEquals(1, found.refused().size());
        }
    }
}
