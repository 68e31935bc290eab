package touchstone.qa.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.OwnExtent;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.qa.Watch;
import touchstone.qa.detection.DetectionData.Category;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.similarity.Oks;

/**
 * The keypoint objects of two annotators of a project as columns, for COCO's evaluation: those of as many joints each, so
 * that a person's 17 and a hand's 21 are evaluated apart. The area that distances are relative to is a truth's own, else
 * that of the box around its labelled joints, as it is when keypoints are exported as COCO. Objects of one joint have no
 * size to be measured against and are left out. A detection without a score has score 1.
 *
 * @param unscored how many detections have no score
 */
record ProjectJoints(int images, List<Label> labels, List<Row> truths, List<Row> detections, long unscored) {

    /** @param image place of its image */
    private record Row(int image, Annotation object, Keypoints joints) {
    }

    /** By number of joints, ascending; only those of which the truth or the detector has any. */
    static List<ProjectJoints> of(ProjectView project, Annotator truth, Annotator detector, Watch watch) {
        List<Image> images = project.images().stream().filter(i -> Comparison.hasWorked(project, i, truth)).toList();
        Map<Integer, List<Row>> truths = new TreeMap<>();
        Map<Integer, List<Row>> detections = new TreeMap<>();
        for (int i = 0; i < images.size(); i++) {
            watch.check();
            take(project, images.get(i), truth, i, truths);
            take(project, images.get(i), detector, i, detections);
        }
        detections.keySet().forEach(joints -> truths.computeIfAbsent(joints, j -> new ArrayList<>()));
        return truths.entrySet().stream().map(e -> {
            List<Row> found = detections.getOrDefault(e.getKey(), List.of());
            return new ProjectJoints(images.size(), project.schema().labels(), e.getValue(), found,
                    found.stream().filter(d -> d.object.provenance().score() == null).count());
        }).toList();
    }

    private static void take(ProjectView project, Image image, Annotator of, int place, Map<Integer, List<Row>> into) {
        for (Annotation object : project.annotations(image.id(), of.id())) {
            if (object.geometry() instanceof Keypoints k && k.joints().size() > 1) {
                into.computeIfAbsent(k.joints().size(), joints -> new ArrayList<>()).add(new Row(place, object, k));
            }
        }
    }

    DetectionData data() {
        Map<LabelId, Integer> places = new HashMap<>();
        labels.forEach(l -> places.put(l.id(), places.size()));
        ObjectTable.Builder reference = new ObjectTable.Builder();
        double[] boxes = new double[4 * truths.size()];
        for (int i = 0; i < truths.size(); i++) {
            Row row = truths.get(i);
            OwnExtent own = OwnExtent.of(row.object);
            Box box = own.boxOf(row.joints);
            boxes[4 * i] = box.x();
            boxes[4 * i + 1] = box.y();
            boxes[4 * i + 2] = box.width();
            boxes[4 * i + 3] = box.height();
            boolean unlabelled = row.joints.joints().stream().allMatch(j -> j.visibility() == Keypoints.ABSENT);
            reference.truth(row.image, places.getOrDefault(row.object.label(), 0), own.areaOf(row.joints),
                    "true".equals(row.object.attributes().get("iscrowd")), unlabelled);
        }
        ObjectTable.Builder found = new ObjectTable.Builder();
        for (Row row : detections) {
            Double score = row.object.provenance().score();
            found.detection(row.image, places.getOrDefault(row.object.label(), 0), extent(row.joints),
                    score == null ? 1 : score);
        }
        int joints = (truths.isEmpty() ? detections : truths).getFirst().joints.joints().size();
        Oks oks = Oks.forJoints(joints);
        double[] sigmas = IntStream.range(0, joints)
                .mapToDouble(j -> oks.sigmas().get(Math.min(j, oks.sigmas().size() - 1))).toArray();
        return DetectionData.ofKeypoints(images, IntStream.range(0, images).boxed().toList(),
                labels.stream().map(l -> new Category(l.id(), l.name())).toList(), reference.build(images),
                triples(truths), boxes, found.build(images), triples(detections), sigmas);
    }

    /** Of the box around all joints: COCO takes those that are not labelled too. */
    private static double extent(Keypoints keypoints) {
        Bounds bounds = Bounds.EMPTY;
        for (Joint j : keypoints.joints()) {
            bounds = bounds.union(new Bounds(j.x(), j.y(), j.x(), j.y()));
        }
        return bounds.width() * bounds.height();
    }

    private static double[][] triples(List<Row> rows) {
        double[][] triples = new double[rows.size()][];
        for (int i = 0; i < triples.length; i++) {
            List<Joint> joints = rows.get(i).joints.joints();
            triples[i] = new double[3 * joints.size()];
            for (int j = 0; j < joints.size(); j++) {
                triples[i][3 * j] = joints.get(j).x();
                triples[i][3 * j + 1] = joints.get(j).y();
                triples[i][3 * j + 2] = joints.get(j).visibility();
            }
        }
        return triples;
    }
}
