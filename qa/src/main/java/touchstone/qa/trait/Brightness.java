package touchstone.qa.trait;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * Measures light on one image, by bands of rows so that memory does not grow with the object. An object whose box is
 * larger than 4 million pixels is measured on the first smaller level on which it is not.
 */
final class Brightness {

    private static final double LOWEST = 0.001;
    private static final double HIGHEST = 0.999;
    private static final double MARGIN = 0.25;
    private static final double LEAST_MARGIN = 5;
    private static final double MOST_PIXELS = 4e6;
    private static final int BAND_PIXELS = 1 << 18;

    private final RegionReader image;
    private final double low;
    private final double range;
    /** Of one step of whole numbers; 0 for floating point. */
    private final double step;

    Brightness(RegionReader image) throws IOException {
        this.image = image;
        int level = image.levels() - 1;
        double[] values = values(image.read(level, 0, 0, size(image.width(), level), size(image.height(), level)));
        double[] finite = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        low = finite.length == 0 ? 0 : finite[rank(LOWEST, finite.length)];
        range = finite.length == 0 ? 0 : finite[rank(HIGHEST, finite.length)] - low;
        step = image.type().depth() == PixelType.Depth.FLOAT32 ? 0 : 1;
    }

    private static int rank(double share, int n) {
        return Math.clamp((int) Math.ceil(share * n) - 1, 0, n - 1);
    }

    private static int size(int pixels, int level) {
        return (int) ((pixels + (1L << level) - 1) >> level);
    }

    /** @param end how near to an end of the range is dark or bright */
    Light of(Mask object, double end) throws IOException {
        Bounds bounds = object.bounds();
        if (object.isEmpty() || !(range > 0)) {
            return Light.NONE;
        }
        int level = 0;
        while (level + 1 < image.levels()
                && bounds.width() * bounds.height() / Math.pow(4, level) > MOST_PIXELS) {
            level++;
        }
        Bounds box = bounds.grow(Math.max(LEAST_MARGIN, MARGIN * Math.max(bounds.width(), bounds.height())));
        int left = (int) Math.max(0, Math.floor(box.minX())) >> level;
        int top = (int) Math.max(0, Math.floor(box.minY())) >> level;
        int right = size((int) Math.min(image.width(), Math.ceil(box.maxX())), level);
        int bottom = size((int) Math.min(image.height(), Math.ceil(box.maxY())), level);
        Sums sums = new Sums(low, range, end, step * step / 12 / (range * range));
        int rows = Math.max(1, BAND_PIXELS / (right - left));
        for (int from = top; from < bottom; from += rows) {
            band(object, level, left, right, from, Math.min(bottom, from + rows), sums);
        }
        return sums.light();
    }

    /** Rows {@code from} to {@code to}, read with the row above and below for their Laplacian. */
    private void band(Mask object, int level, int left, int right, int from, int to, Sums sums) throws IOException {
        int above = Math.max(0, from - 1);
        int below = Math.min(size(image.height(), level), to + 1);
        int width = right - left;
        double[] values = values(image.read(level, left, above, width, below - above));
        for (int y = from; y < to; y++) {
            int row = (y - above) * width;
            boolean inner = y > above && y + 1 < below;
            for (int x = 0; x < width; x++) {
                double value = values[row + x];
                if (!object.get((left + x) << level, y << level)) {
                    sums.outside(value);
                } else {
                    boolean whole = inner && x > 0 && x + 1 < width;
                    sums.inside(value, whole
                            ? values[row + x - 1] + values[row + x + 1] + values[row + x - width]
                                    + values[row + x + width] - 4 * value
                            : Double.NaN);
                }
            }
        }
    }

    private static double[] values(Samples samples) {
        double[] values = new double[samples.width() * samples.height()];
        boolean colour = samples.channels() >= 3;
        for (int y = 0, i = 0; y < samples.height(); y++) {
            for (int x = 0; x < samples.width(); x++, i++) {
                values[i] = colour
                        ? 0.299 * samples.value(x, y, 0) + 0.587 * samples.value(x, y, 1)
                                + 0.114 * samples.value(x, y, 2)
                        : samples.value(x, y, 0);
            }
        }
        return values;
    }

    /** Running sums over pixels; those that are no finite number are left out. */
    private static final class Sums {

        private final double low;
        private final double range;
        private final double end;
        private final double rounding;
        private long in;
        private long dark;
        private long bright;
        private double sum;
        private double squares;
        private long out;
        private double outSum;
        private long laplacians;
        private double laplacianSum;
        private double laplacianSquares;

        /** @param rounding variance that rounding to whole numbers adds to a brightness */
        Sums(double low, double range, double end, double rounding) {
            this.low = low;
            this.range = range;
            this.end = end;
            this.rounding = rounding;
        }

        void inside(double value, double laplacian) {
            if (Double.isFinite(value)) {
                double at = (value - low) / range;
                in++;
                sum += at;
                squares += at * at;
                dark += at <= end ? 1 : 0;
                bright += at >= 1 - end ? 1 : 0;
                if (Double.isFinite(laplacian)) {
                    double bend = laplacian / range;
                    laplacians++;
                    laplacianSum += bend;
                    laplacianSquares += bend * bend;
                }
            }
        }

        void outside(double value) {
            if (Double.isFinite(value)) {
                out++;
                outSum += (value - low) / range;
            }
        }

        Light light() {
            if (in == 0) {
                return Light.NONE;
            }
            double mean = sum / in;
            double variance = squares / in - mean * mean;
            return new Light((double) dark / in, (double) bright / in, mean,
                    out == 0 ? null : Math.abs(mean - outSum / out), sharpness(variance));
        }

        private @Nullable Double sharpness(double variance) {
            double light = variance - rounding;
            if (laplacians == 0 || light < 1e-12) {
                return null;
            }
            double mean = laplacianSum / laplacians;
            return Math.max(0, laplacianSquares / laplacians - mean * mean - 20 * rounding) / light;
        }
    }
}
