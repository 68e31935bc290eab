package touchstone.canvas.layer;

import java.util.Arrays;
import touchstone.model.geometry.Mask;

/**
 * The part of a mask under a rectangle of the zoomed image, in the screen's resolution: one bit a pixel in rows of whole
 * words, the lowest bit on the left. Where several of the mask's pixels fall on one of the screen, at least half of them
 * set its bit, and fewer make it faint. Belongs to one thread.
 */
final class MaskBits {

    private static final ThreadLocal<MaskBits> OWN = ThreadLocal.withInitial(MaskBits::new);

    /** Of a screen pixel's image rows, at most so many are counted. */
    private static final int ROWS_COUNTED = 4;

    private int words;
    private int width;
    private int height;
    private int x;
    private int y;
    private double scale;
    private boolean any;
    private long[] set = {};
    private long[] faint = {};
    private byte[] share = {};
    /** For each word how many rows, up to its own, have had it the same: all set or none; 0 for one that is mixed. */
    private int[] steady = {};
    /** Where in the mask's row each screen column begins, and the end of the last. */
    private int[] edges = {};
    private int[] counts = {};
    private long[] some = {};
    private int[] before = {};

    private MaskBits() {
    }

    /**
     * @param x left column of the rectangle in the zoomed image
     * @param y its top row
     * @return the calling thread's own, until the next call
     */
    static MaskBits of(Mask mask, double scale, int x, int y, int width, int height) {
        MaskBits bits = OWN.get();
        bits.words = (width + 63) >> 6;
        bits.width = width;
        bits.height = height;
        bits.x = x;
        bits.y = y;
        bits.scale = scale;
        bits.any = false;
        int n = bits.words * height;
        if (bits.set.length < n) {
            bits.set = new long[n];
            bits.faint = new long[n];
            bits.steady = new int[n];
        }
        if (scale == 1) {
            bits.copy(mask);
        } else {
            Arrays.fill(bits.set, 0, n, 0);
            if (scale > 1) {
                bits.magnify(mask);
            } else {
                Arrays.fill(bits.faint, 0, n, 0);
                bits.reduce(mask);
            }
        }
        if (bits.any) {
            bits.countSteady(n);
        }
        return bits;
    }

    private void countSteady(int n) {
        for (int i = 0; i < n; i++) {
            long word = set[i];
            boolean mixed = word != 0 && word != -1;
            boolean goesOn = i >= words && set[i - words] == word;
            steady[i] = mixed ? 0 : goesOn ? steady[i - words] + 1 : 1;
        }
    }

    /** Whether a word's 64 pixels, and all that are so near to one of them in its row or column, are alike. */
    boolean isSteady(int word, int row, int reach) {
        int at = row * words + word;
        if (steady[at + reach * words] <= 2 * reach) {
            return false;
        }
        long own = set[at];
        long before = word == 0 ? 0 : set[at - 1];
        long after = word == words - 1 ? 0 : set[at + 1];
        return ((own ^ before) >>> -reach | (own ^ after) << -reach) == 0;
    }

    /** Whether anything is to be seen. */
    boolean any() {
        return any;
    }

    int words() {
        return words;
    }

    long set(int word, int row) {
        return set[row * words + word];
    }

    /** Pixels that are not set but of which something is. */
    long faint(int word, int row) {
        return scale >= 1 ? 0 : faint[row * words + word];
    }

    /** Of a faint pixel, the part that is set, of 256. */
    int share(int column, int row) {
        return share[row * width + column] & 0xff;
    }

    /** The first zoomed column (or row) whose middle is at or beyond an image coordinate. */
    private int first(int image) {
        return (int) Math.clamp(Math.ceil(image * scale - 0.5), -(1 << 30), 1 << 30);
    }

    /** Pixel for pixel: the mask's words, moved to where the rectangle begins. */
    private void copy(Mask mask) {
        int first = x >> 6;
        int rest = width - ((words - 1) << 6);
        long end = -1L >>> (64 - rest);
        long anything = 0;
        for (int j = 0; j < height; j++) {
            long right = mask.word(first, y + j);
            for (int k = 0; k < words; k++) {
                long left = right;
                right = mask.word(first + k + 1, y + j);
                // The lower shift of a whole word would be none at all.
                long word = left >>> x | right << 1 << (63 - (x & 63));
                word = k == words - 1 ? word & end : word;
                set[j * words + k] = word;
                anything |= word;
            }
        }
        any = anything != 0;
    }

    /** A pixel is set where the mask's pixel under its middle is. */
    private void magnify(Mask mask) {
        int last = Integer.MIN_VALUE;
        int firstWord = floor((x + 0.5) / scale) >> 6;
        int lastWord = floor((x + width - 0.5) / scale) >> 6;
        for (int j = 0; j < height; j++) {
            int row = floor((y + j + 0.5) / scale);
            if (row == last) {
                System.arraycopy(set, (j - 1) * words, set, j * words, words);
                continue;
            }
            last = row;
            int from = Integer.MIN_VALUE;
            long carry = 0;
            for (int k = firstWord; k <= lastWord; k++) {
                long word = mask.word(k, row);
                long changes = word ^ (word << 1 | carry);
                carry = word >>> 63;
                while (changes != 0) {
                    int at = first((k << 6) + Long.numberOfTrailingZeros(changes)) - x;
                    changes &= changes - 1;
                    if (from == Integer.MIN_VALUE) {
                        from = at;
                    } else {
                        setRange(j, from, at);
                        from = Integer.MIN_VALUE;
                    }
                }
            }
            if (from != Integer.MIN_VALUE) {
                setRange(j, from, width);
            }
        }
    }

    private static int floor(double value) {
        return (int) Math.floor(value);
    }

    private void setRange(int row, int from, int to) {
        int a = Math.max(0, from);
        int b = Math.min(width, to);
        if (a >= b) {
            return;
        }
        any = true;
        int at = row * words;
        int first = a >> 6;
        int last = (b - 1) >> 6;
        long head = -1L << a;
        long tail = -1L >>> -b;
        if (first == last) {
            set[at + first] |= head & tail;
            return;
        }
        set[at + first] |= head;
        Arrays.fill(set, at + first + 1, at + last, -1L);
        set[at + last] |= tail;
    }

    /** A pixel is set where at least half of the mask's pixels under it are. */
    private void reduce(Mask mask) {
        double step = 1 / scale;
        if (edges.length < width + 1) {
            edges = new int[width + 1];
            counts = new int[width];
        }
        if (share.length < width * height) {
            share = new byte[width * height];
        }
        for (int i = 0; i <= width; i++) {
            edges[i] = floor((x + i) * step);
        }
        int firstWord = edges[0] >> 6;
        int n = ((edges[width] - 1) >> 6) - firstWord + 1;
        if (some.length < n) {
            some = new long[n];
            before = new int[n];
        }
        for (int j = 0; j < height; j++) {
            int first = floor((y + j) * step);
            int last = Math.max(first + 1, floor((y + j + 1) * step));
            int stride = Math.max(1, (last - first) / ROWS_COUNTED);
            long anything = 0;
            long everything = -1;
            for (int k = 0; k < n; k++) {
                long and = -1;
                long or = 0;
                for (int row = first; row < last; row += stride) {
                    long word = mask.word(firstWord + k, row);
                    and &= word;
                    or |= word;
                }
                some[k] = or;
                anything |= or;
                everything &= and;
            }
            if (everything == -1) {
                setRange(j, 0, width);
            } else if (anything != 0) {
                mixedRow(mask, j, firstWord, n, first, last, stride);
            }
        }
    }

    private void mixedRow(Mask mask, int j, int firstWord, int n, int first, int last, int stride) {
        Arrays.fill(counts, 0, width, 0);
        int rows = 0;
        for (int row = first; row < last; row += stride) {
            rows++;
            int sum = 0;
            for (int k = 0; k < n; k++) {
                before[k] = sum;
                sum += Long.bitCount(mask.word(firstWord + k, row));
            }
            if (sum == 0) {
                continue;
            }
            int left = setBefore(mask, edges[0], firstWord, row);
            for (int i = 0; i < width; i++) {
                int word = (edges[i] >> 6) - firstWord;
                int end = edges[i + 1];
                if (some[word] == 0 && end >> 6 == word + firstWord) {
                    continue;
                }
                int right = (end >> 6) - firstWord < n ? setBefore(mask, end, firstWord, row) : sum;
                counts[i] += right - left;
                left = right;
            }
        }
        for (int i = 0; i < width; i++) {
            if (counts[i] > 0) {
                any = true;
                int covered = 256 * counts[i] / (rows * (edges[i + 1] - edges[i]));
                int at = j * words + (i >> 6);
                if (covered >= 128) {
                    set[at] |= 1L << i;
                } else {
                    faint[at] |= 1L << i;
                    share[j * width + i] = (byte) covered;
                }
            }
        }
    }

    /** How many pixels of the mask's row are set from the first word on to a column. */
    private int setBefore(Mask mask, int column, int firstWord, int row) {
        int word = column >> 6;
        return before[word - firstWord] + Long.bitCount(mask.word(word, row) & ~(-1L << column));
    }
}
