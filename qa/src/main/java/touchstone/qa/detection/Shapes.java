package touchstone.qa.detection;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Rle;
import touchstone.qa.similarity.Oks;
import touchstone.store.format.CocoFile;
import touchstone.store.format.CocoObject;

/**
 * The columns of shapes out of two files. The size of a truth is its field "area" (where the file has none, that of its box
 * or mask); the size of a detection is that of its box, of its mask, or of the box around its joints.
 */
final class Shapes {

    private final DetectionFiles files;
    private final CocoFile truth;
    private final CocoFile results;

    Shapes(DetectionFiles files) {
        this.files = files;
        truth = files.truth();
        results = files.results();
    }

    DetectionData boxes(List<Integer> listing) throws InputRefused {
        double[] ofTruth = boxes(truth);
        double[] ofResults = boxes(results);
        return DetectionData.ofBoxes(files.imageCount(), listing, files.categoryList(),
                truths(i -> ofTruth[4 * i + 2] * ofTruth[4 * i + 3], false), ofTruth,
                detections(i -> ofResults[4 * i + 2] * ofResults[4 * i + 3]), ofResults);
    }

    private static double[] boxes(CocoFile file) throws InputRefused {
        List<CocoObject> objects = file.objects();
        double[] boxes = new double[4 * objects.size()];
        for (int i = 0; i < objects.size(); i++) {
            double[] box = DetectionFiles.box(file, objects.get(i));
            if (box == null) {
                throw DetectionFiles.refused(file, objects.get(i), "noBox");
            }
            System.arraycopy(box, 0, boxes, 4 * i, 4);
        }
        return boxes;
    }

    DetectionData masks(List<Integer> listing) throws IOException {
        Rle[] ofTruth = new Rle[truth.objects().size()];
        Rle[] ofResults = new Rle[results.objects().size()];
        DetectionFiles.parallel(ofTruth.length, i -> ofTruth[i] = runs(truth, truth.objects().get(i), false));
        DetectionFiles.parallel(ofResults.length, i -> ofResults[i] = runs(results, results.objects().get(i), true));
        boolean boundary = files.kind() == DetectionKind.BOUNDARY;
        return DetectionData.ofMasks(files.kind(), files.imageCount(), listing, files.categoryList(),
                truths(i -> ofTruth[i].areaPixels(), boundary), ofTruth,
                detections(i -> maskArea(results.objects().get(i), ofResults[i])), ofResults);
    }

    /** That of the box where the box stands for the mask. */
    private static double maskArea(CocoObject detection, Rle mask) {
        double[] box = detection.box();
        return detection.hasOutline() || box == null ? mask.areaPixels() : box[2] * box[3];
    }

    private Rle runs(CocoFile file, CocoObject object, boolean boxWillDo) throws InputRefused {
        int width = files.width(object);
        int height = files.height(object);
        try {
            if (object.hasOutline()) {
                return object.runs(width, height);
            }
            double[] box = boxWillDo ? DetectionFiles.box(file, object) : null;
            if (box == null) {
                throw DetectionFiles.refused(file, object, "noMask");
            }
            if (width == 0 || height == 0) {
                throw DetectionFiles.refused(file, object, "noImageSize");
            }
            return Rle.of(Rasterizer.mask(new Box(box[0], box[1], box[2], box[3]), width, height));
        } catch (InvalidGeometry reason) {
            throw DetectionFiles.refusedBecause(file, object, String.valueOf(reason.getMessage()));
        }
    }

    DetectionData keypoints(List<Integer> listing, double... given) throws InputRefused {
        double[][] ofTruth = joints(truth);
        double[][] ofResults = joints(results);
        OptionalInt joints = count(ofTruth, ofResults);
        double[] sigmas = given.length > 0 ? given : Oks.PERSON.toArray();
        if (joints.isPresent() && joints.getAsInt() != sigmas.length) {
            CocoFile file = ofTruth.length > 0 ? truth : results;
            throw given.length > 0
                    ? DetectionFiles.refused(file, file.objects().getFirst(), "sigmaCount", joints.getAsInt(),
                            given.length)
                    : DetectionFiles.refused(file, file.objects().getFirst(), "sigmasNeeded", joints.getAsInt());
        }
        requireCount(truth, ofTruth, sigmas.length);
        requireCount(results, ofResults, sigmas.length);
        double[] boxes = new double[4 * ofTruth.length];
        for (int i = 0; i < ofTruth.length; i++) {
            CocoObject object = truth.objects().get(i);
            double[] box = DetectionFiles.box(truth, object);
            if (box != null) {
                System.arraycopy(box, 0, boxes, 4 * i, 4);
            } else if (labelled(ofTruth[i]) == 0) {
                throw DetectionFiles.refused(truth, object, "noBox");
            }
            if (object.area() == null) {
                throw DetectionFiles.refused(truth, object, "noArea");
            }
        }
        ObjectTable.Builder truths = new ObjectTable.Builder();
        for (int i = 0; i < ofTruth.length; i++) {
            CocoObject object = truth.objects().get(i);
            Double claimed = object.labelledJoints();
            boolean none = claimed == null ? labelled(ofTruth[i]) == 0 : claimed == 0;
            truths.truth(files.image(object), files.category(object), area(object, 0), object.isCrowd(), none);
        }
        return DetectionData.ofKeypoints(files.imageCount(), listing, files.categoryList(),
                truths.build(files.imageCount()), ofTruth, boxes, detections(i -> extent(i, ofResults[i])), ofResults,
                sigmas);
    }

    /** Of the box where the list has boxes, else of the box around all joints. */
    private double extent(int detection, double... joints) {
        double[] first = results.objects().getFirst().box();
        double[] own = results.objects().get(detection).box();
        if (first != null && first.length == 4 && own != null && own.length == 4) {
            return own[2] * own[3];
        }
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < joints.length; i += 3) {
            minX = Math.min(minX, joints[i]);
            maxX = Math.max(maxX, joints[i]);
            minY = Math.min(minY, joints[i + 1]);
            maxY = Math.max(maxY, joints[i + 1]);
        }
        return (maxX - minX) * (maxY - minY);
    }

    private static double[][] joints(CocoFile file) throws InputRefused {
        double[][] joints = new double[file.objects().size()][];
        for (int i = 0; i < joints.length; i++) {
            CocoObject object = file.objects().get(i);
            double[] xyv = object.keypoints();
            if (xyv == null || xyv.length == 0) {
                throw DetectionFiles.refused(file, object, "noKeypoints");
            }
            if (xyv.length % 3 != 0) {
                throw DetectionFiles.refused(file, object, "keypointCount", xyv.length);
            }
            joints[i] = xyv;
        }
        return joints;
    }

    private static OptionalInt count(double[][] ofTruth, double[][] ofResults) {
        return ofTruth.length > 0
                ? OptionalInt.of(ofTruth[0].length / 3)
                : ofResults.length > 0 ? OptionalInt.of(ofResults[0].length / 3) : OptionalInt.empty();
    }

    private static void requireCount(CocoFile file, double[][] joints, int count) throws InputRefused {
        for (int i = 0; i < joints.length; i++) {
            if (joints[i].length != 3 * count) {
                throw DetectionFiles.refused(file, file.objects().get(i), "jointCount", joints[i].length / 3, count);
            }
        }
    }

    private static int labelled(double... xyv) {
        int labelled = 0;
        for (int i = 2; i < xyv.length; i += 3) {
            labelled += xyv[i] > 0 ? 1 : 0;
        }
        return labelled;
    }

    /** @param withIgnore whether the field "ignore" counts, which it does for boundaries alone */
    private ObjectTable truths(Measure measure, boolean withIgnore) {
        ObjectTable.Builder builder = new ObjectTable.Builder();
        for (int i = 0; i < truth.objects().size(); i++) {
            CocoObject object = truth.objects().get(i);
            builder.truth(files.image(object), files.category(object), area(object, measure.of(i)), object.isCrowd(),
                    withIgnore && object.isIgnored());
        }
        return builder.build(files.imageCount());
    }

    private static double area(CocoObject object, double otherwise) {
        @Nullable
        Double area = object.area();
        return area == null ? otherwise : area;
    }

    private ObjectTable detections(Measure measure) {
        ObjectTable.Builder builder = new ObjectTable.Builder();
        for (int i = 0; i < results.objects().size(); i++) {
            CocoObject object = results.objects().get(i);
            Double score = object.score();
            builder.detection(files.image(object), files.category(object), measure.of(i), score == null ? 0 : score);
        }
        return builder.build(files.imageCount());
    }

    private interface Measure {
        double of(int row);
    }
}
