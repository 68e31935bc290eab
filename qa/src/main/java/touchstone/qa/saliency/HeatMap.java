package touchstone.qa.saliency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.image.ImageFile;
import touchstone.store.image.NpyFile;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * How much a model looked at each place. A value below 0 speaks against the class and counts as 0.
 *
 * @param values row by row, all finite
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
public record HeatMap(int width, int height, double[] values) {

    private static final Messages TEXT = Messages.beside(HeatMap.class);
    private static final int MOST_VALUES = 1 << 27;

    /** @throws InputRefused when a value is not finite, told with its place */
    static HeatMap of(Path file, int width, int height, double[] values) throws InputRefused {
        if (width == 0 || height == 0) {
            throw new InputRefused(TEXT.text("map.empty", file));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new InputRefused(TEXT.text("map.notFinite", file, i / width, i % width));
            }
        }
        return new HeatMap(width, height, values);
    }

    /**
     * Reads a NumPy array (".npy") or an image; of several channels their mean.
     *
     * @throws InputRefused with a sentence for the user
     */
    public static HeatMap read(Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")) {
            return ofArray(file);
        }
        try (RegionReader image = ImageFile.open(file)) {
            Samples samples = image.read(0, 0, 0, image.width(), image.height());
            double[] values = new double[Math.multiplyExact(samples.width(), samples.height())];
            for (int i = 0; i < values.length; i++) {
                double sum = 0;
                for (int c = 0; c < samples.channels(); c++) {
                    sum += samples.value(i % samples.width(), i / samples.width(), c);
                }
                values[i] = sum / samples.channels();
            }
            return of(file, samples.width(), samples.height(), values);
        }
    }

    private static HeatMap ofArray(Path file) throws IOException {
        try (NpyFile array = NpyFile.open(file)) {
            int[] axes = array.shape();
            int[] sides = axes.length == 2 ? axes : Arrays.stream(axes).filter(n -> n != 1).toArray();
            if (sides.length != 2) {
                throw new InputRefused(TEXT.text("npy.shape", file, Arrays.toString(axes)));
            }
            if (array.size() > MOST_VALUES) {
                throw new InputRefused(TEXT.text("npy.large", file, sides[1], sides[0], MOST_VALUES));
            }
            return of(file, sides[1], sides[0], array.read(0, (int) array.size()));
        }
    }

    double energy(int x, int y) {
        return Math.max(0, values[y * width + x]);
    }

    /** How many values are below 0. */
    public long negatives() {
        long n = 0;
        for (double value : values) {
            n += value < 0 ? 1 : 0;
        }
        return n;
    }
}
