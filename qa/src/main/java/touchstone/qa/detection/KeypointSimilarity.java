package touchstone.qa.detection;

import java.util.Arrays;
import touchstone.qa.similarity.Oks;

/**
 * Object keypoint similarity of detections and truths. A truth without a labelled joint is compared by how far the
 * detection's joints lie outside its box, grown by its own size on every side.
 *
 * @param detections triples of x, y and anything
 * @param truths triples of x, y and visibility
 * @param boxes x, y, width, height of each truth
 * @param areas of each truth
 * @param sigmas one a joint
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record KeypointSimilarity(double[][] detections, double[][] truths, double[] boxes, double[] areas,
        double[] sigmas) implements PairSimilarity {

    @Override
    public double of(int detection, int truth) {
        double[] d = detections[detection];
        double[] t = truths[truth];
        double sum = 0;
        int labelled = 0;
        for (int i = 0; i < sigmas.length; i++) {
            if (t[3 * i + 2] > 0) {
                labelled++;
                sum += Oks.ofJoint(d[3 * i] - t[3 * i], d[3 * i + 1] - t[3 * i + 1], areas[truth], sigmas[i]);
            }
        }
        return labelled > 0 ? sum / labelled : outside(d, truth);
    }

    private double outside(double[] d, int truth) {
        double x = boxes[4 * truth];
        double y = boxes[4 * truth + 1];
        double width = boxes[4 * truth + 2];
        double height = boxes[4 * truth + 3];
        double sum = 0;
        for (int i = 0; i < sigmas.length; i++) {
            double dx = Math.max(0, x - width - d[3 * i]) + Math.max(0, d[3 * i] - (x + width * 2));
            double dy = Math.max(0, y - height - d[3 * i + 1]) + Math.max(0, d[3 * i + 1] - (y + height * 2));
            sum += Oks.ofJoint(dx, dy, areas[truth], sigmas[i]);
        }
        return sum / sigmas.length;
    }

    @Override
    public double[] detectionBounds() {
        return everywhere(detections.length);
    }

    @Override
    public double[] truthBounds() {
        return everywhere(truths.length);
    }

    /** Similarity fades and never ends. */
    private static double[] everywhere(int objects) {
        double[] bounds = new double[4 * objects];
        Arrays.setAll(bounds, i -> i % 4 < 2 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        return bounds;
    }
}
