package touchstone.canvas.tile;

import touchstone.store.image.PixelType;
import touchstone.store.image.SampleRange;

/**
 * How the samples of one channel become brightness: {@code low} and below is black, {@code high} and above is white (the
 * window; its width is {@code high - low}, its level the middle), in between along
 * {@code ((v - low) / (high - low))^(1 / gamma)}, turned over if {@code invert}.
 */
public record ToneMap(double low, double high, double gamma, boolean invert) {

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

    public double level() {
        return (low + high) / 2;
    }

    public double window() {
        return high - low;
    }

    public ToneMap withWindow(double level, double window) {
        return withEnds(level - window / 2, level + window / 2);
    }

    public ToneMap withEnds(double newLow, double newHigh) {
        return new ToneMap(newLow, newHigh, gamma, invert);
    }

    public ToneMap over(SampleRange range) {
        return withEnds(range.low(), range.high());
    }

    public ToneMap withGamma(double replacement) {
        return new ToneMap(low, high, replacement, invert);
    }

    public ToneMap withInvert(boolean replacement) {
        return new ToneMap(low, high, gamma, replacement);
    }

    /** 0 (black) to 255 (white) for a sample. */
    public int brightness(double value) {
        int b = rising(value);
        return invert ? 255 - b : b;
    }

    /** The brightness before it is turned over: never falls when the value rises. */
    int rising(double value) {
        double t = (value - low) / (high - low);
        double clamped = t > 0 ? Math.min(t, 1) : 0;
        double v = gamma == 1 ? clamped : Math.pow(clamped, 1 / gamma);
        return (int) (v * 255 + 0.5);
    }

    /** About the value from which on {@link #rising} is at least {@code b}, 1 to 255. */
    double reaches(int b) {
        return low + (high - low) * Math.pow((b - 0.5) / 255, gamma);
    }
}
