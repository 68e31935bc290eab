package touchstone.store.image;

/**
 * A decoded part of one JPEG channel, which may have fewer samples than the picture has pixels. Between its samples the
 * values are interpolated as the Independent JPEG Group does (jdsample.c, "fancy upsampling").
 *
 * @param x column of the channel at which the part begins; {@code y} likewise
 * @param width columns of the whole channel, {@code height} its rows: beyond them there is only padding
 * @param byX pixels that a sample is wide, 1 or 2; {@code byY} likewise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChannelPlane(byte[] data, int stride, int x, int y, int width, int height, int byX, int byY) {

    /** Fills every {@code step}th byte from {@code first} on with the channel's values of a region of the picture. */
    void spread(int left, int top, int columns, int rows, byte[] out, int first, int step) {
        int[] line = new int[columns / byX + 4];
        for (int row = 0; row < rows; row++) {
            int to = row * columns * step + first;
            if (byX == 1) {
                int from = ((top + row) / byY - y) * stride + left - x;
                for (int i = 0; i < columns; i++) {
                    out[to + i * step] = data[from + i];
                }
            } else {
                boolean smooth = width > 2;
                boolean between = smooth && byY == 2;
                weigh(top + row, left / 2 - 1, line, between);
                for (int i = 0; i < columns; i++) {
                    int at = left + i;
                    int k = at / 2 - (left / 2 - 1);
                    out[to + i * step] = (byte) (smooth
                            ? value(line, k, at, between)
                            : line[k]);
                }
            }
        }
    }

    /** The samples from column {@code from} on, of the nearer row three parts and of the farther one one. */
    private void weigh(int row, int from, int[] line, boolean between) {
        int near = row / byY;
        int far = Math.clamp((row & 1) == 0 ? near - 1 : near + 1, 0, height - 1);
        int nearAt = (near - y) * stride - x;
        int farAt = (far - y) * stride - x;
        for (int i = 0; i < line.length; i++) {
            int column = Math.clamp(from + i, 0, width - 1);
            if (column < x || column >= x + stride) {
                continue; // beyond the part, and not needed
            }
            int value = data[nearAt + column] & 0xff;
            line[i] = between ? 3 * value + (data[farAt + column] & 0xff) : value;
        }
    }

    private int value(int[] line, int k, int at, boolean between) {
        boolean edge = at == 0 || at == 2 * width - 1;
        boolean second = (at & 1) == 1;
        int other = line[second ? k + 1 : k - 1];
        if (between) {
            return edge
                    ? 4 * line[k] + (second ? 7 : 8) >> 4
                    : 3 * line[k] + other + (second ? 7 : 8) >> 4;
        }
        return edge ? line[k] : 3 * line[k] + other + (second ? 2 : 1) >> 2;
    }
}
