package touchstone.qa.detection;

/**
 * IoU of boxes; against a crowd, the share of the detection that lies in it. Boxes that touch, and boxes without area,
 * have nothing in common.
 *
 * @param detections x, y, width, height of each
 * @param truths the same of the truth
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record BoxSimilarity(double[] detections, double[] truths, boolean[] crowd) implements PairSimilarity {

    @Override
    public double of(int detection, int truth) {
        int d = 4 * detection;
        int t = 4 * truth;
        double width = Math.min(detections[d + 2] + detections[d], truths[t + 2] + truths[t])
                - Math.max(detections[d], truths[t]);
        double height = Math.min(detections[d + 3] + detections[d + 1], truths[t + 3] + truths[t + 1])
                - Math.max(detections[d + 1], truths[t + 1]);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double common = width * height;
        double own = detections[d + 2] * detections[d + 3];
        return common / (crowd[truth] ? own : own + truths[t + 2] * truths[t + 3] - common);
    }

    @Override
    public double[] detectionBounds() {
        return bounds(detections);
    }

    @Override
    public double[] truthBounds() {
        return bounds(truths);
    }

    private static double[] bounds(double[] boxes) {
        double[] bounds = boxes.clone();
        for (int i = 0; i < bounds.length; i += 4) {
            bounds[i + 2] += bounds[i];
            bounds[i + 3] += bounds[i + 1];
        }
        return bounds;
    }
}
