package touchstone.canvas.tile;

import touchstone.store.image.PixelType;
import touchstone.store.image.SampleRange;
import touchstone.store.image.Samples;

/**
 * How often the values of one channel occur.
 *
 * @param counts how many samples lie in each of as many equal parts of the range; those beside it are left out
 */
@SuppressWarnings("ArrayRecordComponent") // made to be drawn, never compared
public record Histogram(SampleRange range, int[] counts) {

    private static final int MOST_BINS = 256;

    public static Histogram of(Samples samples, int channel, PixelType.Depth depth, SampleRange range) {
        double width = range.high() - range.low();
        boolean whole = depth != PixelType.Depth.FLOAT32;
        // As many bins as there are values, or some bins would hold one value more than others.
        int bins = whole ? (int) Math.clamp(Math.rint(width) + 1, 2, MOST_BINS) : MOST_BINS;
        int[] counts = new int[bins];
        double perValue = whole && bins < MOST_BINS ? 1 : (bins - (whole ? 0 : 1e-9)) / width;
        for (int y = 0; y < samples.height(); y++) {
            for (int x = 0; x < samples.width(); x++) {
                double at = (samples.value(x, y, channel) - range.low()) * perValue;
                if (at >= 0 && at <= bins) {
                    counts[Math.min((int) at, bins - 1)]++;
                }
            }
        }
        return new Histogram(range, counts);
    }

    /** The height that a drawing needs: the fullest bin, but for the two at the ends where saturated samples heap up. */
    public int peak() {
        int inside = 0;
        for (int i = 1; i < counts.length - 1; i++) {
            inside = Math.max(inside, counts[i]);
        }
        return inside > 0 ? inside : Math.max(1, Math.max(counts[0], counts[counts.length - 1]));
    }
}
