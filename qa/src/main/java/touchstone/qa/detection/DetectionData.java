package touchstone.qa.detection;

import java.util.List;
import touchstone.model.geometry.Rle;

/**
 * What is evaluated: two sides over one list of images and one list of categories.
 *
 * @param images how many; places in the tables follow the order in which equal scores of different images are ranked
 * @param listing the images' places in the order in which the file lists them
 */
public record DetectionData(DetectionKind kind, int images, List<Integer> listing, List<Category> categories,
        ObjectTable truths, ObjectTable detections, PairSimilarity similarity) {

    /** @param id a whole number or a text, as the file has it */
    public record Category(Object id, String name) {
    }

    public DetectionData {
        listing = List.copyOf(listing);
        categories = List.copyOf(categories);
    }

    /** @param detectionBoxes x, y, width, height of each, as for the truth */
    public static DetectionData ofBoxes(int images, List<Integer> listing, List<Category> categories,
            ObjectTable truths, double[] truthBoxes, ObjectTable detections, double[] detectionBoxes) {
        return new DetectionData(DetectionKind.BOX, images, listing, categories, truths, detections,
                new BoxSimilarity(detectionBoxes, truthBoxes, truths.crowd));
    }

    /** @param kind mask or boundary */
    public static DetectionData ofMasks(DetectionKind kind, int images, List<Integer> listing,
            List<Category> categories, ObjectTable truths, Rle[] truthMasks, ObjectTable detections,
            Rle[] detectionMasks) {
        return new DetectionData(kind, images, listing, categories, truths, detections,
                kind == DetectionKind.BOUNDARY
                        ? MaskSimilarity.ofBoundaries(detectionMasks, truthMasks, truths.crowd)
                        : MaskSimilarity.ofMasks(detectionMasks, truthMasks, truths.crowd));
    }

    /**
     * @param truthJoints triples of x, y and visibility
     * @param truthBoxes x, y, width, height of each
     * @param sigmas one a joint
     */
    public static DetectionData ofKeypoints(int images, List<Integer> listing, List<Category> categories,
            ObjectTable truths, double[][] truthJoints, double[] truthBoxes, ObjectTable detections,
            double[][] detectionJoints, double... sigmas) {
        return new DetectionData(DetectionKind.KEYPOINTS, images, listing, categories, truths, detections,
                new KeypointSimilarity(detectionJoints, truthJoints, truthBoxes, truths.area, sigmas));
    }
}
