package touchstone.canvas.tile;

import java.util.Arrays;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/**
 * How samples become brightness: {@code low} and below is black, {@code high} and above is white (the window; its width
 * is {@code high - low}, its level the middle), in between along {@code ((v - low) / (high - low))^(1 / gamma)}, turned
 * over if {@code invert}. Each channel of a colour image goes through the same map.
 */
public record ToneMap(double low, double high, double gamma, boolean invert) {

    private static final double LOWEST_PERCENTILE = 0.1;
    private static final double HIGHEST_PERCENTILE = 99.9;

    public ToneMap {
        if (!(high > low) || !(gamma > 0) || !Double.isFinite(high - low) || !Double.isFinite(gamma)) {
            throw new IllegalArgumentException("A window needs a width above 0 and a gamma above 0.");
        }
    }

    public ToneMap(double low, double high) {
        this(low, high, 1, false);
    }

    /** The whole range that the type can hold; 0 to 1 for floating point. */
    public static ToneMap full(PixelType type) {
        return switch (type.depth()) {
            case UINT8 -> new ToneMap(0, 255);
            case UINT16 -> new ToneMap(0, 65535);
            case INT16 -> new ToneMap(-32768, 32767);
            case FLOAT32 -> new ToneMap(0, 1);
        };
    }

    /**
     * What an image opens with: 8-bit samples as they are, all others from the 0.1 to the 99.9 percentile of the samples
     * given, because few files use their whole range.
     */
    public static ToneMap initial(PixelType type, Samples overview) {
        return type.depth() == PixelType.Depth.UINT8
                ? full(type)
                : fitted(overview);
    }

    /** From the 0.1 to the 99.9 percentile of the samples given. */
    public static ToneMap fitted(Samples overview) {
        return percentiles(overview, LOWEST_PERCENTILE, HIGHEST_PERCENTILE);
    }

    /** From the lowest to the highest percentile (0..100, nearest rank) of the samples' finite values. */
    public static ToneMap percentiles(Samples samples, double lowest, double highest) {
        int channels = Math.min(3, samples.channels());
        double[] values = new double[samples.width() * samples.height() * channels];
        int n = 0;
        for (int y = 0; y < samples.height(); y++) {
            for (int x = 0; x < samples.width(); x++) {
                for (int c = 0; c < channels; c++) {
                    double value = samples.value(x, y, c);
                    if (Double.isFinite(value)) {
                        values[n++] = value;
                    }
                }
            }
        }
        if (n == 0) {
            return new ToneMap(0, 1);
        }
        Arrays.sort(values, 0, n);
        double low = values[rank(lowest, n)];
        double high = values[rank(highest, n)];
        return high > low ? new ToneMap(low, high) : new ToneMap(low, Math.max(Math.nextUp(low), low + 1));
    }

    private static int rank(double percentile, int n) {
        return Math.clamp((int) Math.ceil(percentile * n / 100) - 1, 0, n - 1);
    }

    public double level() {
        return (low + high) / 2;
    }

    public double window() {
        return high - low;
    }

    public ToneMap withWindow(double level, double window) {
        return new ToneMap(level - window / 2, level + window / 2, gamma, invert);
    }

    public ToneMap withGamma(double replacement) {
        return new ToneMap(low, high, replacement, invert);
    }

    public ToneMap withInvert(boolean replacement) {
        return new ToneMap(low, high, gamma, replacement);
    }

    /** 0 (black) to 255 (white) for a sample. */
    public int brightness(double value) {
        double t = (value - low) / (high - low);
        double clamped = t > 0 ? Math.min(t, 1) : 0;
        double v = gamma == 1 ? clamped : Math.pow(clamped, 1 / gamma);
        int b = (int) (v * 255 + 0.5);
        return invert ? 255 - b : b;
    }
}
