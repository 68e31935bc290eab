package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.Annotation;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

class CocoTest {

    @TempDir
    private Path folder;

    /** One image of 10 x 5 pixels, one category, and the given annotations. */
    private Imported read(String annotations) throws IOException {
        return read("coco", """
                {"images": [{"id": 7, "file_name": "a.png", "width": 10, "height": 5}],
                 "categories": [{"id": 3, "name": "cell"}],
                 "annotations": [%s]}""".formatted(annotations));
    }

    private Imported read(String format, String json) throws IOException {
        Path file = Files.writeString(folder.resolve("coco.json"), json);
        return Formats.named(format).read(file, ReadOptions.NONE);
    }

    private static String object(String fields) {
        return "{\"id\": 17, \"image_id\": 7, \"category_id\": 3, " + fields + "}";
    }

    private Geometry geometry(String fields) throws IOException {
        Imported read = read(object(fields));
        assertEquals(List.of(), read.refused());
        assertEquals(1, read.all().size());
        return read.all().getFirst().geometry();
    }

    @Test
    void an_empty_segmentation_leaves_the_box() throws IOException {
        assertEquals(new Box(2, 2, 3, 1), geometry("\"segmentation\": [], \"bbox\": [2.0, 2.0, 3.0, 1.0]"));
    }

    @Test
    void several_rings_are_the_parts_of_one_polygon() throws IOException {
        Polygon expected = new Polygon(List.of(new Polygon.Part(Points.of(0, 0, 1, 0, 1, 2, 0, 2), List.of()),
                new Polygon.Part(Points.of(4, 0, 5, 0, 5, 2.25), List.of())));
        assertEquals(expected, geometry("\"segmentation\": [[0,0,1,0,1,2,0,2],[4,0,5,0,5,2.25]]"));
    }

    @Test
    void plain_run_lengths_go_down_the_columns_and_begin_with_unset_pixels() throws IOException {
        Mask mask = (Mask) geometry("\"segmentation\": {\"size\": [5, 10], \"counts\": [0, 5, 1, 1, 43]}");
        assertEquals(Mask.ofPixels(10, 5, (x, y) -> x == 0 || x == 1 && y == 1), mask);
    }

    @Test
    void compressed_run_lengths_are_read() throws IOException {
        // pycocotools.mask.encode of a 5 x 10 mask whose columns 2 to 4 are set.
        Mask mask = (Mask) geometry("\"segmentation\": {\"size\": [5, 10], \"counts\": \":?i0\"}");
        assertEquals(Mask.ofPixels(10, 5, (x, y) -> x >= 2 && x < 5), mask);
    }

    @Test
    void crowd_attributes_and_unknown_fields_survive() throws IOException {
        Annotation a = read(object("\"bbox\": [1,1,2,2], \"iscrowd\": 1, \"attributes\": {\"x\": 1, \"y\": \"hello\"},"
                + " \"track\": 4")).all().getFirst();
        assertEquals(Map.of("iscrowd", "true", "x", "1", "y", "hello", "track", "4"), a.attributes());
        assertEquals(Provenance.imported("coco.json"), a.provenance());
    }

    @Test
    void a_skeleton_counts_joints_from_one() throws IOException {
        Imported read = keypoints("[[1, 2], [2, 3]]");
        assertEquals(List.of(new Skeleton.Edge(0, 1), new Skeleton.Edge(1, 2)), skeleton(read).edges());
        assertEquals(List.of(), read.changed());
        assertEquals(new Keypoints(List.of(new Keypoints.Joint(1, 2, 2), new Keypoints.Joint(3, 4, 1),
                new Keypoints.Joint(0, 0, 0))), read.all().getFirst().geometry());
    }

    @Test
    void a_zero_in_a_skeleton_shows_that_it_counts_from_zero() throws IOException {
        Imported read = keypoints("[[0, 1], [1, 2]]");
        assertEquals(List.of(new Skeleton.Edge(0, 1), new Skeleton.Edge(1, 2)), skeleton(read).edges());
        assertEquals("coco.json, category 3", read.changed().getFirst().where());
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"area\":40.25,\"bbox\":[-1.5,0.1,10.7,4.2]", "\"area\":40.25,\"bbox\":[1.0,2.0,2.0,2.0]",
            "\"area\":0.0,\"bbox\":[0.3,0.3,9.1,4.4]", "\"area\":50.0,\"bbox\":[0.0,0.0,10.0,5.0]" })
    void a_box_and_an_area_of_a_persons_own_beside_keypoints_travel(String box) throws IOException {
        Imported read = keypoints("[]", box);
        assertEquals("coco.json", read.changed().getFirst().where());
        assertTrue(read.changed().getFirst().reason().startsWith("One object has a box or an area besides"));
        assertEquals(List.of(), read.schema().labels().getFirst().attributes());
        assertSaid(box, written("coco-keypoints", read));
    }

    @Test
    void a_persons_own_box_and_area_stay_when_joints_are_put_right() throws IOException {
        String box = "\"area\":40.25,\"bbox\":[-1.5,0.1,10.7,4.2]";
        Imported read = keypoints("[]", box);
        Annotation person = read.all().getFirst();
        Imported edited = new Imported(read.schema(), read.annotators().getFirst(), read.images(),
                List.of(person.withGeometry(new Keypoints(List.of(new Keypoints.Joint(4, 4, 2),
                        new Keypoints.Joint(5, 5, 2), new Keypoints.Joint(6, 5, 2))))),
                List.of(), List.of(), folder);
        assertSaid(box, written("coco", edited));
    }

    @Test
    void the_box_around_keypoints_is_nobodys_own() throws IOException {
        Imported read = keypoints("[]", "\"bbox\": [1,2,2,2], \"area\": 4");
        assertEquals(List.of(), read.changed());
        assertEquals(Map.of(), read.all().getFirst().attributes());
        assertSaid("\"bbox\":[1.0,2.0,2.0,2.0]", written("coco-keypoints", read));
    }

    @ParameterizedTest
    @ValueSource(strings = { "-3", "1e300" })
    void an_area_beside_keypoints_that_cannot_be_is_not_taken(String area) throws IOException {
        Imported read = keypoints("[]", "\"bbox\": [0,0,10,5], \"area\": " + area);
        assertTrue(read.changed().getFirst().reason().endsWith("cannot be; the area of its box was taken."));
        assertSaid("\"bbox\":[0.0,0.0,10.0,5.0],\"area\":50.0", written("coco-keypoints", read));
    }

    @Test
    void numbers_among_the_attributes_stay_numbers() throws IOException {
        Imported read = read(object("\"bbox\": [1,1,2,2], \"attributes\": {\"a\": 1.0, \"b\": 7, \"c\": \"1.10\"}"));
        assertSaid("\"a\":1.0,\"b\":7,\"c\":\"1.10\"", written("coco", read));
    }

    @Test
    void a_box_keeps_the_digits_that_it_came_with() throws IOException {
        Imported read = read(object("\"bbox\": [3.35,1.02,0.58,0.1]"));
        assertSaid("\"bbox\":[3.35,1.02,0.58,0.1]", written("coco", read));
    }

    private String written(String format, Imported project) throws IOException {
        Path file = folder.resolve("written.json");
        Formats.named(format).write(project, new WriteOptions(List.of(project.annotators().getFirst().id())), file);
        return Files.readString(file);
    }

    /** That an object of the file has each of these fields, in whichever order. */
    private static void assertSaid(String fields, String file) {
        for (String field : fields.split(",(?=\")", -1)) {
            assertTrue(file.contains(field), () -> field + " is not in " + file);
        }
    }

    private Imported keypoints(String edges) throws IOException {
        return keypoints(edges, "\"bbox\": [1,2,2,2]");
    }

    private Imported keypoints(String edges, String box) throws IOException {
        return read("coco-keypoints", """
                {"images": [{"id": 7, "file_name": "a.png", "width": 10, "height": 5}],
                 "categories": [{"id": 3, "name": "cell", "keypoints": ["a", "b", "c"], "skeleton": %s}],
                 "annotations": [%s]}""".formatted(edges,
                object("\"keypoints\": [1,2,2, 3,4,1, 0,0,0], \"num_keypoints\": 2, " + box)));
    }

    private static Skeleton skeleton(Imported read) {
        Label label = read.schema().labels().getFirst();
        Skeleton skeleton = label.skeleton();
        assertTrue(skeleton != null);
        return skeleton;
    }

    @Test
    void an_outline_with_joints_becomes_two_objects_of_one_group() throws IOException {
        Imported read = read(object("\"segmentation\": [[0,0,1,0,1,2]], \"keypoints\": [1,2,2]"));
        assertEquals(2, read.all().size());
        assertEquals(Map.of("group", "1"), read.all().get(0).attributes());
        assertEquals(Map.of("group", "1"), read.all().get(1).attributes());
        assertEquals(1, read.changed().size());
    }

    @Test
    void an_outline_and_its_joints_are_written_as_the_one_object_that_they_were() throws IOException {
        Imported read = read("coco", """
                {"images": [{"id": 7, "file_name": "a.png", "width": 10, "height": 5}],
                 "categories": [{"id": 3, "name": "cell", "keypoints": ["a", "b"], "skeleton": []}],
                 "annotations": [%s, %s, %s, %s]}""".formatted(
                object("\"segmentation\": [[0,0,1,0,1,2]], \"bbox\": [0,0,1,2], \"area\": 1,"
                        + " \"keypoints\": [1,2,2,0,0,0]"),
                object("\"segmentation\": [[4,0,6,0,6,2]], \"bbox\": [4,0,2,2], \"area\": 2,"
                        + " \"keypoints\": [5,1,2,6,1,1]"),
                object("\"segmentation\": [[2,0,9,0,9,2]], \"bbox\": [2,0,7,2], \"area\": 7, \"keypoints\": [5,1,2,6,1,1],"
                        + " \"attributes\": {\"group\": 1}"),
                object("\"bbox\": [1,1,2,2], \"keypoints\": [0,0,0,0,0,0]")));
        assertEquals(List.of("2", "2", "3", "3", "1", "1"), read.all().stream().limit(6)
                .map(a -> a.attributes().get("group")).toList());
        String written = written("coco", read);
        assertEquals(4, written.lines().filter(line -> line.contains("image_id")).count());
        assertSaid("\"bbox\":[4.0,0.0,2.0,2.0],\"area\":2.0,\"keypoints\":[5.0,1.0,2,6.0,1.0,1],\"num_keypoints\":2",
                written);
        Imported again = read("coco", written);
        assertEquals(read.all().stream().map(Annotation::geometry).toList(),
                again.all().stream().map(Annotation::geometry).toList());
        assertEquals(read.all().stream().map(Annotation::attributes).toList(),
                again.all().stream().map(Annotation::attributes).toList());
    }

    @Test
    void a_person_whose_joints_nobody_labelled_stays_in_a_file_of_keypoints() throws IOException {
        Imported read = read("coco-keypoints", """
                {"images": [{"id": 7, "file_name": "a.png", "width": 10, "height": 5}],
                 "categories": [{"id": 3, "name": "cell", "keypoints": ["a", "b"], "skeleton": []}],
                 "annotations": [%s]}""".formatted(
                object("\"bbox\": [1,1,2,2], \"iscrowd\": 1, \"keypoints\": [0,0,0,0,0,0], \"num_keypoints\": 0")));
        String written = written("coco-keypoints", read);
        assertSaid("\"bbox\":[1.0,1.0,2.0,2.0],\"keypoints\":[0,0,0,0,0,0],\"num_keypoints\":0,\"iscrowd\":1", written);
        assertEquals(read.all().getFirst().geometry(), read("coco-keypoints", written).all().getFirst().geometry());
    }

    @Test
    void objects_of_a_result_list_are_a_models() throws IOException {
        Imported read = read("coco-results",
                "[{\"image_id\": 42, \"category_id\": 1, \"bbox\": [1,1,2,2], \"score\": 0.75}]");
        assertEquals(Provenance.model("coco.json", 0.75), read.all().getFirst().provenance());
        assertEquals("42", read.images().getFirst().path());
        assertEquals("1", read.schema().labels().getFirst().name());
    }

    @Test
    void a_coco_file_beside_a_result_list_says_what_its_numbers_mean() throws IOException {
        Files.writeString(folder.resolve("ground-truth.json"), """
                {"images": [{"id": 42, "file_name": "a.png", "width": 10, "height": 5},
                            {"id": 43, "file_name": "b.png", "width": 10, "height": 5}],
                 "annotations": [{"id": 1, "image_id": 42, "category_id": 1, "bbox": [0,0,1,1]}],
                 "categories": [{"id": 1, "name": "cell"}]}""");
        Imported read = read("coco-results",
                "[{\"image_id\": 42, \"category_id\": 1, \"bbox\": [1,1,2,2], \"score\": 0.75}]");
        assertEquals(1, read.all().size());
        assertEquals(List.of("a.png"), read.images().stream().map(i -> i.path()).toList());
        assertEquals("cell", read.schema().labels().getFirst().name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "segmentation": [[1,1,2,2]]                                      | A ring of its outline has 2 points; a polygon needs at least three.
            "segmentation": [[1,1,2,2,3]]                                    | A ring of its outline has an odd number of coordinates.
            "segmentation": [[1,1,2,NaN,3,3]]                                | The field "segmentation" holds a number that is not finite.
            "segmentation": [[1,1,2,1e999,3,3]]                              | The field "segmentation" holds a number that is not finite.
            "segmentation": [[1,1,2,1e99,3,3]]                               | The field "segmentation" holds a coordinate beyond 100000000 pixels.
            "segmentation": [["a",1,2,2,3,3]]                                | The field "segmentation" does not have the form that the format asks for.
            "segmentation": {"a": {"b": [1]}}                                | Its segmentation is neither a list of rings nor a run-length encoding.
            "segmentation": {"size": [5, 11], "counts": [55]}                | Its mask is 11 x 5 pixels and its image 10 x 5.
            "segmentation": {"size": [5, 10], "counts": [10, 10]}            | The runs of a run-length mask cover fewer pixels than its frame of 10 x 5 has.
            "segmentation": {"size": [5, 10], "counts": [4294967295, 10]}    | The runs of a run-length mask cover more pixels than its frame of 10 x 5 has.
            "segmentation": {"size": [5, 10]}                                | Its run-length encoding has no counts.
            "segmentation": {"counts": [50]}                                 | Its run-length encoding does not say its size.
            "bbox": [1,1,-2,2]                                               | Its box has a negative width or height.
            "bbox": [1,1,2]                                                  | Its box has 3 numbers instead of four.
            "bbox": [100,1,2,2]                                              | It lies outside its image of 10 x 5 pixels.
            "keypoints": [1,2]                                               | Its keypoint list has 2 numbers, which is not a multiple of three.
            "keypoints": [1,2,5]                                             | A keypoint's visibility is 5; it must be 0, 1 or 2.
            "area": 4                                                        | It has neither a box, an outline nor keypoints.
            """)
    void an_object_that_cannot_be_used_is_refused_and_the_others_are_kept(String fields, String reason)
            throws IOException {
        Imported read = read(
                object(fields) + ", {\"id\": 18, \"image_id\": 7, \"category_id\": 3, \"bbox\": [1,1,2,2]}");
        assertEquals(1, read.all().size());
        assertEquals(List.of(new Imported.Note("coco.json, annotation 17", reason)), read.refused());
    }

    @Test
    void objects_of_unknown_images_and_categories_are_refused() throws IOException {
        Imported read = read("""
                {"id": 1, "image_id": 8, "category_id": 3, "bbox": [1,1,2,2]},
                {"id": 2, "image_id": 7, "category_id": 9, "bbox": [1,1,2,2]},
                {"id": 1.5, "image_id": 7, "category_id": 3, "bbox": [1,1,2,2]}""");
        assertEquals(List.of(
                new Imported.Note("coco.json, annotation 1",
                        "It belongs to image 8, which is not in the file or was refused."),
                new Imported.Note("coco.json, annotation 2", "Its category 9 is not in the file."),
                new Imported.Note("coco.json, annotation at place 3", "The id is not a whole number or a text.")),
                read.refused());
    }

    @Test
    void objects_that_share_an_id_are_all_kept() throws IOException {
        String object = object("\"bbox\": [1,1,2,2]");
        Imported read = read(object + "," + object + "," + object);
        assertEquals(3, read.all().size());
        assertEquals(1, read.changed().size());
    }

    @Test
    void an_image_without_a_size_is_refused() throws IOException {
        Imported read = read("coco", """
                {"images": [{"id": 7, "file_name": "a.png", "width": 10, "height": 5},
                            {"id": 8, "file_name": "b.png", "width": 0, "height": 5},
                            {"id": 9, "file_name": "c.png", "width": 1e9, "height": 5},
                            {"id": 7, "file_name": "d.png", "width": 10, "height": 5}],
                 "categories": [], "annotations": []}""");
        assertEquals(List.of("coco.json, image 8", "coco.json, image 9", "coco.json, image 7"),
                read.refused().stream().map(Imported.Note::where).toList());
        assertEquals(1, read.images().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                   | the file is empty
            `just a text`                        | it is not a JSON file
            `{"images": [{"id": 1, "file_na`     | the file ends in the middle (line 1)
            `{"images": [], "images": []}`       | has the same key twice
            `{"images": []} {}`                  | something after the end
            `{"images": [}`                      | is not valid JSON
            `{"shapes": []}`                     | it is not a COCO file
            `{"categories": {}}`                 | "categories" is not a list
            `{"annotations": [{"id": 1, "image_id": 1, "category_id": 1}]}` | none of its 1 objects can be used
            """)
    void a_file_that_cannot_be_read_is_refused_in_one_sentence(String content, String part) throws IOException {
        String sentence = assertThrows(InputRefused.class, () -> read("coco", content)).getMessage();
        assertTrue(sentence.startsWith("Cannot read ") && sentence.contains(part), sentence);
    }

    @Test
    void nesting_is_limited() {
        String sentence = assertThrows(InputRefused.class,
                () -> read("coco", "{\"images\":" + "[".repeat(100_000))).getMessage();
        assertTrue(sentence.contains("nested too deeply"), sentence);
    }
}
