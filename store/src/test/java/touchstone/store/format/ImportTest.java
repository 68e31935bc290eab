package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Palette;
import touchstone.model.Progress;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.GeometryKind;
import touchstone.store.image.ImageFile;

class ImportTest {

    @TempDir
    private Path folder;

    private Path projectFile = Path.of("");
    private final Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);

    @BeforeEach
    void place() throws IOException {
        projectFile = Files.createDirectories(folder.resolve("project")).resolve("p.touchstone");
    }

    private Imported project(List<Label> labels, Image... images) {
        return new Imported(new LabelSchema(labels), ada, List.of(images), List.of(), List.of(), List.of(),
                folder.resolve("project"));
    }

    private Imported read(String fileName, int width, int height, String annotation) throws IOException {
        Path file = Files.writeString(Files.createDirectories(folder.resolve("labels")).resolve("coco.json"), """
                {"images": [{"id": 1, "file_name": "%s", "width": %d, "height": %d}],
                 "categories": [{"id": 1, "name": "cell"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 1, %s}]}"""
                .formatted(fileName, width, height, annotation));
        return Formats.named("coco").read(file, ReadOptions.NONE);
    }

    private static final String BOX = "\"bbox\": [1, 2, 3, 4]";

    private Import importInto(Imported project, Imported read) throws IOException {
        return Import.edit(project, projectFile, read,
                new Import.Options("Ada", Annotator.Role.ANNOTATOR, null));
    }

    private static <T extends Item> List<T> added(Import done, Class<T> type) {
        return done.edit().changes().stream().filter(c -> c.before() == null).map(Change::any)
                .filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void an_image_of_the_same_name_takes_the_objects() throws IOException {
        Image known = Image.unseen("images/a.png", 10, 5);
        Import done = importInto(project(List.of(), known), read("a.png", 10, 5, BOX));
        assertEquals(List.of(), added(done, Image.class));
        Annotation a = added(done, Annotation.class).getFirst();
        assertEquals(known.id(), a.image());
        assertEquals(ada.id(), a.annotator());
        assertEquals(Map.of(GeometryKind.BOX, 1), done.report().byKind());
        assertEquals(List.of(), done.report().changed());
    }

    @Test
    void a_picture_of_a_file_takes_the_objects_that_name_its_number() throws IOException {
        Image first = Image.unseen("images/scan.tif", 10, 5);
        Image third = Image.unseen("images/scan.tif", 10, 5).withPlane(2);
        Import done = importInto(project(List.of(), first, third), read("scan.tif#3", 10, 5, BOX));
        assertEquals(third.id(), added(done, Annotation.class).getFirst().image());
        Import missing = importInto(project(List.of(), first, third), read("scan.tif#2", 10, 5, BOX));
        assertEquals("scan.tif#2", added(missing, Image.class).getFirst().address());
    }

    @Test
    void an_unknown_image_is_found_beside_the_file_with_its_real_size() throws IOException {
        Imported read = read("a.png", 10, 5, BOX);
        ImageIO.write(new BufferedImage(20, 30, BufferedImage.TYPE_BYTE_GRAY), "png",
                folder.resolve("labels/a.png").toFile());
        Import done = importInto(project(List.of()), read);
        Image image = added(done, Image.class).getFirst();
        assertEquals("../labels/a.png", image.path());
        assertEquals(20, image.width());
        assertTrue(image.sha256() != null);
        assertEquals(List.of("The file says 10 x 5 pixels and the image has 20 x 30; coordinates were taken as they "
                + "stand."), done.report().changed().stream().map(Imported.Note::reason).toList());
    }

    @Test
    void a_mask_of_another_frame_than_the_image_is_refused() throws IOException {
        Import done = importInto(project(List.of(), Image.unseen("a.png", 20, 30)),
                read("a.png", 10, 5, "\"segmentation\": {\"size\": [5, 10], \"counts\": [0, 5, 45]}"));
        assertEquals(0, done.report().annotations());
        assertEquals(List.of("Its mask is 10 x 5 pixels and the image 20 x 30, so it cannot be placed."),
                done.report().refused().stream().map(Imported.Note::reason).toList());
    }

    private Imported readImages(String... paths) throws IOException {
        StringBuilder images = new StringBuilder();
        StringBuilder objects = new StringBuilder();
        for (int i = 0; i < paths.length; i++) {
            String comma = i == 0 ? "" : ", ";
            images.append(comma).append("{\"id\": %d, \"file_name\": \"%s\", \"width\": 10, \"height\": 5}"
                    .formatted(i, paths[i]));
            objects.append(comma).append("{\"id\": %d, \"image_id\": %d, \"category_id\": 1, %s}".formatted(i, i, BOX));
        }
        Path file = Files.writeString(folder.resolve("coco.json"), """
                {"images": [%s], "categories": [{"id": 1, "name": "cell"}], "annotations": [%s]}"""
                .formatted(images, objects));
        return Formats.named("coco").read(file, ReadOptions.NONE);
    }

    @Test
    void images_of_one_name_in_different_folders_stay_apart() throws IOException {
        Import done = importInto(project(List.of()), readImages("first/1.png", "second/1.png"));
        assertEquals(List.of("first/1.png", "second/1.png"),
                added(done, Image.class).stream().map(Image::path).toList());
        assertEquals(2, added(done, Annotation.class).stream().map(Annotation::image).distinct().count());
    }

    @Test
    void an_image_that_the_file_has_twice_under_two_names_is_marked_done_once() throws IOException {
        for (String name : List.of("a.png", "b.png")) {
            ImageIO.write(new BufferedImage(10, 5, BufferedImage.TYPE_BYTE_GRAY), "png",
                    folder.resolve(name).toFile());
        }
        Import done = Import.edit(project(List.of()), projectFile, readImages("a.png", "b.png"),
                new Import.Options("Ben", Annotator.Role.ANNOTATOR, null));
        assertEquals(1, added(done, Image.class).size());
        assertEquals(1, added(done, Progress.class).size());
    }

    @Test
    void a_missing_image_with_an_absolute_path_is_added_below_the_projects_folder() throws IOException {
        Import done = importInto(project(List.of()), readImages("/home/ada/a.png", "C:/scans/b.png", "c.png"));
        assertEquals(List.of("home/ada/a.png", "scans/b.png", "c.png"),
                added(done, Image.class).stream().map(Image::path).toList());
        assertEquals(3, done.report().annotations());
    }

    @Test
    void an_image_that_is_gone_is_added_as_missing_with_its_objects() throws IOException {
        Import done = importInto(project(List.of()), read("gone/a.png", 10, 5, BOX));
        Image image = added(done, Image.class).getFirst();
        assertEquals("gone/a.png", image.path());
        assertEquals(null, image.sha256());
        assertEquals(1, done.report().annotations());
        assertEquals(1, done.report().changed().size());
    }

    @Test
    void a_moved_image_is_known_by_its_content() throws IOException {
        Imported read = read("renamed.png", 20, 30, BOX);
        Path file = folder.resolve("labels/renamed.png");
        ImageIO.write(new BufferedImage(20, 30, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        Image known = new Image(Image.unseen("x", 1, 1).id(), "images/original.png", 20, 30,
                ImageFile.hash(file), Files.size(file));
        Import done = importInto(project(List.of(), known), read);
        assertEquals(known.id(), added(done, Annotation.class).getFirst().image());
    }

    @Test
    void a_new_label_stands_at_the_end_in_the_colour_of_its_place() throws IOException {
        Import done = importInto(project(List.of(Label.named("gland", 0), Label.named("lumen", 1))),
                read("a.png", 10, 5, BOX));
        Label label = added(done, Label.class).getFirst();
        assertEquals("cell", label.name());
        assertEquals(2, label.position());
        assertEquals(Palette.colour(2), label.colour());
    }

    @Test
    void a_known_label_gains_what_it_lacks() throws IOException {
        Label cell = Label.named("cell", 0);
        Import done = importInto(project(List.of(cell)),
                read("a.png", 10, 5, BOX + ", \"attributes\": {\"size\": 3}"));
        Change change = done.edit().changes().stream().filter(c -> cell.equals(c.before())).findFirst().orElseThrow();
        assertTrue(((Label) change.any()).attribute("size").isPresent());
        assertEquals(cell.id(), added(done, Annotation.class).getFirst().label());
    }

    @Test
    void the_same_file_twice_adds_its_objects_once() throws IOException {
        Imported read = read("a.png", 10, 5, BOX);
        Image known = Image.unseen("a.png", 10, 5);
        Label cell = Label.named("cell", 0);
        Annotation had = read.all().getFirst();
        Imported project = new Imported(new LabelSchema(List.of(cell)), ada, List.of(known),
                List.of(Annotation.drawn(known.id(), cell.id(), ada.id(), had.geometry())), List.of(), List.of(),
                folder.resolve("project"));
        Import done = importInto(project, read);
        assertEquals(0, done.report().annotations());
        assertEquals(1, done.report().changed().size());
        assertTrue(done.edit().isEmpty());
    }

    @Test
    void skeletons_of_before_their_boxes_were_kept_are_not_added_again() throws IOException {
        Imported read = read("a.png", 10, 5,
                "\"bbox\": [0,0,9,4], \"keypoints\": [1,1,2,3,3,2]");
        Image known = Image.unseen("a.png", 10, 5);
        Label cell = read.schema().labels().getFirst();
        Annotation had = read.all().getFirst();
        assertEquals(1, had.attributes().size());
        Imported project = new Imported(new LabelSchema(List.of(cell)), ada, List.of(known),
                List.of(Annotation.drawn(known.id(), cell.id(), ada.id(), had.geometry())), List.of(), List.of(),
                folder.resolve("project"));
        Import done = importInto(project, read);
        assertEquals(0, done.report().annotations());
        assertTrue(done.edit().isEmpty());
    }

    @Test
    void a_person_is_done_with_every_image_of_the_file_and_a_model_is_not() throws IOException {
        Imported read = read("a.png", 10, 5, BOX);
        Import person = Import.edit(project(List.of()), projectFile, read,
                new Import.Options("Ben", Annotator.Role.ANNOTATOR, null));
        assertEquals(Progress.Status.DONE, added(person, Progress.class).getFirst().status());
        assertEquals("Ben", added(person, Annotator.class).getFirst().name());
        Import model = Import.edit(project(List.of()), projectFile, read,
                new Import.Options("Net", Annotator.Role.MODEL, null));
        assertEquals(List.of(), added(model, Progress.class));
        assertEquals(Annotator.Role.MODEL, added(model, Annotator.class).getFirst().role());
    }

    private Imported ofTwoAnnotators() {
        Image image = Image.unseen("a.png", 10, 5);
        Label cell = Label.named("cell", 0);
        Label round = Label.named("round cell", 1).withParent(cell.id());
        Annotator ben = Annotator.named("Ben", Annotator.Role.GOLD);
        return new Imported(new LabelSchema(List.of(cell, round)), List.of(ada, ben), List.of(image),
                List.of(Annotation.drawn(image.id(), cell.id(), ada.id(), new Box(1, 1, 2, 2)),
                        Annotation.drawn(image.id(), round.id(), ben.id(), new Box(1, 1, 3, 2))),
                List.of(new Progress(image.id(), ada.id(), Progress.Status.SKIPPED),
                        new Progress(image.id(), ben.id(), Progress.Status.IN_PROGRESS)),
                List.of(), new Imported.Notes(List.of(), List.of()), folder.resolve("project"));
    }

    @Test
    void each_annotator_of_a_file_gets_a_layer_and_a_status() throws IOException {
        Imported read = ofTwoAnnotators();
        Label cell = Label.named("cell", 0);
        Import done = Import.edit(project(List.of(cell)), projectFile, read, Import.Options.NONE);
        Annotator ben = added(done, Annotator.class).getFirst();
        assertEquals("Ben", ben.name());
        assertEquals(Annotator.Role.GOLD, ben.role());
        assertEquals(List.of(ada.id(), ben.id()),
                added(done, Annotation.class).stream().map(Annotation::annotator).toList());
        assertEquals(read.all().stream().map(Annotation::id).toList(),
                added(done, Annotation.class).stream().map(Annotation::id).toList());
        assertEquals(List.of(Progress.Status.SKIPPED, Progress.Status.IN_PROGRESS),
                added(done, Progress.class).stream().map(Progress::status).toList());
        assertEquals(cell.id(), added(done, Label.class).getFirst().parent());
    }

    @Test
    void a_named_layer_takes_the_objects_of_all_annotators() throws IOException {
        Import done = Import.edit(project(List.of()), projectFile, ofTwoAnnotators(),
                new Import.Options("Cleo", Annotator.Role.CONSENSUS, null));
        Annotator cleo = added(done, Annotator.class).getFirst();
        assertEquals(new Annotator(cleo.id(), "Cleo", Annotator.Role.CONSENSUS), cleo);
        assertEquals(List.of(cleo.id(), cleo.id()),
                added(done, Annotation.class).stream().map(Annotation::annotator).toList());
        assertEquals(1, added(done, Progress.class).size());
    }
}
