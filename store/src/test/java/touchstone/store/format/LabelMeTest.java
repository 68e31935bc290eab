package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.InputRefused;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

class LabelMeTest {

    @TempDir
    private Path folder;

    private Imported read(String shapes) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), """
                {"version": "5.7.0", "flags": {"cat": true, "dog": false}, "shapes": [%s],
                 "imagePath": "..\\\\images\\\\a.png", "imageData": null, "imageHeight": 50, "imageWidth": 100}"""
                .formatted(shapes));
        return Formats.named("labelme").read(file, ReadOptions.NONE);
    }

    private static String shape(String type, String points) {
        return "{\"label\": \"cell\", \"shape_type\": \"%s\", \"points\": %s, \"group_id\": null, \"flags\": {}}"
                .formatted(type, points);
    }

    private Geometry geometry(String type, String points) throws IOException {
        Imported read = read(shape(type, points));
        assertEquals(List.of(), read.refused());
        return read.all().getLast().geometry();
    }

    @Test
    void every_type_of_shape_has_its_geometry() throws IOException {
        assertEquals(Keypoints.point(3, 4), geometry("point", "[[3, 4]]"));
        assertEquals(new Box(1, 2, 8, 6), geometry("rectangle", "[[9, 2], [1, 8]]"));
        assertEquals(new Ellipse(10, 10, 5, 5), geometry("circle", "[[10, 10], [13, 14]]"));
        assertEquals(new Polyline(Points.of(1, 1, 2, 3)), geometry("line", "[[1, 1], [2, 3]]"));
        assertEquals(new Polyline(Points.of(1, 1, 2, 3, 4, 4)), geometry("linestrip", "[[1, 1], [2, 3], [4, 4]]"));
        assertEquals(Polygon.of(Points.of(1, 1, 2, 3, 4, 4)), geometry("polygon", "[[1, 1], [2, 3], [4, 4]]"));
        assertEquals(new Keypoints(List.of(new Keypoints.Joint(1, 1, 2), new Keypoints.Joint(2, 3, 2))),
                geometry("points", "[[1, 1], [2, 3]]"));
    }

    @Test
    void a_rectangle_of_four_points_is_a_box() throws IOException {
        assertEquals(new Box(1, 2, 8, 6), geometry("rectangle", "[[1, 2], [9, 2], [9, 8], [1, 8]]"));
    }

    @Test
    void an_oriented_rectangle_is_a_turned_box() throws IOException {
        // A square with a half diagonal of 10 standing on its corner.
        Box box = (Box) geometry("oriented_rectangle", "[[20, 10], [30, 20], [20, 30], [10, 20]]");
        assertEquals(45, box.rotation(), 1e-9);
        assertEquals(Math.sqrt(200), box.width(), 1e-9);
        assertEquals(Math.sqrt(200), box.height(), 1e-9);
        assertEquals(20, box.center().x(), 1e-9);
        assertEquals(20, box.center().y(), 1e-9);
    }

    @Test
    void corners_rounded_to_two_decimals_are_still_a_turned_box() throws IOException {
        Box box = (Box) geometry("oriented_rectangle",
                "[[58.92, 0.08], [88.59, 22.0], [74.72, 40.77], [45.06, 18.85]]");
        assertEquals(36.46, box.rotation(), 0.05);
        assertEquals(36.88, box.width(), 0.01);
        assertEquals(23.34, box.height(), 0.01);
    }

    @Test
    void four_points_that_are_no_rectangle_become_a_polygon() throws IOException {
        Imported read = read(shape("rotation", "[[0, 0], [10, 0], [12, 8], [0, 9]]"));
        assertEquals(GeometryKind.POLYGON, read.all().getLast().geometry().kind());
        assertEquals(1, read.changed().size());
    }

    @Test
    void a_mask_lies_with_its_first_pixel_at_the_first_point() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        PngLabels.encode(png, 3, 2, 8, new char[]{ 1, 0, 1, 0, 1, 0 });
        Imported read = read("""
                {"label": "cell", "shape_type": "mask", "points": [[4.7, 5.2], [6.7, 6.2]], "mask": "%s"}"""
                .formatted(Base64.getEncoder().encodeToString(png.toByteArray())));
        assertEquals(List.of(), read.refused());
        assertEquals(Mask.ofPixels(100, 50,
                (x, y) -> y == 5 && (x == 4 || x == 6) || y == 6 && x == 5), read.all().getLast().geometry());
    }

    @Test
    void flags_of_the_image_are_tags() throws IOException {
        Imported read = read("");
        Annotation tag = read.all().getFirst();
        assertEquals(GeometryKind.TAG, tag.geometry().kind());
        assertEquals(List.of("cat", "dog"), read.schema().labels().stream().map(l -> l.name()).toList());
        assertEquals(tag.label(), read.schema().byName("cat").orElseThrow().id());
        assertEquals("../images/a.png", read.images().getFirst().path());
    }

    @Test
    void what_x_anylabeling_adds_is_kept() throws IOException {
        Annotation a = read("""
                {"label": "helmet", "score": 0.5, "points": [[1, 2], [9, 8]], "group_id": 3, "description": "top",
                 "difficult": true, "shape_type": "rectangle", "flags": {"white": true, "red": false},
                 "attributes": {"size": "L"}, "kie_linking": [], "visible": false}""").all().getLast();
        assertEquals(Map.of("group_id", "3", "description", "top", "difficult", "true", "white", "true", "red",
                "false", "size", "L", "visible", "false"), a.attributes());
        assertEquals(Provenance.model("a.json", 0.5), a.provenance());
        Attribute white = read(shape("point", "[[1, 1]]").replace("\"flags\": {}", "\"flags\": {\"white\": true}"))
                .schema().byName("cell").orElseThrow().attribute("white").orElseThrow();
        assertEquals(Attribute.Type.CHECKBOX, white.type());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            polygon    | [[1, 1], [2, 2]]        | A polygon ring needs at least three points and has 2.
            polygon    | [[1, 1], [2, NaN], [3, 3]] | The field "points" holds a number that is not finite.
            polygon    | [[1, 1], [2], [3, 3]]   | The shape has no usable list of points.
            polygon    | []                      | The shape has no usable list of points.
            rectangle  | [[1, 1], [2, 2], [3, 3]] | A shape of the type rectangle cannot have 3 points.
            cuboid     | [[1, 1]]                | Shapes of the type cuboid have no counterpart here.
            mask       | [[1, 1], [2, 2]]        | The mask has no picture that can be read.
            point      | [[1000, 1000]]          | It lies outside its image of 100 x 50 pixels.
            """)
    void a_shape_that_cannot_be_used_is_refused_and_the_others_are_kept(String type, String points, String reason)
            throws IOException {
        Imported read = read(shape(type, points) + "," + shape("point", "[[1, 1]]"));
        assertEquals(List.of(new Imported.Note("a.json, shape 1", reason)), read.refused());
        assertEquals(Keypoints.point(1, 1), read.all().getLast().geometry());
    }

    @Test
    void hostile_pictures_of_masks_are_refused() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        PngLabels.encode(png, 30, 20, 8, new char[600]);
        byte[] whole = png.toByteArray();
        byte[] huge = whole.clone();
        huge[16] = 0x7f;
        for (byte[] picture : List.of(Arrays.copyOf(whole, whole.length - 20), huge, new byte[40])) {
            Imported read = read("""
                    {"label": "cell", "shape_type": "mask", "points": [[1, 1], [3, 2]], "mask": "%s"}"""
                    .formatted(Base64.getEncoder().encodeToString(picture)));
            assertEquals(1, read.refused().size());
            assertEquals(1, read.all().size());
        }
    }

    @Test
    void a_broken_file_of_a_folder_is_named_and_the_others_are_read() throws IOException {
        read("");
        Files.writeString(folder.resolve("b.json"), "{\"shapes\": [");
        Imported read = Formats.named("labelme").read(folder, ReadOptions.NONE);
        assertEquals(1, read.images().size());
        assertEquals("b.json", read.refused().getFirst().where());
    }

    @Test
    void a_file_without_shapes_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{\"images\": []}");
        String sentence = assertThrows(InputRefused.class,
                () -> Formats.named("labelme").read(file, ReadOptions.NONE)).getMessage();
        assertTrue(sentence.contains("it is not a LabelMe file"), sentence);
    }
}
