package touchstone.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedTest {

    @Test
    void a_project_among_other_files_is_opened() {
        Path project = Path.of("a", "cells.touchstone");
        assertEquals(Optional.of(new Dropped.OneProject(project)),
                Dropped.of(List.of(Path.of("a", "x.png"), project)));
    }

    @Test
    void images_are_added_and_what_lies_among_them_is_left() {
        assertEquals(Optional.of(new Dropped.Images(List.of(Path.of("a.PNG"), Path.of("b.nii.gz")))),
                Dropped.of(List.of(Path.of("a.PNG"), Path.of("Thumbs.db"), Path.of("b.nii.gz"), Path.of("a.json"))));
    }

    @Test
    void a_folder_may_hold_images(@TempDir Path folder) throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        assertEquals(Optional.of(new Dropped.Images(List.of(images))), Dropped.of(List.of(images)));
    }

    @Test
    void a_file_of_annotations_is_read() {
        assertEquals(Optional.of(new Dropped.Annotations(Path.of("instances.json"))),
                Dropped.of(List.of(Path.of("instances.json"))));
    }

    @Test
    void several_files_of_annotations_are_read_as_their_folder() {
        assertEquals(Optional.of(new Dropped.Annotations(Path.of("set"))),
                Dropped.of(List.of(Path.of("set", "a.json"), Path.of("set", "b.json"))));
    }

    @Test
    void a_name_that_tells_nothing_is_tried_as_an_image() {
        assertEquals(Optional.of(new Dropped.Images(List.of(Path.of("IM000001")))),
                Dropped.of(List.of(Path.of("IM000001"))));
    }

    @Test
    void nothing_dropped_is_nothing() {
        assertEquals(Optional.empty(), Dropped.of(List.of()));
    }
}
