package touchstone.qa.similarity;

import java.util.Arrays;

/**
 * Some cells of a grid, row by row and each row from the left: the places that an outline runs through.
 *
 * @param x columns
 * @param y rows, ascending
 * @param code what the cell is, where cells differ
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer of one computation, never compared
record Cells(int[] x, int[] y, byte[] code) {

    int size() {
        return x.length;
    }

    boolean isEmpty() {
        return x.length == 0;
    }

    /**
     * The corners between pixels that lie neither wholly inside nor wholly outside, told by the pixels around them: 8
     * upper left, 4 upper right, 2 lower left, 1 lower right. Corner (x, y) is the upper left one of pixel (x, y).
     */
    static Cells corners(Bitmap mask) {
        Collector cells = new Collector();
        for (int y = 0; y <= mask.height(); y++) {
            for (int i = 0; i < mask.stride(); i++) {
                long upperRight = mask.word(i, y - 1);
                long lowerRight = mask.word(i, y);
                long upperLeft = upperRight << 1 | mask.word(i - 1, y - 1) >>> 63;
                long lowerLeft = lowerRight << 1 | mask.word(i - 1, y) >>> 63;
                long any = upperLeft | upperRight | lowerLeft | lowerRight;
                long all = upperLeft & upperRight & lowerLeft & lowerRight;
                for (long mixed = any & ~all; mixed != 0; mixed &= mixed - 1) {
                    int bit = Long.numberOfTrailingZeros(mixed);
                    int code = (int) ((upperLeft >>> bit & 1) << 3 | (upperRight >>> bit & 1) << 2
                            | (lowerLeft >>> bit & 1) << 1 | lowerRight >>> bit & 1);
                    cells.add(i * 64 + bit, y, code);
                }
            }
        }
        return cells.done();
    }

    /** The pixels with one of their four neighbours outside. */
    static Cells border(Bitmap mask) {
        Collector cells = new Collector();
        for (int y = 0; y < mask.height(); y++) {
            for (int i = 0; i < mask.stride(); i++) {
                long here = mask.word(i, y);
                long fromLeft = here << 1 | mask.word(i - 1, y) >>> 63;
                long fromRight = here >>> 1 | mask.word(i + 1, y) << 63;
                long inner = fromLeft & fromRight & mask.word(i, y - 1) & mask.word(i, y + 1);
                for (long rim = here & ~inner; rim != 0; rim &= rim - 1) {
                    cells.add(i * 64 + Long.numberOfTrailingZeros(rim), y, 0);
                }
            }
        }
        return cells.done();
    }

    private static final class Collector {

        private int[] x = new int[256];
        private int[] y = new int[256];
        private byte[] code = new byte[256];
        private int size;

        void add(int atX, int atY, int what) {
            if (size == x.length) {
                x = Arrays.copyOf(x, 2 * size);
                y = Arrays.copyOf(y, 2 * size);
                code = Arrays.copyOf(code, 2 * size);
            }
            x[size] = atX;
            y[size] = atY;
            code[size++] = (byte) what;
        }

        Cells done() {
            return new Cells(Arrays.copyOf(x, size), Arrays.copyOf(y, size), Arrays.copyOf(code, size));
        }
    }
}
