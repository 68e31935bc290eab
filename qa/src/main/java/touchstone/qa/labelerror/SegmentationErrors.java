package touchstone.qa.labelerror;

import java.io.IOException;
import java.util.Arrays;
import touchstone.qa.Watch;

/**
 * How likely each pixel's class is wrong (Lad and Mueller, "Estimating label quality and errors in semantic segmentation
 * data via any model", 2023; equal to cleanlab 2.9). A pixel scores what the model gives its class, an image the soft
 * minimum of its pixels: their mean weighted by exp((1 - score) / {@link #TEMPERATURE}). As many pixels as the model is
 * confident of another class (its probability reaches the mean self-confidence of that class) are called wrong, those
 * with the lowest scores, unless the model thinks their own class likeliest; equal scores are taken in the order of images
 * and rows. Goes through the images several times and holds one of them at a time.
 */
public final class SegmentationErrors {

    public static final double TEMPERATURE = 0.1;

    private static final double LOWEST_THRESHOLD = 2e-6;
    private static final double ROUNDING = 1e-6;
    private static final int BINS = 1 << 16;

    /**
     * One image.
     *
     * @param labels class of each pixel, row by row
     * @param probabilities one plane of the image's pixels a class
     */
    @SuppressWarnings("ArrayRecordComponent") // pixels, never compared
    public record Pixels(int width, int height, int[] labels, double[][] probabilities) {

        public Pixels {
            for (double[] plane : probabilities) {
                if (plane.length != labels.length) {
                    throw new IllegalArgumentException("A plane has another size than the labels.");
                }
            }
        }

        double own(int pixel) {
            return probabilities[labels[pixel]][pixel];
        }

        int predicted(int pixel) {
            int best = 0;
            for (int c = 1; c < probabilities.length; c++) {
                if (probabilities[c][pixel] > probabilities[best][pixel]) {
                    best = c;
                }
            }
            return best;
        }
    }

    /** The images, each of which can be read several times. */
    public interface Source {

        int images();

        int classes();

        Pixels read(int image) throws IOException;
    }

    /** Takes each image's result, in order. */
    public interface Sink {

        /**
         * @param quality from 0 to 1
         * @param wrong which pixels are called wrong, row by row
         */
        void image(int image, Pixels pixels, double quality, boolean[] wrong) throws IOException;
    }

    private final Source source;
    private final Watch watch;
    private final double[] thresholds;
    private final double[] quality;
    private int done;

    private SegmentationErrors(Source source, Watch watch) {
        this.source = source;
        this.watch = watch;
        thresholds = new double[source.classes()];
        quality = new double[source.images()];
    }

    public static void find(Source source, Sink sink, Watch watch) throws IOException {
        SegmentationErrors errors = new SegmentationErrors(source, watch);
        errors.learnThresholds();
        errors.call(errors.cut(), sink);
    }

    private Pixels read(int image) throws IOException {
        watch.check();
        Pixels pixels = source.read(image);
        watch.done(++done, 4 * source.images());
        return pixels;
    }

    private void learnThresholds() throws IOException {
        long[] given = new long[thresholds.length];
        for (int i = 0; i < source.images(); i++) {
            Pixels pixels = read(i);
            double[] sums = new double[thresholds.length];
            for (int p = 0; p < pixels.labels.length; p++) {
                given[pixels.labels[p]]++;
                sums[pixels.labels[p]] += pixels.own(p);
            }
            for (int c = 0; c < sums.length; c++) {
                thresholds[c] += sums[c];
            }
        }
        for (int c = 0; c < thresholds.length; c++) {
            // A class that no pixel has gets the lowest threshold here, not the unreachable one of single labels.
            thresholds[c] = Math.max(LOWEST_THRESHOLD, given[c] == 0 ? 0 : thresholds[c] / given[c]);
        }
    }

    /**
     * The lowest scores that are called wrong: all below {@code score}, and the first {@code equal} of those at it.
     */
    private record Cut(double score, long equal) {
    }

    private Cut cut() throws IOException {
        long wrong = 0;
        long[] bins = new long[BINS + 1];
        for (int i = 0; i < source.images(); i++) {
            Pixels pixels = read(i);
            double weights = 0;
            double sum = 0;
            for (int p = 0; p < pixels.labels.length; p++) {
                double own = pixels.own(p);
                double weight = Math.exp((1 - own) / TEMPERATURE);
                weights += weight;
                sum += weight * own;
                bins[bin(own)]++;
                int predicted = pixels.predicted(p);
                if (predicted != pixels.labels[p]
                        && pixels.probabilities[predicted][p] >= thresholds[predicted] - ROUNDING) {
                    wrong++;
                }
            }
            quality[i] = sum / weights;
        }
        long below = 0;
        int bin = 0;
        while (bin < BINS && below + bins[bin] < wrong) {
            below += bins[bin++];
        }
        double[] inBin = new double[Math.toIntExact(bins[bin])];
        int n = 0;
        for (int i = 0; i < source.images(); i++) {
            Pixels pixels = read(i);
            for (int p = 0; p < pixels.labels.length; p++) {
                if (bin(pixels.own(p)) == bin) {
                    inBin[n++] = pixels.own(p);
                }
            }
        }
        Arrays.sort(inBin);
        int taken = Math.toIntExact(wrong - below);
        if (taken == 0) {
            return new Cut(Double.NEGATIVE_INFINITY, 0);
        }
        double score = inBin[taken - 1];
        int first = taken - 1;
        while (first > 0 && inBin[first - 1] == score) {
            first--;
        }
        return new Cut(score, taken - first);
    }

    private static int bin(double score) {
        return (int) (Math.clamp(score, 0.0, 1.0) * BINS);
    }

    private void call(Cut cut, Sink sink) throws IOException {
        long equal = cut.equal;
        for (int i = 0; i < source.images(); i++) {
            Pixels pixels = read(i);
            boolean[] wrong = new boolean[pixels.labels.length];
            for (int p = 0; p < wrong.length; p++) {
                double own = pixels.own(p);
                boolean low = own < cut.score || own == cut.score && equal-- > 0;
                wrong[p] = low && pixels.predicted(p) != pixels.labels[p];
            }
            sink.image(i, pixels, quality[i], wrong);
        }
    }
}
