package touchstone.store.image;

import java.util.Arrays;

/**
 * Where the samples of an image lie, by percentiles (nearest rank) of their finite values; {@code high} is above
 * {@code low} also where all samples are the same. Without any finite value it is 0 to 1.
 */
public record SampleRange(double low, double high) {

    private static final double LOWEST_PERCENTILE = 0.1;
    private static final double HIGHEST_PERCENTILE = 99.9;

    public SampleRange {
        if (!(high > low)) {
            throw new IllegalArgumentException("A range's high end is above its low end.");
        }
    }

    /** From the 0.1 to the 99.9 percentile of all channels together: what is shown where few use the type's whole range. */
    public static SampleRange usual(Samples samples) {
        return percentiles(samples, LOWEST_PERCENTILE, HIGHEST_PERCENTILE);
    }

    /** From the 0.1 to the 99.9 percentile of one channel. */
    public static SampleRange usual(Samples samples, int channel) {
        return percentiles(samples, channel, channel + 1, LOWEST_PERCENTILE, HIGHEST_PERCENTILE);
    }

    /** From the smallest to the largest sample of one channel. */
    public static SampleRange whole(Samples samples, int channel) {
        return percentiles(samples, channel, channel + 1, 0, 100);
    }

    /** From the lowest to the highest percentile (0..100) of all channels together. */
    public static SampleRange percentiles(Samples samples, double lowest, double highest) {
        return percentiles(samples, 0, samples.channels(), lowest, highest);
    }

    private static SampleRange percentiles(Samples samples, int first, int end, double lowest, double highest) {
        double[] values = new double[samples.width() * samples.height() * (end - first)];
        int n = 0;
        for (int y = 0; y < samples.height(); y++) {
            for (int x = 0; x < samples.width(); x++) {
                for (int c = first; c < end; c++) {
                    double value = samples.value(x, y, c);
                    if (Double.isFinite(value)) {
                        values[n++] = value;
                    }
                }
            }
        }
        if (n == 0) {
            return new SampleRange(0, 1);
        }
        Arrays.sort(values, 0, n);
        double low = values[rank(lowest, n)];
        double high = values[rank(highest, n)];
        return new SampleRange(low, high > low ? high : Math.max(Math.nextUp(low), low + 1));
    }

    private static int rank(double percentile, int n) {
        return Math.clamp((int) Math.ceil(percentile * n / 100) - 1, 0, n - 1);
    }
}
