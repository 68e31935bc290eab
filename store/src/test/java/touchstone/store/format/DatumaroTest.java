package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Tag;

class DatumaroTest {

    @TempDir
    private Path folder;

    private Imported read(String annotations) throws IOException {
        return Formats.named("datumaro").read(Files.writeString(folder.resolve("default.json"), """
                {"info": {}, "categories": {
                   "label": {"labels": [{"name": "animal", "parent": ""}, {"name": "cat", "parent": "animal"},
                     {"name": "tail", "parent": "cat"}, {"name": "nose", "parent": "cat"}]},
                   "points": {"items": [{"label_id": 1, "labels": ["nose", "tail"], "joints": [[1, 2], [2, 3]]}]}},
                 "items": [{"id": "a/1", "annotations": [%s], "image": {"path": "a/1.png", "size": [5, 10]}}]}"""
                .formatted(annotations)), ReadOptions.NONE);
    }

    @Test
    void labels_form_a_tree_of_which_joints_are_no_part() throws IOException {
        Imported read = read("");
        List<Label> labels = read.schema().labels();
        assertEquals(List.of("animal", "cat"), labels.stream().map(Label::name).toList());
        assertEquals(labels.getFirst().id(), labels.getLast().parent());
        assertEquals(new Skeleton(List.of("nose", "tail"), List.of(new Skeleton.Edge(0, 1)), List.of()),
                labels.getLast().skeleton());
        assertEquals(1, read.changed().size());
    }

    @Test
    void every_type_has_its_shape() throws IOException {
        Imported read = read("""
                {"type": "label", "label_id": 0},
                {"type": "bbox", "label_id": 0, "bbox": [1, 1, 4, 2], "group": 3, "z_order": -1,
                  "attributes": {"rotation": 30.0, "score": 0.5, "occluded": true}},
                {"type": "skeleton", "label_id": 1, "points": [1, 2, 2, 3, 4, 0]},
                {"type": "mask", "label_id": 0, "rle": {"counts": [10, 5, 35], "size": [5, 10]}},
                {"type": "caption", "caption": "A cat."}""");
        assertEquals(List.of(), read.refused());
        Annotation box = read.all().get(1);
        assertEquals(new Box(1, 1, 4, 2, 30), box.geometry());
        assertEquals(Map.of("group", "3", "z_order", "-1", "occluded", "true"), box.attributes());
        assertEquals(Provenance.model("default.json", 0.5), box.provenance());
        assertEquals(new Keypoints(List.of(new Keypoints.Joint(1, 2, 2), new Keypoints.Joint(3, 4, 0))),
                read.all().get(2).geometry());
        assertEquals(Mask.ofPixels(10, 5, (x, y) -> x == 2), read.all().get(3).geometry());
        assertEquals(new Tag(), read.all().get(4).geometry());
        assertEquals(Map.of("caption", "A cat."), read.all().get(4).attributes());
    }

    @Test
    void objects_without_a_label_of_the_file_keep_their_shape() throws IOException {
        Imported read = read("""
                {"type": "bbox", "label_id": null, "bbox": [1, 1, 4, 2]},
                {"type": "bbox", "label_id": 9, "bbox": [1, 1, 4, 2]}""");
        assertEquals(List.of("animal", "cat", "unlabelled", "label 9"),
                read.schema().labels().stream().map(Label::name).toList());
        assertEquals(3, read.changed().size());
        assertNull(read.all().getFirst().provenance().score());
    }

    @Test
    void what_cannot_be_used_is_named_and_the_rest_is_kept() throws IOException {
        Imported read = read("""
                {"type": "cuboid_3d", "label_id": 0, "position": [1, 1, 1]},
                {"type": "bbox", "label_id": 0, "bbox": [1, 1, 4, 1e308]},
                {"type": "points", "label_id": 0, "points": [1, 2, 3]},
                {"type": "mask", "label_id": 0, "rle": {"counts": "zz", "size": [5, 10]}},
                {"type": "polygon", "label_id": 0, "points": [1, 1, 2, 2, 3, NaN]},
                {"type": "polyline", "label_id": 0, "points": [1, 1, 2, 2]}""");
        assertEquals(5, read.refused().size());
        assertEquals(1, read.all().size());
        assertEquals("default.json, item a/1, annotation 1", read.refused().getFirst().where());
    }
}
