package touchstone.qa.review;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * What an image looks like in 80 numbers, for images without embeddings: mean brightness in 8 by 8 fields, then the shares
 * of 16 steps of brightness, of the smallest level, from 0 to 1 within the image's own range.
 */
final class Look {

    private static final int GRID = 8;
    private static final int STEPS = 16;

    private Look() {
    }

    /** Nothing where the file cannot be read. */
    static Optional<double[]> of(Path file, int plane) {
        try (RegionReader image = ImageFile.open(file, plane)) {
            int level = image.levels() - 1;
            return Optional.of(of(image.read(level, 0, 0, size(image.width(), level), size(image.height(), level))));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static int size(int pixels, int level) {
        return (int) ((pixels + (1L << level) - 1) >> level);
    }

    private static double[] of(Samples samples) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[] values = new double[samples.width() * samples.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = brightness(samples, i % samples.width(), i / samples.width());
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        double[] look = new double[GRID * GRID + STEPS];
        int[] counts = new int[GRID * GRID];
        for (int i = 0; i < values.length; i++) {
            double at = high > low ? (values[i] - low) / (high - low) : 0;
            int field = (i / samples.width()) * GRID / samples.height() * GRID
                    + (i % samples.width()) * GRID / samples.width();
            look[field] += at;
            counts[field]++;
            look[GRID * GRID + Math.min(STEPS - 1, (int) (at * STEPS))] += 1.0 / values.length;
        }
        for (int field = 0; field < counts.length; field++) {
            look[field] /= Math.max(1, counts[field]);
        }
        return look;
    }

    /** 0 where there is no number. */
    private static double brightness(Samples samples, int x, int y) {
        double sum = 0;
        int channels = Math.min(3, samples.channels());
        for (int c = 0; c < channels; c++) {
            double value = samples.value(x, y, c);
            sum += Double.isFinite(value) ? value : 0;
        }
        return sum / channels;
    }
}
