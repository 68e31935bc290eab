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
    private static final int SHIFT = 2 * WEIGHT_BITS - KEPT_BITS;
    private static final int HALF = 1 << (SHIFT - 1);

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
        int[] colours = curve.colours();
        // Pixel for pixel, which is how most images are looked at, saves a third of the time. Of several channels, the
        // first and the last sample lie as far apart when magnified as many times.
        boolean inLine = block.channels() == 1 && column[n - 1] - column[0] == n - 1;
        int first = from + column[0];
        switch (block) {
            case Samples.Bytes b when inLine -> {
                byte[] data = b.data();
                for (int i = 0; i < n; i++) {
                    into[at + i] = colours[data[first + i] & 0xff];
                }
            }
            case Samples.Bytes b -> {
                byte[] data = b.data();
                for (int i = 0; i < n; i++) {
                    into[at + i] = colours[data[from + column[i]] & 0xff];
                }
            }
            case Samples.Shorts b when inLine -> {
                short[] data = b.data();
                for (int i = 0; i < n; i++) {
                    into[at + i] = colours[data[first + i] & 0xffff];
                }
            }
            case Samples.Shorts b -> {
                short[] data = b.data();
                for (int i = 0; i < n; i++) {
                    into[at + i] = colours[data[from + column[i]] & 0xffff];
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
        int length = columns.covered() * channels;
        int[] sums = new int[length + columns.most * channels];
        for (int j = 0; j < height; j++) {
            addRows(rows, j, sums, columns.from() * channels, length);
            lay((top + j) * stride + left, width, columns.most == Taps.FEW
                    ? (curve, into, at) -> acrossFew(sums, columns, channels, curve, into, at)
                    : (curve, into, at) -> across(sums, columns, channels, curve, into, at));
        }
    }

    /** Weighted sum of the rows that target row j covers, with {@code WEIGHT_BITS - KEPT_BITS} bits of fraction. */
    private void addRows(Taps rows, int j, int[] sums, int from, int length) {
        Arrays.fill(sums, 0, length, 0);
        for (int k = 0; k < rows.most; k++) {
            int weight = rows.weight[k * rows.n + j];
            int at = (rows.first[j] + k) * block.width() * block.channels() + from;
            if (weight == 0) {
                continue;
            }
            switch (block) {
                case Samples.Bytes b -> {
                    byte[] data = b.data();
                    for (int x = 0; x < length; x++) {
                        sums[x] += (data[at + x] & 0xff) * weight;
                    }
                }
                case Samples.Shorts b -> {
                    short[] data = b.data();
                    int mask = b.signed() ? -1 : 0xffff;
                    for (int x = 0; x < length; x++) {
                        sums[x] += (data[at + x] & mask) * weight;
                    }
                }
                case Samples.Floats b -> throw new IllegalStateException();
            }
        }
        for (int x = 0; x < length; x++) {
            sums[x] >>= KEPT_BITS;
        }
    }

    /** At most three samples a pixel, as a pyramid leaves them. */
    private static void acrossFew(int[] sums, Taps columns, int channels, ToneCurve curve, int[] into, int at) {
        int[] colours = curve.colours();
        int n = columns.n;
        int[] first = columns.first;
        int[] weight = columns.weight;
        for (int i = 0; i < n; i++) {
            int s = (first[i] - first[0]) * channels + curve.channel();
            int sum = sums[s] * weight[i] + sums[s + channels] * weight[n + i]
                    + sums[s + 2 * channels] * weight[2 * n + i];
            into[at + i] = colours[(sum + HALF) >> SHIFT & 0xffff];
        }
    }

    private static void across(int[] sums, Taps columns, int channels, ToneCurve curve, int[] into, int at) {
        int[] colours = curve.colours();
        int n = columns.n;
        for (int i = 0; i < n; i++) {
            int s = (columns.first[i] - columns.first[0]) * channels + curve.channel();
            int sum = 0;
            for (int k = 0; k < columns.most; k++) {
                sum += sums[s + k * channels] * columns.weight[k * n + i];
            }
            into[at + i] = colours[(sum + HALF) >> SHIFT & 0xffff];
        }
    }

    private void meanOfFloats(Samples.Floats floats, int left, int top, int width, int height, Taps columns,
            Taps rows) {
        int channels = floats.channels();
        float unit = 1f / (1 << WEIGHT_BITS);
        float[] data = floats.data();
        int length = columns.covered() * channels;
        int from = columns.from() * channels;
        float[] sums = new float[length];
        for (int j = 0; j < height; j++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < rows.most; k++) {
                float weight = rows.weight[k * rows.n + j] * unit;
                int at = (rows.first[j] + k) * floats.width() * channels + from;
                for (int x = 0; weight > 0 && x < length; x++) {
                    sums[x] += data[at + x] * weight;
                }
            }
            lay((top + j) * stride + left, width, (curve, into, at) -> {
                for (int i = 0; i < width; i++) {
                    float mean = 0;
                    for (int k = 0; k < columns.most; k++) {
                        int w = columns.weight[k * columns.n + i];
                        if (w > 0) {
                            mean += sums[(columns.first[i] - columns.first[0] + k) * channels + curve.channel()] * w
                                    * unit;
                        }
                    }
                    into[at + i] = curve.of(mean);
                }
            });
        }
    }

    /** For each target pixel along one axis the samples it covers and how much of it each covers. */
    private static final class Taps {

        private static final int FEW = 3;

        private final int n;
        private final int samples;
        /** At most so many samples are covered by one pixel. */
        private final int most;
        /** The first sample that target pixel i covers. */
        private final int[] first;
        /** How much of it sample {@code first[i] + k} covers: {@code weight[k * n + i]}, 0 where it covers none. */
        private final int[] weight;

        Taps(double from, double step, int n, int samples) {
            this.n = n;
            this.samples = samples;
            most = Math.max(FEW, (int) Math.ceil(step) + 1);
            first = new int[n];
            weight = new int[n * most];
            for (int i = 0; i < n; i++) {
                double a = Math.clamp(from + i * step, 0, samples - 1e-6);
                double b = Math.clamp(from + (i + 1) * step, a + 1e-6, samples);
                int rest = 1 << WEIGHT_BITS;
                first[i] = (int) a;
                int last = Math.min(Math.min((int) Math.ceil(b), samples) - 1, first[i] + most - 1);
                for (int s = first[i]; s <= last; s++) {
                    double covered = Math.min(b, s + 1.0) - Math.max(a, s);
                    int w = s == last ? rest : (int) Math.round(covered / (b - a) * (1 << WEIGHT_BITS));
                    weight[(s - first[i]) * n + i] = Math.min(w, rest);
                    rest -= Math.min(w, rest);
                }
            }
        }

        /** The first sample that is covered. */
        int from() {
            return first[0];
        }

        /** How many are from there on. */
        int covered() {
            return Math.min(first[n - 1] + most, samples) - first[0];
        }
    }
}
