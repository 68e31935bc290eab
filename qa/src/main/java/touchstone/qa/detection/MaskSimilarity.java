package touchstone.qa.detection;

import java.util.Arrays;
import java.util.List;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Rle;
import touchstone.qa.similarity.BoundaryIou;

/**
 * IoU of masks; against a crowd, the share of the detection that lies in it. With boundaries, the smaller of that and of
 * the IoU of the masks' inner boundary bands, except against a crowd.
 *
 * @param crowd by row of the truth
 * @param bandOfDetection null without boundaries
 * @param bandOfTruth null without boundaries
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record MaskSimilarity(Rle[] detections, Rle[] truths, boolean[] crowd, List<Rle> bandOfDetection,
        List<Rle> bandOfTruth) implements PairSimilarity {

    static MaskSimilarity ofMasks(Rle[] detections, Rle[] truths, boolean[] crowd) {
        return new MaskSimilarity(detections, truths, crowd, List.of(), List.of());
    }

    static MaskSimilarity ofBoundaries(Rle[] detections, Rle[] truths, boolean[] crowd) {
        return new MaskSimilarity(detections, truths, crowd, bands(detections), bands(truths));
    }

    private static List<Rle> bands(Rle[] masks) {
        return Arrays.stream(masks).parallel().map(m -> Rle.of(BoundaryIou.band(m.mask()))).toList();
    }

    @Override
    public double of(int detection, int truth) {
        double ofMasks = iou(detections[detection], truths[truth], crowd[truth]);
        return bandOfTruth.isEmpty() || crowd[truth] || ofMasks == 0
                ? ofMasks
                : Math.min(ofMasks, iou(bandOfDetection.get(detection), bandOfTruth.get(truth), false));
    }

    private static double iou(Rle detection, Rle truth, boolean crowd) {
        if (detection.width() != truth.width() || detection.height() != truth.height()) {
            return 0;
        }
        long common = detection.intersectionArea(truth);
        if (common == 0) {
            return 0;
        }
        long own = detection.areaPixels();
        return (double) common / (crowd ? own : own + truth.areaPixels() - common);
    }

    @Override
    public double[] detectionBounds() {
        return bounds(detections);
    }

    @Override
    public double[] truthBounds() {
        return bounds(truths);
    }

    private static double[] bounds(Rle[] masks) {
        double[] bounds = new double[4 * masks.length];
        for (int i = 0; i < masks.length; i++) {
            Bounds b = masks[i].bounds();
            bounds[4 * i] = b.minX();
            bounds[4 * i + 1] = b.minY();
            bounds[4 * i + 2] = b.maxX();
            bounds[4 * i + 3] = b.maxY();
        }
        return bounds;
    }
}
