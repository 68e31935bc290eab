package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Tag;

class LabelStudioTest {

    @TempDir
    private Path folder;

    private Imported read(String json) throws IOException {
        return Formats.named("labelstudio").read(Files.writeString(folder.resolve("tasks.json"), json),
                ReadOptions.NONE);
    }

    private static String task(String address, String rest) {
        return "[{\"id\": 7, \"data\": {\"image\": \"%s\"}, %s}]".formatted(address, rest);
    }

    private static String result(String id, String type, String value) {
        return ("{\"id\": \"%s\", \"type\": \"%s\", \"from_name\": \"f\", \"to_name\": \"image\","
                + " \"original_width\": 200, \"original_height\": 100, \"image_rotation\": 0, \"value\": {%s}}")
                .formatted(id, type, value);
    }

    private static String by(String who, String... results) {
        return "\"annotations\": [{\"completed_by\": %s, \"result\": [%s]}]".formatted(who, String.join(",", results));
    }

    private static void assertCorners(double[] expected, Box box) {
        assertArrayEquals(expected, box.corners().toArray(), 1e-9);
    }

    @Test
    void a_rectangle_turns_about_its_top_left_corner() throws IOException {
        Imported read = read(task("a.png", by("1", result("r", "rectanglelabels",
                "\"x\": 50, \"y\": 50, \"width\": 10, \"height\": 10, \"rotation\": 90, \"rectanglelabels\": [\"a\"]"))));
        // From (100,50), 20 wide and 10 high, turned clockwise: down 20 and left 10.
        assertEquals(new Box(90, 50, 10, 20), read.all().getFirst().geometry());
        Imported slanted = read(task("a.png", by("1", result("r", "rectanglelabels",
                "\"x\": 50, \"y\": 50, \"width\": 10, \"height\": 10, \"rotation\": 30, \"rectanglelabels\": [\"a\"]"))));
        double c = Math.cos(Math.PI / 6);
        double s = 0.5;
        assertCorners(new double[]{ 100, 50, 100 + 20 * c, 50 + 20 * s, 100 + 20 * c - 10 * s, 50 + 20 * s + 10 * c,
                100 - 10 * s, 50 + 10 * c }, (Box) slanted.all().getFirst().geometry());
    }

    /** The first tenth, down and to the right, of the image of 200 x 100 as it was shown. */
    @ParameterizedTest
    @CsvSource({ "90, 0, 90, 20, 10", "180, 180, 90, 20, 10", "270, 180, 0, 20, 10" })
    void an_image_that_was_shown_turned_has_its_objects_turned_back(int turned, double x, double y, double w, double h)
            throws IOException {
        String shown = result("r", "rectanglelabels",
                "\"x\": 0, \"y\": 0, \"width\": 10, \"height\": 10, \"rectanglelabels\": [\"a\"]");
        Imported read = read(
                task("a.png", by("1", shown.replace("image_rotation\": 0", "image_rotation\": " + turned))));
        assertEquals(new Box(x, y, w, h), read.all().getFirst().geometry());
        assertEquals(1, read.changed().size());
    }

    @Test
    void ellipses_are_told_by_their_centre_and_half_axes() throws IOException {
        Imported read = read(task("a.png", by("1", result("e", "ellipselabels",
                "\"x\": 50, \"y\": 50, \"radiusX\": 10, \"radiusY\": 5, \"rotation\": 15, \"ellipselabels\": [\"a\"]"))));
        assertEquals(new Ellipse(100, 50, 20, 5, 15), read.all().getFirst().geometry());
    }

    @Test
    void each_user_gets_a_layer_and_what_he_says_of_the_task_is_kept() throws IOException {
        String box = result("r", "rectanglelabels",
                "\"x\": 5, \"y\": 5, \"width\": 10, \"height\": 10, \"rotation\": 0, \"rectanglelabels\": [\"a\"]");
        Imported read = read(task("/data/upload/1/0123abcd-a%20b.png", """
                "annotations": [
                  {"completed_by": 3, "lead_time": 12.5, "result": [%1$s]},
                  {"completed_by": {"id": 4, "email": "ada@example.org"}, "was_cancelled": true, "result": []},
                  {"completed_by": 3, "ground_truth": true, "result": [%1$s]}],
                "predictions": [{"model_version": "net 2", "score": 0.25, "result": [%1$s]}]""".formatted(box)));
        assertEquals(List.of("user 3", "ada@example.org", "ground truth", "net 2"),
                read.annotators().stream().map(Annotator::name).toList());
        assertEquals(List.of(Annotator.Role.ANNOTATOR, Annotator.Role.ANNOTATOR, Annotator.Role.GOLD,
                Annotator.Role.MODEL), read.annotators().stream().map(Annotator::role).toList());
        Image image = read.images().getFirst();
        assertEquals("a b.png", image.path());
        assertEquals(Map.of("labelstudio", "/data/upload/1/0123abcd-a%20b.png", "seconds user 3", "12.5"),
                image.fields());
        assertEquals(List.of(Progress.Status.DONE, Progress.Status.SKIPPED, Progress.Status.DONE,
                Progress.Status.TODO),
                read.annotators().stream().map(a -> read.status(image.id(), a.id())).toList());
        Annotation guess = read.annotations(image.id(), read.annotators().get(3).id()).getFirst();
        assertEquals(Provenance.model("net 2", 0.25), guess.provenance());
        assertEquals(3, read.all().size());
    }

    @Test
    void choices_of_the_image_are_tags_and_those_of_a_region_attributes() throws IOException {
        Imported read = read(task("a.png", by("1",
                result("r", "rectangle", "\"x\": 5, \"y\": 5, \"width\": 10, \"height\": 10"),
                result("r", "labels", "\"labels\": [\"cell\"]"),
                result("r", "choices", "\"choices\": [\"big\", \"round\"]"),
                result("t", "choices", "\"choices\": [\"blurred\"]"))));
        assertEquals(2, read.all().size());
        Annotation tag = read.all().getFirst();
        assertEquals(new Tag(), tag.geometry());
        assertEquals(List.of("blurred", "cell"), read.schema().labels().stream().map(Label::name).toList());
        assertEquals(Map.of("f", "big, round"), read.all().getLast().attributes());
    }

    @Test
    void key_points_of_one_parent_are_one_object() throws IOException {
        String point = "\"x\": %d, \"y\": 10, \"width\": 1, \"keypointlabels\": [\"%s\"]";
        Imported read = read(task("a.png", by("1",
                result("p", "rectanglelabels",
                        "\"x\": 5, \"y\": 5, \"width\": 50, \"height\": 50, \"rectanglelabels\": [\"hand\"]"),
                result("k1", "keypointlabels", point.formatted(10, "thumb"))
                        .replace("\"value\"", "\"parentID\": \"p\", \"value\""),
                result("k2", "keypointlabels", point.formatted(20, "palm"))
                        .replace("\"value\"", "\"parentID\": \"p\", \"value\""),
                result("k3", "keypointlabels", point.formatted(30, "alone")))));
        assertEquals(List.of("hand", "alone"), read.schema().labels().stream().map(Label::name).toList());
        assertEquals(3, read.all().size());
        assertEquals(new Keypoints(List.of(new Keypoints.Joint(20, 10, 2), new Keypoints.Joint(40, 10, 2))),
                read.all().getLast().geometry());
        assertEquals(List.of("thumb", "palm"),
                Objects.requireNonNull(read.schema().labels().getFirst().skeleton()).joints());
    }

    @Test
    void uploads_of_the_same_name_stay_apart() throws IOException {
        Imported read = read("""
                [{"id": 1, "data": {"image": "/data/upload/1/00000001-a.png"}, "annotations": []},
                 {"id": 2, "data": {"image": "/data/upload/1/00000002-a.png"}, "annotations": []},
                 {"id": 3, "data": {"image": "/data/local-files/?d=x%2Fa.png"}, "annotations": []},
                 {"id": 4, "data": {"image": "s3://bucket/y/a.png?q=1"}, "annotations": []}]""");
        assertEquals(List.of("a.png", "00000002-a.png", "x/a.png", "y/a.png"),
                read.images().stream().map(Image::path).toList());
    }

    @Test
    void what_cannot_be_used_is_named_and_the_rest_is_kept() throws IOException {
        Imported read = read(task("a.png", by("1",
                result("1", "rectanglelabels", "\"x\": NaN, \"y\": 5, \"width\": 10, \"height\": 10"),
                result("2", "rectanglelabels", "\"x\": 1e308, \"y\": 5, \"width\": 10, \"height\": 10"),
                result("3", "brushlabels", "\"rle\": [0, 0, 1]"),
                result("4", "polygonlabels", "\"points\": [[1, 2], [3]]"),
                result("5", "videorectangle", "\"sequence\": []"),
                result("6", "ellipse", "\"x\": 50, \"y\": 50, \"radiusX\": 1, \"radiusY\": 1"))));
        assertEquals(5, read.refused().size());
        assertEquals(1, read.all().size());
        assertEquals("tasks.json, task 7, result 3", read.refused().get(2).where());
    }

    @Property(tries = 200, seed = "1")
    void a_brush_comes_back_pixel_by_pixel(@ForAll @IntRange(min = 1, max = 150) int width,
            @ForAll @IntRange(min = 1, max = 90) int height, @ForAll int seed) {
        Mask mask = Mask.ofPixels(width, height, (x, y) -> Integer.hashCode(seed ^ x / 3 * 31 ^ y * 17) % 3 == 0);
        assertEquals(mask, BrushRle.decode(BrushRle.encode(mask), width, height));
    }

    /** The stream of a picture of 3 x 1 pixels whose middle one is set, as the reference writes it. */
    @Test
    void a_brush_is_the_bit_stream_of_thi_ng() {
        String bits = "00000000000000000000000000001100" + "00111" + "0010" + "0011" + "0111" + "1111"
                + "1" + "00" + "011" + "00000000" + "1" + "00" + "011" + "11111111" + "1" + "00" + "011" + "00000000";
        byte[] expected = new byte[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            expected[i / 8] |= (byte) ((bits.charAt(i) - '0') << 7 - i % 8);
        }
        assertArrayEquals(expected, BrushRle.encode(Mask.ofRows(new boolean[][]{ { false, true, false } })));
    }

    @Test
    void layers_roles_and_statuses_come_back_under_their_names() throws IOException {
        Image image = new Image(Image.unseen("x/a b.png", 20, 10).id(), "x/a b.png", 20, 10, null, 0);
        Label cell = Label.named("cell", 0);
        Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
        Annotator gold = Annotator.named("Truth", Annotator.Role.GOLD);
        Annotator net = Annotator.named("net", Annotator.Role.MODEL);
        Imported project = new Imported(new LabelSchema(List.of(cell)), List.of(ada, gold, net), List.of(image),
                List.of(Annotation.drawn(image.id(), cell.id(), ada.id(), new Box(1, 1, 2, 2, 10)),
                        Annotation.drawn(image.id(), cell.id(), gold.id(), new Box(1, 1, 3, 2)),
                        new Annotation(Annotation.drawn(image.id(), cell.id(), net.id(), new Tag()).id(), image.id(),
                                cell.id(), net.id(), new Ellipse(5, 5, 2, 1), Map.of("k", "v"),
                                Provenance.model("net", 0.5))),
                List.of(new Progress(image.id(), ada.id(), Progress.Status.RETURNED),
                        new Progress(image.id(), gold.id(), Progress.Status.SKIPPED)),
                List.of(), new Imported.Notes(List.of(), List.of()), folder);
        Path file = folder.resolve("out.json");
        Export written = Export.verified(Formats.named("labelstudio"), project,
                new WriteOptions(project.annotators().stream().map(Annotator::id).toList()), file);
        assertEquals(List.of(), written.problems());
        assertTrue(written.losses().isEmpty(), written.losses().toString());
        Imported again = Formats.named("labelstudio").read(file, ReadOptions.NONE);
        assertEquals(project.annotators().stream().map(a -> a.name() + a.role()).toList(),
                again.annotators().stream().map(a -> a.name() + a.role()).toList());
        Image back = again.images().getFirst();
        assertEquals(List.of("x/a b.png", Map.of()), List.of(back.path(), back.fields()));
        assertEquals(List.of(Progress.Status.RETURNED, Progress.Status.SKIPPED),
                again.annotators().stream().limit(2).map(a -> again.status(back.id(), a.id())).toList());
        assertEquals(Provenance.model("net", 0.5), again.all().getLast().provenance());
        assertNull(again.all().getFirst().provenance().score());
        String configuration = Files.readString(folder.resolve("out.config.xml"));
        assertTrue(configuration.contains("<RectangleLabels name=\"rectangle\" toName=\"image\">"), configuration);
        assertTrue(configuration.contains("<TextArea name=\"k\" toName=\"image\" perRegion=\"true\""), configuration);
    }
}
