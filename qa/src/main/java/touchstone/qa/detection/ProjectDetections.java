package touchstone.qa.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Rle;
import touchstone.qa.Watch;
import touchstone.qa.detection.DetectionData.Category;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.similarity.Iou;

/**
 * Two annotators of a project as columns: the truth and the one who detects, on the images on which the truth has worked.
 * Objects with an inside count, whatever their kind; boxes are those around them. An object of the truth with the
 * attribute "iscrowd" = "true" stands for a group. A detection without a score has score 1.
 *
 * @param unscored how many detections have no score
 * @param withOutlines whether any object is more than an upright box
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record ProjectDetections(List<Image> images, List<Annotation> truths, List<Annotation> detections, int[] truthImages,
        int[] detectionImages, List<Label> labels, long unscored, boolean withOutlines) {

    static ProjectDetections of(ProjectView project, Annotator truth, Annotator detector, Watch watch) {
        List<Image> images = project.images().stream().filter(i -> Comparison.hasWorked(project, i, truth)).toList();
        List<Annotation> truths = new ArrayList<>();
        List<Annotation> detections = new ArrayList<>();
        List<Integer> truthImages = new ArrayList<>();
        List<Integer> detectionImages = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            watch.check();
            take(project, images.get(i), truth, i, truths, truthImages);
            take(project, images.get(i), detector, i, detections, detectionImages);
        }
        boolean outlines = Stream.concat(truths.stream(), detections.stream())
                .anyMatch(a -> !(a.geometry() instanceof Box box && box.rotation() == 0));
        return new ProjectDetections(images, truths, detections,
                truthImages.stream().mapToInt(i -> i).toArray(), detectionImages.stream().mapToInt(i -> i).toArray(),
                project.schema().labels(),
                detections.stream().filter(d -> d.provenance().score() == null).count(), outlines);
    }

    private static void take(ProjectView project, Image image, Annotator of, int place, List<Annotation> into,
            List<Integer> places) {
        for (Annotation object : project.annotations(image.id(), of.id())) {
            boolean fits = !(object.geometry() instanceof Mask mask) || mask.width() == image.width()
                    && mask.height() == image.height();
            if (Iou.isOfAreas(object.geometry(), object.geometry()) && !object.geometry().bounds().isEmpty() && fits) {
                into.add(object);
                places.add(place);
            }
        }
    }

    /** Whether masks can be made: every image with an object says its size. */
    boolean hasSizes() {
        return images.stream().allMatch(i -> i.width() > 0 && i.height() > 0);
    }

    DetectionData boxes() {
        double[] truthBoxes = boxes(truths);
        double[] detectionBoxes = boxes(detections);
        return DetectionData.ofBoxes(images.size(), listing(), categories(),
                truthTable(i -> truthBoxes[4 * i + 2] * truthBoxes[4 * i + 3]), truthBoxes,
                detectionTable(i -> detectionBoxes[4 * i + 2] * detectionBoxes[4 * i + 3]), detectionBoxes);
    }

    /** By masks and by boundaries, of the same masks. */
    List<DetectionData> outlines(Watch watch) {
        Rle[] truthMasks = masks(truths, truthImages, watch);
        Rle[] detectionMasks = masks(detections, detectionImages, watch);
        return Stream.of(DetectionKind.MASK, DetectionKind.BOUNDARY)
                .map(kind -> DetectionData.ofMasks(kind, images.size(), listing(), categories(),
                        truthTable(i -> truthMasks[i].areaPixels()), truthMasks,
                        detectionTable(i -> detectionMasks[i].areaPixels()), detectionMasks))
                .toList();
    }

    private List<Integer> listing() {
        return IntStream.range(0, images.size()).boxed().toList();
    }

    private List<Category> categories() {
        return labels.stream().map(l -> new Category(l.id(), l.name())).toList();
    }

    private Map<LabelId, Integer> places() {
        Map<LabelId, Integer> places = new HashMap<>();
        labels.forEach(l -> places.put(l.id(), places.size()));
        return places;
    }

    private interface Measure {
        double of(int row);
    }

    private ObjectTable truthTable(Measure area) {
        Map<LabelId, Integer> places = places();
        ObjectTable.Builder table = new ObjectTable.Builder();
        for (int i = 0; i < truths.size(); i++) {
            Annotation truth = truths.get(i);
            table.truth(truthImages[i], places.getOrDefault(truth.label(), 0), area.of(i),
                    "true".equals(truth.attributes().get("iscrowd")), false);
        }
        return table.build(images.size());
    }

    private ObjectTable detectionTable(Measure area) {
        Map<LabelId, Integer> places = places();
        ObjectTable.Builder table = new ObjectTable.Builder();
        for (int i = 0; i < detections.size(); i++) {
            Annotation detection = detections.get(i);
            Double score = detection.provenance().score();
            table.detection(detectionImages[i], places.getOrDefault(detection.label(), 0), area.of(i),
                    score == null ? 1 : score);
        }
        return table.build(images.size());
    }

    private static double[] boxes(List<Annotation> objects) {
        double[] boxes = new double[4 * objects.size()];
        for (int i = 0; i < objects.size(); i++) {
            Bounds bounds = objects.get(i).geometry().bounds();
            boxes[4 * i] = bounds.minX();
            boxes[4 * i + 1] = bounds.minY();
            boxes[4 * i + 2] = bounds.width();
            boxes[4 * i + 3] = bounds.height();
        }
        return boxes;
    }

    private Rle[] masks(List<Annotation> objects, int[] places, Watch watch) {
        return IntStream.range(0, objects.size()).parallel().mapToObj(i -> {
            watch.check();
            Image image = images.get(places[i]);
            return Rle.of(Rasterizer.mask(objects.get(i).geometry(), image.width(), image.height()));
        }).toArray(Rle[]::new);
    }
}
