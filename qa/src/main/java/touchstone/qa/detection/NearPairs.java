package touchstone.qa.detection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which objects of one image overlap at all and how alike they are: for each detection, in the order given, the truths in
 * the order given. Sorted by their left side first, so that a crowded image costs little more than its overlaps.
 */
final class NearPairs {

    /** Pairs of the detection at place i are at {@code first[i]} to {@code first[i + 1]}. */
    final int[] first;
    /** Places in the list of truths, ascending within a detection. */
    int[] truth;
    double[] similarity;

    NearPairs(int[] detections, int[] truths, PairSimilarity measure, double[] detectionBounds,
            double[] truthBounds) {
        first = new int[detections.length + 1];
        truth = new int[2 * detections.length + 4];
        similarity = new double[truth.length];
        int[] byLeft = IntStream.range(0, truths.length).boxed()
                .sorted(Comparator.comparingDouble(j -> truthBounds[4 * truths[j]])).mapToInt(j -> j).toArray();
        double[] left = new double[truths.length];
        double widest = 0;
        for (int k = 0; k < left.length; k++) {
            int b = 4 * truths[byLeft[k]];
            left[k] = truthBounds[b];
            widest = Math.max(widest, truthBounds[b + 2] - truthBounds[b]);
        }
        int[] found = new int[truths.length];
        int n = 0;
        for (int i = 0; i < detections.length; i++) {
            int b = 4 * detections[i];
            int count = 0;
            for (int k = lowest(left, detectionBounds[b] - widest); k < left.length
                    && left[k] < detectionBounds[b + 2]; k++) {
                int t = 4 * truths[byLeft[k]];
                if (truthBounds[t + 2] > detectionBounds[b] && truthBounds[t + 1] < detectionBounds[b + 3]
                        && truthBounds[t + 3] > detectionBounds[b + 1]) {
                    found[count++] = byLeft[k];
                }
            }
            Arrays.sort(found, 0, count);
            for (int k = 0; k < count; k++) {
                double alike = measure.of(detections[i], truths[found[k]]);
                if (alike > 0) {
                    if (n == truth.length) {
                        truth = Arrays.copyOf(truth, 2 * n);
                        similarity = Arrays.copyOf(similarity, 2 * n);
                    }
                    truth[n] = found[k];
                    similarity[n++] = alike;
                }
            }
            first[i + 1] = n;
        }
    }

    /** The first place whose value is at least the given one. */
    private static int lowest(double[] ascending, double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
