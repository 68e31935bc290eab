package touchstone.canvas.tile;

import java.util.Arrays;
import touchstone.store.image.Samples;

/**
 * Brings a block of samples to the screen's resolution: the nearest sample when magnifying, so that pixels keep their
 * edges, and the area-weighted mean of the samples covered when reducing.
 */
public final class Resampler {

    private static final int WEIGHT_BITS = 10;
    private static final int KEPT_BITS = 6;

    private final Samples block;
    private final ToneTable tones;
    private final int[] target;
    private final int stride;
    private int[] line = {};

    /** @param stride pixels from one row of {@code target} to the next */
    public Resampler(Samples block, ToneTable tones, int[] target, int stride) {
        this.block = block;
        this.tones = tones;
        this.target = target;
        this.stride = stride;
    }

    /**
     * Fills a rectangle of the target.
     *
     * @param blockX the block sample coordinate at the left edge of target column {@code left}; {@code blockY} likewise
     * @param step how many block samples one target pixel is wide
     */
    public void paint(int left, int top, int width, int height, double blockX, double blockY, double step) {
        line = tones.curves().length > 1 ? new int[width] : line;
        if (step <= 1) {
            nearest(left, top, width, height, blockX, blockY, step);
        } else {
            mean(left, top, width, height, new Taps(blockX, step, width, block.width()),
                    new Taps(blockY, step, height, block.height()));
        }
    }

    private void nearest(int left, int top, int width, int height, double blockX, double blockY, double step) {
        int[] column = new int[width];
        int channels = block.channels();
        for (int i = 0; i < width; i++) {
            column[i] = channels * Math.clamp((int) Math.floor(blockX + (i + 0.5) * step), 0, block.width() - 1);
        }
        int previous = -1;
        for (int j = 0; j < height; j++) {
            int row = Math.clamp((int) Math.floor(blockY + (j + 0.5) * step), 0, block.height() - 1);
            int at = (top + j) * stride + left;
            if (row == previous) {
                System.arraycopy(target, at - stride, target, at, width);
            } else {
                int from = row * block.width() * channels;
                lay(at, width, (curve, into, to) -> nearest(curve, from + curve.channel(), column, into, to));
                previous = row;
            }
        }
    }

    private void nearest(ToneCurve curve, int from, int[] column, int[] into, int at) {
        int n = column.length;
        switch (block) {
            case Samples.Bytes b -> {
                byte[] data = b.data();
                for (int i = 0; i < n; i++) {
                    into[at + i] = curve.of(data[from + column[i]] & 0xff);
                }
            }
            case Samples.Shorts b -> {
                short[] data = b.data();
                int mask = b.signed() ? -1 : 0xffff;
                for (int i = 0; i < n; i++) {
                    into[at + i] = curve.of(data[from + column[i]] & mask);
                }
            }
            case Samples.Floats b -> {
                float[] data = b.data();
                for (int i = 0; i < n; i++) {
                    into[at + i] = curve.of(data[from + column[i]]);
                }
            }
        }
    }

    /** Puts the colours of one channel's samples of one row into an array. */
    @FunctionalInterface
    private interface Row {
        void colours(ToneCurve curve, int[] into, int at);
    }

    /** One row of the target: all channels that are shown, added up. */
    private void lay(int at, int width, Row row) {
        ToneCurve[] curves = tones.curves();
        if (curves.length == 0) {
            Arrays.fill(target, at, at + width, 0xff000000);
            return;
        }
        row.colours(curves[0], target, at);
        for (int k = 1; k < curves.length; k++) {
            row.colours(curves[k], line, 0);
            if (tones.isApart()) {
                for (int i = 0; i < width; i++) {
                    target[at + i] |= line[i];
                }
            } else {
                for (int i = 0; i < width; i++) {
                    target[at + i] = ToneTable.add(target[at + i], line[i]);
                }
            }
        }
    }

    private void mean(int left, int top, int width, int height, Taps columns, Taps rows) {
        if (block instanceof Samples.Floats floats) {
            meanOfFloats(floats, left, top, width, height, columns, rows);
            return;
        }
        int channels = block.channels();
        int[] sums = new int[block.width() * channels];
        for (int j = 0; j < height; j++) {
            addRows(rows, j, sums);
            lay((top + j) * stride + left, width, (curve, into, at) -> {
                for (int i = 0; i < width; i++) {
                    into[at + i] = curve.of(across(sums, columns, i, channels, curve.channel()));
                }
            });
        }
    }

    /** Weighted sum of the rows that target row j covers, with {@code WEIGHT_BITS - KEPT_BITS} bits of fraction. */
    private void addRows(Taps rows, int j, int[] sums) {
        Arrays.fill(sums, 0);
        for (int k = rows.start[j]; k < rows.start[j + 1]; k++) {
            int weight = rows.weight[k];
            int at = rows.index[k] * sums.length;
            switch (block) {
                case Samples.Bytes b -> {
                    byte[] data = b.data();
                    for (int x = 0; x < sums.length; x++) {
                        sums[x] += (data[at + x] & 0xff) * weight;
                    }
                }
                case Samples.Shorts b -> {
                    short[] data = b.data();
                    int mask = b.signed() ? -1 : 0xffff;
                    for (int x = 0; x < sums.length; x++) {
                        sums[x] += (data[at + x] & mask) * weight;
                    }
                }
                case Samples.Floats b -> throw new IllegalStateException();
            }
        }
        for (int x = 0; x < sums.length; x++) {
            sums[x] >>= KEPT_BITS;
        }
    }

    private static int across(int[] sums, Taps columns, int i, int channels, int channel) {
        int sum = 0;
        for (int k = columns.start[i]; k < columns.start[i + 1]; k++) {
            sum += sums[columns.index[k] * channels + channel] * columns.weight[k];
        }
        int shift = 2 * WEIGHT_BITS - KEPT_BITS;
        return (sum + (1 << (shift - 1))) >> shift;
    }

    private void meanOfFloats(Samples.Floats floats, int left, int top, int width, int height, Taps columns,
            Taps rows) {
        int channels = floats.channels();
        float unit = 1f / (1 << WEIGHT_BITS);
        float[] data = floats.data();
        float[] sums = new float[floats.width() * channels];
        for (int j = 0; j < height; j++) {
            Arrays.fill(sums, 0);
            for (int k = rows.start[j]; k < rows.start[j + 1]; k++) {
                int at = rows.index[k] * sums.length;
                for (int x = 0; x < sums.length; x++) {
                    sums[x] += data[at + x] * rows.weight[k] * unit;
                }
            }
            lay((top + j) * stride + left, width, (curve, into, at) -> {
                for (int i = 0; i < width; i++) {
                    float mean = 0;
                    for (int k = columns.start[i]; k < columns.start[i + 1]; k++) {
                        mean += sums[columns.index[k] * channels + curve.channel()] * columns.weight[k] * unit;
                    }
                    into[at + i] = curve.of(mean);
                }
            });
        }
    }

    /** For each target pixel along one axis the samples it covers and how much of it each covers. */
    private static final class Taps {

        /** Taps of target pixel i are start[i] to start[i+1]. */
        private final int[] start;
        private final int[] index;
        private final int[] weight;

        Taps(double from, double step, int n, int samples) {
            start = new int[n + 1];
            index = new int[n * ((int) Math.ceil(step) + 2)];
            weight = new int[index.length];
            int k = 0;
            for (int i = 0; i < n; i++) {
                double a = Math.clamp(from + i * step, 0, samples - 1e-6);
                double b = Math.clamp(from + (i + 1) * step, a + 1e-6, samples);
                int rest = 1 << WEIGHT_BITS;
                int last = Math.min((int) Math.ceil(b) - 1, samples - 1);
                start[i] = k;
                for (int s = (int) a; s <= last; s++) {
                    double covered = Math.min(b, s + 1.0) - Math.max(a, s);
                    int w = s == last ? rest : (int) Math.round(covered / (b - a) * (1 << WEIGHT_BITS));
                    index[k] = s;
                    weight[k] = Math.min(w, rest);
                    rest -= weight[k];
                    k++;
                }
            }
            start[n] = k;
        }
    }
}
