package touchstone.qa.labelerror;

import java.io.IOException;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * A picture in shades of grey on one of its smaller levels, whose longer side fits into {@link #LONGEST} pixels.
 *
 * @param scale how many pixels of the image one of these covers in each direction
 * @param values row by row, in the file's own units
 */
@SuppressWarnings("ArrayRecordComponent") // pixels, never compared
record GreyPicture(int width, int height, int scale, float[] values) {

    static final int LONGEST = 1024;
    /** Points at which an object is looked at, at most about. */
    private static final int SAMPLES = 400;

    static GreyPicture of(RegionReader image) throws IOException {
        int level = 0;
        while (level < image.levels() - 1 && (Math.max(image.width(), image.height()) >> level) > LONGEST) {
            level++;
        }
        int width = (image.width() + (1 << level) - 1) >> level;
        int height = (image.height() + (1 << level) - 1) >> level;
        Samples samples = image.read(level, 0, 0, width, height);
        float[] values = new float[width * height];
        boolean colour = samples.channels() >= 3;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double grey = colour
                        ? 0.299 * samples.value(x, y, 0) + 0.587 * samples.value(x, y, 1)
                                + 0.114 * samples.value(x, y, 2)
                        : samples.value(x, y, 0);
                values[y * width + x] = Double.isFinite(grey) ? (float) grey : 0;
            }
        }
        return new GreyPicture(width, height, 1 << level, values);
    }

    float at(int x, int y) {
        return values[y * width + x];
    }

    /** Averaged to so many columns and rows. */
    GreyPicture reducedTo(int columns, int rows) {
        float[] reduced = new float[columns * rows];
        for (int r = 0; r < rows; r++) {
            int top = r * height / rows;
            int bottom = Math.max(top + 1, (r + 1) * height / rows);
            for (int c = 0; c < columns; c++) {
                int left = c * width / columns;
                int right = Math.max(left + 1, (c + 1) * width / columns);
                double sum = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum += at(Math.min(x, width - 1), Math.min(y, height - 1));
                    }
                }
                reduced[r * columns + c] = (float) (sum / ((double) (bottom - top) * (right - left)));
            }
        }
        return new GreyPicture(columns, rows, scale, reduced);
    }

    /** The picture on a half, quarter .. of this level, whose longer side fits into the given one. */
    GreyPicture within(int longest) {
        int factor = 1;
        while ((Math.max(width, height) + factor - 1) / factor > longest) {
            factor *= 2;
        }
        if (factor == 1) {
            return this;
        }
        int columns = width / factor;
        int rows = height / factor;
        float[] reduced = new float[columns * rows];
        for (int y = 0; y < rows * factor; y++) {
            for (int x = 0; x < columns * factor; x++) {
                reduced[y / factor * columns + x / factor] += at(x, y) / (factor * factor);
            }
        }
        return new GreyPicture(columns, rows, scale * factor, reduced);
    }

    /** Largest value less smallest. */
    float range() {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return values.length == 0 ? 0 : high - low;
    }

    /**
     * Mean brightness inside an object and around it.
     *
     * @param around of the points within its bounds grown by half their size and not inside it; NaN where there is none
     */
    record Brightness(double inside, double around) {
    }

    Brightness brightness(Geometry shape) {
        Bounds bounds = shape.bounds();
        double margin = Math.max(2 * scale, (bounds.width() + bounds.height()) / 4);
        Bounds wide = bounds.grow(margin)
                .intersection(new Bounds(0, 0, (double) width * scale, (double) height * scale));
        double step = Math.max(scale, Math.sqrt(wide.width() * wide.height() / (4 * SAMPLES)));
        double in = 0;
        int inCount = 0;
        double out = 0;
        int outCount = 0;
        for (double y = wide.minY() + step / 2; y < wide.maxY(); y += step) {
            for (double x = wide.minX() + step / 2; x < wide.maxX(); x += step) {
                float value = at(Math.min(width - 1, (int) (x / scale)), Math.min(height - 1, (int) (y / scale)));
                if (shape.contains(x, y)) {
                    in += value;
                    inCount++;
                } else {
                    out += value;
                    outCount++;
                }
            }
        }
        return new Brightness(inCount == 0 ? Double.NaN : in / inCount, outCount == 0 ? Double.NaN : out / outCount);
    }
}
