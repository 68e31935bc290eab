package touchstone.store.image;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A whole image in memory with its smaller levels, each made from the one before when it is first asked for. */
final class Pyramid implements RegionReader {

    /** The last level fits into a square of this side. */
    static final int SMALLEST = 256;

    private final PixelType type;
    private final int width;
    private final int height;
    private final @Nullable Samples[] levels;

    Pyramid(PixelType type, Samples full) {
        this.type = type;
        this.width = full.width();
        this.height = full.height();
        this.levels = new @Nullable Samples[levels(width, height)];
        levels[0] = full;
    }

    static int levels(int width, int height) {
        int n = 1;
        for (int side = Math.max(width, height); side > SMALLEST; side = (side + 1) / 2) {
            n++;
        }
        return n;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public int levels() {
        return levels.length;
    }

    @Override
    public Samples read(int level, int x, int y, int regionWidth, int regionHeight) {
        Samples from = level(level);
        if (x < 0 || y < 0 || regionWidth < 0 || regionHeight < 0 || x + regionWidth > from.width()
                || y + regionHeight > from.height()) {
            throw new IllegalArgumentException("The region lies outside the image.");
        }
        int channels = from.channels();
        int row = regionWidth * channels;
        return switch (from) {
            case Samples.Bytes b -> {
                byte[] data = new byte[row * regionHeight];
                copyRows(b.data(), data, x, y, row, regionHeight, from);
                yield new Samples.Bytes(regionWidth, regionHeight, channels, data);
            }
            case Samples.Shorts s -> {
                short[] data = new short[row * regionHeight];
                copyRows(s.data(), data, x, y, row, regionHeight, from);
                yield new Samples.Shorts(regionWidth, regionHeight, channels, s.signed(), data);
            }
            case Samples.Floats f -> {
                float[] data = new float[row * regionHeight];
                copyRows(f.data(), data, x, y, row, regionHeight, from);
                yield new Samples.Floats(regionWidth, regionHeight, channels, data);
            }
        };
    }

    private static void copyRows(Object from, Object to, int x, int y, int row, int rows, Samples shape) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, ((y + r) * shape.width() + x) * shape.channels(), to, r * row, row);
        }
    }

    private synchronized Samples level(int level) {
        int have = level;
        while (levels[have] == null) {
            have--;
        }
        Samples samples = levels[have];
        while (samples != null && have < level) {
            samples = half(samples);
            levels[++have] = samples;
        }
        if (samples == null) {
            throw new IllegalStateException();
        }
        return samples;
    }

    @Override
    public synchronized void close() {
        Arrays.fill(levels, 1, levels.length, null);
    }

    /** Half the size, rounded up; each pixel the mean of the up to four that it covers. */
    private static Samples half(Samples from) {
        int w = (from.width() + 1) / 2;
        int h = (from.height() + 1) / 2;
        int n = from.channels();
        return switch (from) {
            case Samples.Bytes b -> {
                byte[] data = new byte[w * h * n];
                byte[] in = b.data();
                halve(from, w, h,
                        (to, a, c, d, e) -> data[to] = (byte) (((in[a] & 0xff) + (in[c] & 0xff) + (in[d] & 0xff)
                                + (in[e] & 0xff) + 2) >> 2));
                yield new Samples.Bytes(w, h, n, data);
            }
            case Samples.Shorts s -> {
                short[] data = new short[w * h * n];
                short[] in = s.data();
                int mask = s.signed() ? -1 : 0xffff;
                halve(from, w, h, (to, a, c, d, e) -> data[to] = (short) (((in[a] & mask) + (in[c] & mask)
                        + (in[d] & mask) + (in[e] & mask) + 2) >> 2));
                yield new Samples.Shorts(w, h, n, s.signed(), data);
            }
            case Samples.Floats f -> {
                float[] data = new float[w * h * n];
                float[] in = f.data();
                halve(from, w, h, (to, a, c, d, e) -> data[to] = (in[a] + in[c] + in[d] + in[e]) / 4);
                yield new Samples.Floats(w, h, n, data);
            }
        };
    }

    private interface Mean {
        void of(int to, int topLeft, int topRight, int bottomLeft, int bottomRight);
    }

    private static void halve(Samples from, int w, int h, Mean mean) {
        int n = from.channels();
        int to = 0;
        for (int y = 0; y < h; y++) {
            int top = 2 * y * from.width();
            int bottom = Math.min(2 * y + 1, from.height() - 1) * from.width();
            for (int x = 0; x < w; x++) {
                int left = 2 * x;
                int right = Math.min(left + 1, from.width() - 1);
                for (int c = 0; c < n; c++) {
                    mean.of(to++, (top + left) * n + c, (top + right) * n + c, (bottom + left) * n + c,
                            (bottom + right) * n + c);
                }
            }
        }
    }
}
