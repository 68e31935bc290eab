package touchstone.store.image;

/** Half the size, rounded up; each pixel the mean of the up to four that it covers. */
final class Halving {

    private Halving() {
    }

    static Samples of(Samples from) {
        int w = (from.width() + 1) / 2;
        int h = (from.height() + 1) / 2;
        int n = from.channels();
        return switch (from) {
            case Samples.Bytes b -> {
                byte[] data = new byte[w * h * n];
                for (int y = 0; y < h; y++) {
                    bytes(b.data(), row(from, 2 * y), row(from, 2 * y + 1), from.width(), n, data, y * w * n);
                }
                yield new Samples.Bytes(w, h, n, data);
            }
            case Samples.Shorts s -> {
                short[] data = new short[w * h * n];
                int mask = s.signed() ? -1 : 0xffff;
                for (int y = 0; y < h; y++) {
                    shorts(s.data(), row(from, 2 * y), row(from, 2 * y + 1), from.width(), n, mask, data, y * w * n);
                }
                yield new Samples.Shorts(w, h, n, s.signed(), data);
            }
            case Samples.Floats f -> {
                float[] data = new float[w * h * n];
                for (int y = 0; y < h; y++) {
                    floats(f.data(), row(from, 2 * y), row(from, 2 * y + 1), from.width(), n, data, y * w * n);
                }
                yield new Samples.Floats(w, h, n, data);
            }
        };
    }

    /** Where a row begins; an odd last row stands for itself twice, and so does an odd last column. */
    private static int row(Samples from, int y) {
        return Math.min(y, from.height() - 1) * from.width() * from.channels();
    }

    private static void bytes(byte[] in, int top, int bottom, int width, int n, byte[] out, int to) {
        int pairs = width / 2;
        for (int x = 0; x < pairs; x++) {
            for (int c = 0; c < n; c++) {
                int at = 2 * x * n + c;
                out[to + x * n + c] = (byte) ((in[top + at] & 0xff) + (in[top + at + n] & 0xff)
                        + (in[bottom + at] & 0xff) + (in[bottom + at + n] & 0xff) + 2 >> 2);
            }
        }
        for (int c = 0; pairs * 2 < width && c < n; c++) {
            int at = 2 * pairs * n + c;
            out[to + pairs * n + c] = (byte) (2 * (in[top + at] & 0xff) + 2 * (in[bottom + at] & 0xff) + 2 >> 2);
        }
    }

    private static void shorts(short[] in, int top, int bottom, int width, int n, int mask, short[] out, int to) {
        int pairs = width / 2;
        for (int x = 0; x < pairs; x++) {
            for (int c = 0; c < n; c++) {
                int at = 2 * x * n + c;
                out[to + x * n + c] = (short) ((in[top + at] & mask) + (in[top + at + n] & mask)
                        + (in[bottom + at] & mask) + (in[bottom + at + n] & mask) + 2 >> 2);
            }
        }
        for (int c = 0; pairs * 2 < width && c < n; c++) {
            int at = 2 * pairs * n + c;
            out[to + pairs * n + c] = (short) (2 * (in[top + at] & mask) + 2 * (in[bottom + at] & mask) + 2 >> 2);
        }
    }

    private static void floats(float[] in, int top, int bottom, int width, int n, float[] out, int to) {
        int pairs = width / 2;
        for (int x = 0; x < pairs; x++) {
            for (int c = 0; c < n; c++) {
                int at = 2 * x * n + c;
                out[to + x * n + c] = (in[top + at] + in[top + at + n] + in[bottom + at] + in[bottom + at + n]) / 4;
            }
        }
        for (int c = 0; pairs * 2 < width && c < n; c++) {
            int at = 2 * pairs * n + c;
            out[to + pairs * n + c] = (in[top + at] + in[bottom + at]) / 2;
        }
    }
}
