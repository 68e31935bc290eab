package touchstone.qa.similarity;

import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;

/**
 * The part of a mask that a computation looks at, 64 pixels a word, the lowest bit on the left. Everything beyond it is
 * background. The window starts at a multiple of 64 and reaches one column beyond the given bounds, so that what lies
 * between the last pixels and the background has a place too.
 *
 * @param left column of the first bit in the mask's frame
 * @param top row of the first word in the mask's frame
 * @param stride words a row
 * @param words row by row
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer of one computation, never compared
record Bitmap(int left, int top, int stride, int height, long[] words) {

    /** The window around both masks, seen of one of them; no words when both are empty. */
    static Bitmap of(Mask mask, Bounds window) {
        if (window.isEmpty()) {
            return new Bitmap(0, 0, 0, 0, new long[0]);
        }
        int first = (int) window.minX() >> 6;
        int stride = ((int) window.maxX() >> 6) - first + 1;
        int top = (int) window.minY();
        int height = (int) window.maxY() - top;
        long[] words = new long[stride * height];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < stride; i++) {
                words[y * stride + i] = mask.word(first + i, top + y);
            }
        }
        return new Bitmap(first * Mask.TILE, top, stride, height, words);
    }

    /** The pixels from which the chessboard distance to the background is more than {@code d}. */
    Bitmap eroded(int d) {
        long[] rows = alongRows(2L * d + 1);
        long[] both = alongColumns(rows, 2L * d + 1);
        // Both passes look right and down only; the pixel in the middle of the square is d further.
        return new Bitmap(left, top, stride, height, moved(both, d));
    }

    /** Bit x = all of the bits x to x + n - 1, by doubling. */
    private long[] alongRows(long n) {
        long[] all = words.clone();
        for (long done = 1; done < n;) {
            long step = Math.min(done, n - done);
            int skip = (int) Math.min(step >> 6, stride);
            int bits = (int) (step & 63);
            for (int y = 0; y < height; y++) {
                int row = y * stride;
                for (int i = 0; i < stride; i++) {
                    long low = i + skip < stride ? all[row + i + skip] : 0;
                    long high = i + skip + 1 < stride ? all[row + i + skip + 1] : 0;
                    all[row + i] &= bits == 0 ? low : low >>> bits | high << 64 - bits;
                }
            }
            done += step;
        }
        return all;
    }

    /** Row y = all of the rows y to y + n - 1, by doubling. */
    private long[] alongColumns(long[] all, long n) {
        for (long done = 1; done < n;) {
            long step = Math.min(done, n - done);
            int skip = (int) Math.min(step, height) * stride;
            for (int i = 0; i < all.length; i++) {
                all[i] &= i + skip < all.length ? all[i + skip] : 0;
            }
            done += step;
        }
        return all;
    }

    /** By so many pixels to the right and down. */
    private long[] moved(long[] from, int d) {
        long[] to = new long[from.length];
        int skip = d >> 6;
        int bits = d & 63;
        for (int y = d; y < height; y++) {
            for (int i = skip; i < stride; i++) {
                int source = (y - d) * stride + i - skip;
                long low = from[source];
                long below = i > skip ? from[source - 1] : 0;
                to[y * stride + i] = bits == 0 ? low : low << bits | below >>> 64 - bits;
            }
        }
        return to;
    }

    Bitmap minus(Bitmap other) {
        long[] rest = words.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] &= ~other.words[i];
        }
        return new Bitmap(left, top, stride, height, rest);
    }

    /** How many pixels both of one window have. */
    long common(Bitmap other) {
        long sum = 0;
        for (int i = 0; i < words.length; i++) {
            sum += Long.bitCount(words[i] & other.words[i]);
        }
        return sum;
    }

    long area() {
        long sum = 0;
        for (long word : words) {
            sum += Long.bitCount(word);
        }
        return sum;
    }

    /** 64 pixels of a row of the window; 0 beyond it. */
    long word(int i, int y) {
        return y >= 0 && y < height && i >= 0 && i < stride ? words[y * stride + i] : 0;
    }
}
