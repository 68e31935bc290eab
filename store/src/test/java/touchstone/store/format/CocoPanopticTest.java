package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Mask;

class CocoPanopticTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    /** Two boxes of which the second lies over the first: 20 and 8 of 24 and 8 pixels. */
    @BeforeEach
    void write() throws IOException {
        Image image = Image.unseen("a.png", 10, 5);
        Label cell = Label.named("cell", 0);
        Label sky = Label.named("sky", 1);
        Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
        Imported project = new Imported(new LabelSchema(List.of(cell, sky)), ada, List.of(image),
                List.of(Annotation.drawn(image.id(), cell.id(), ada.id(), new Box(0, 0, 6, 4)),
                        Annotation.drawn(image.id(), sky.id(), ada.id(), new Box(5, 0, 2, 4))
                                .withAttributes(Map.of("isthing", "false", "iscrowd", "true", "grade", "2"))),
                List.of(), List.of(), folder);
        file = folder.resolve("p.json");
        Losses losses = Formats.named("coco-panoptic").write(project, new WriteOptions(List.of(ada.id())), file);
        assertEquals(List.of("objects partly covered by others", "outlines written as pixels"),
                losses.all().stream().filter(l -> l.depth() == Losses.Depth.SHAPE).map(Losses.Loss::what).toList());
    }

    private Imported read(String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
        return Formats.named("coco-panoptic").read(file, ReadOptions.NONE);
    }

    @Test
    void the_later_object_keeps_the_pixels_that_two_have() throws IOException {
        Imported read = read("", "");
        assertEquals(List.of(), read.refused());
        assertEquals(Mask.ofPixels(10, 5, (x, y) -> x < 5 && y < 4), read.all().getFirst().geometry());
        assertEquals(Mask.ofPixels(10, 5, (x, y) -> x >= 5 && x < 7 && y < 4), read.all().getLast().geometry());
        assertEquals(Map.of("isthing", "false", "iscrowd", "true", "grade", "2"), read.all().getLast().attributes());
        CocoPanopticFile said = CocoPanopticFile.read(file, true);
        assertEquals(List.of(true, false), said.categories().stream().map(c -> c.isThing().orElseThrow()).toList());
        assertEquals(List.of(20L, 8L),
                said.pictures().getFirst().segments().stream().map(s -> s.area().orElseThrow()).toList());
    }

    @Test
    void a_segment_that_is_not_listed_is_told() throws IOException {
        Imported read = read("{\"id\":2,\"category_id\":2", "{\"id\":3,\"category_id\":2");
        assertEquals(1, read.all().size());
        assertEquals("p.json, image 1, segment 3", read.refused().getFirst().where());
        assertTrue(read.changed().getFirst().reason().contains("8 pixels"), read.changed().toString());
    }

    @Test
    void a_picture_outside_its_folder_is_not_looked_at() throws IOException {
        Files.createDirectories(folder.resolve("other"));
        Files.copy(folder.resolve("p/a.png"), folder.resolve("other/a.png"));
        InputRefused refused = assertThrows(InputRefused.class, () -> read("\"file_name\":\"a.png\",\"segments_info\"",
                "\"file_name\":\"../other/a.png\",\"segments_info\""));
        assertTrue(refused.getMessage().contains("../other/a.png is not in the folder p"), refused.getMessage());
    }
}
