package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;

/** Real files of other tools, and broken ones, where they lie beside the checkout. */
class SampleFilesTest {

    private static final Path SAMPLES = Path.of(System.getProperty("touchstone.samples", "../../shared"));

    private static Path sample(String name) {
        Path found = SAMPLES.resolve(name);
        assumeTrue(Files.exists(found), name + " is not there");
        return found;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            coco, coco/coco_instances/annotations/instances_train.json, 1, 1, 3
            coco, coco/coco_instances/annotations/instances_val.json, 1, 2, 3
            coco-keypoints, coco/coco_person_keypoints/annotations/person_keypoints_train.json, 1, 1, 2
            coco-keypoints, coco/coco_person_keypoints/annotations/person_keypoints_val.json, 1, 2, 2
            coco, x-anylabeling/assets/annotations/coco_detection.json, 13, 49, 80
            coco, x-anylabeling/assets/annotations/coco_instance_segmentation.json, 4, 6, 3
            labelme, labelme/bbox_detection/data_annotated/2011_000003.json, 1, 2, 1
            labelme, labelme/bbox_detection/data_annotated, 3, 9, 3
            labelme, labelme/classification/data_annotated, 2, 2, 3
            labelme, labelme/primitives/primitives.json, 1, 8, 7
            labelme, x-anylabeling/assets/demo.json, 1, 51, 6
            masks-png, masks/cityscapes/gtFine, 4, 10, 6
            geojson, qupath-geojson/polygon.geojson, 1, 1, 1
            voc, voc/voc_dataset1/Annotations, 1, 2, 2
            cvat, cvat/docs-example.xml, 1, 6, 6
            cvat, cvat/for_images, 2, 6, 4
            cvat, cvat/synthetic-ellipse.xml, 1, 2, 1
            coco-panoptic, coco/coco_panoptic/annotations/panoptic_train.json, 1, 1, 2
            coco-panoptic, coco/coco_panoptic/annotations/panoptic_val.json, 1, 2, 2
            datumaro, datumaro/with_skeleton/annotations/default.json, 1, 1, 1
            labelstudio, labelstudio/data.json, 2, 6, 2
            labelstudio, labelstudio/data_polygons.json, 1, 1, 1
            labelstudio, labelstudio/synthetic-brush/brush.json, 1, 1, 1
            yolo, yolo/labelstudio-detect-5img, 5, 19, 4
            yolo, yolo/yolo, 1, 2, 10
            yolo, yolo/yolov8_detection, 1, 2, 10
            yolo, yolo/yolov8_detection_with_list_of_names, 1, 2, 10
            yolo, yolo/yolov8_detection_with_subset_txt, 1, 2, 10
            yolo, yolo/yolov8_pose, 1, 1, 1
            labelme, x-anylabeling/examples/classification/shape-level/sources/multi-label/worker.json, 1, 4, 2
            """)
    void files_of_other_tools_have_the_expected_counts(String format, String name, int images, int objects, int labels)
            throws IOException {
        Path file = sample("format-samples/" + name);
        assertEquals(format, Formats.detect(file).name());
        Imported read = Formats.named(format).read(file, ReadOptions.NONE);
        assertEquals(List.of(), read.refused());
        assertEquals(images, read.images().size());
        assertEquals(objects, read.all().size());
        assertEquals(labels, read.schema().labels().size());
    }

    @ParameterizedTest
    @ValueSource(strings = "labelme/primitives/primitives.json")
    void the_mask_of_the_primitives_lies_where_labelme_draws_it(String name) throws IOException {
        Imported read = Formats.named("labelme").read(sample("format-samples/" + name), ReadOptions.NONE);
        Geometry geometry = read.all().stream().map(a -> a.geometry()).filter(g -> g.kind() == GeometryKind.MASK)
                .findFirst().orElseThrow();
        Mask mask = (Mask) geometry;
        assertEquals(7275, mask.areaPixels());
        assertEquals(417, mask.bounds().minX());
        assertEquals(305, mask.bounds().minY());
    }

    @ParameterizedTest
    @ValueSource(strings = { "annotation-malformed/coco", "annotation-malformed/labelme", "json",
            "annotation-malformed/voc", "annotation-malformed/cvat", "annotation-malformed/yolo", "xml-attack" })
    void malformed_files_get_notes_or_one_sentence(String folder) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(sample("corpus/" + folder))) {
            files = list.sorted().toList();
        }
        for (Path file : files) {
            for (Format format : Formats.ALL) {
                try {
                    Imported read = format.read(file, ReadOptions.NONE);
                    read.all().forEach(a -> assertTrue(Double.isFinite(a.geometry().area()), file.toString()));
                } catch (InputRefused refused) {
                    String sentence = refused.getMessage();
                    assertTrue(sentence.startsWith("Cannot read ") && sentence.endsWith("."), file + ": " + sentence);
                    assertFalse(sentence.contains("Exception") || sentence.contains("NaN"), sentence);
                }
            }
        }
    }
}
