package touchstone.qa.consensus;

import java.util.Arrays;
import java.util.List;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.qa.Watch;

/**
 * Which raters marked a pixel, for all pixels of an image: the different patterns and how many pixels have each. There
 * are few, because most pixels are clear to everybody; tiles and runs on which nothing changes are counted at once.
 */
final class MaskPatterns {

    private static final int FIRST_CAPACITY = 1 << 10;

    private final int raters;
    /** Words of 64 raters that one pattern takes. */
    private final int words;
    private int size;
    /** Pattern after pattern, in the order in which they were met. */
    private long[] bits;
    private long[] pixels;
    /** Hash table of places in these, -1 where free; its length is a power of 2. */
    private int[] slots = new int[FIRST_CAPACITY];

    private MaskPatterns(int raters) {
        this.raters = raters;
        words = (raters + 63) / 64;
        bits = new long[16 * words];
        pixels = new long[16];
        Arrays.fill(slots, -1);
    }

    /** @throws InvalidGeometry when the masks are not of one frame */
    static MaskPatterns of(List<Mask> masks, Watch watch) {
        Mask first = masks.getFirst();
        for (Mask mask : masks) {
            if (mask.width() != first.width() || mask.height() != first.height()) {
                throw new InvalidGeometry("A mask of " + first.width() + " x " + first.height()
                        + " pixels cannot be combined with one of " + mask.width() + " x " + mask.height() + ".");
            }
        }
        MaskPatterns patterns = new MaskPatterns(masks.size());
        patterns.scan(masks, watch, (y, from, to, rows, pattern) -> {
            int i = patterns.add(pattern);
            patterns.pixels[i] += (long) rows * (to - from);
        });
        long rest = (long) first.width() * first.height() - Arrays.stream(patterns.pixels, 0, patterns.size).sum();
        if (rest > 0) {
            int none = patterns.add(new long[patterns.words]);
            patterns.pixels[none] += rest;
        }
        return patterns;
    }

    /** Receives pixels of one pattern: those from {@code from} to {@code to} of {@code rows} rows from {@code y} on. */
    private interface Visitor {
        void block(int y, int from, int to, int rows, long[] pattern);
    }

    /** Visits the tiles around all marked pixels; what lies beyond them nobody marked. */
    private void scan(List<Mask> masks, Watch watch, Visitor visitor) {
        Bounds around = masks.stream().map(Mask::bounds).reduce(Bounds.EMPTY, Bounds::union);
        if (around.isEmpty()) {
            return;
        }
        int left = (int) around.minX() / Mask.TILE * Mask.TILE;
        int top = (int) around.minY() / Mask.TILE * Mask.TILE;
        int width = Math.min(masks.getFirst().width(), ((int) around.maxX() + Mask.TILE - 1) / Mask.TILE * Mask.TILE);
        int height = Math.min(masks.getFirst().height(), ((int) around.maxY() + Mask.TILE - 1) / Mask.TILE * Mask.TILE);
        long[] pattern = new long[words];
        for (int y = top; y < height; y += Mask.TILE) {
            watch.check();
            int rows = Math.min(Mask.TILE, height - y);
            for (int x = left; x < width; x += Mask.TILE) {
                int columns = Math.min(Mask.TILE, width - x);
                if (isEven(masks, x / Mask.TILE, y / Mask.TILE, pattern)) {
                    visitor.block(y, x, x + columns, rows, pattern);
                } else {
                    rows(masks, x, y, columns, rows, pattern, visitor);
                }
            }
        }
    }

    /** Whether no mask has both marked and unmarked pixels in the tile; the pattern is then its pixels'. */
    private static boolean isEven(List<Mask> masks, int column, int row, long[] pattern) {
        Arrays.fill(pattern, 0);
        for (int r = 0; r < masks.size(); r++) {
            if (masks.get(r).isTileFull(column, row)) {
                pattern[r >> 6] |= 1L << r;
            } else if (!masks.get(r).isTileEmpty(column, row)) {
                return false;
            }
        }
        return true;
    }

    private static void rows(List<Mask> masks, int x, int top, int columns, int rows, long[] pattern,
            Visitor visitor) {
        long[] row = new long[masks.size()];
        long frame = columns == 64 ? -1L : (1L << columns) - 1;
        for (int y = top; y < top + rows; y++) {
            long starts = 1;
            for (int r = 0; r < row.length; r++) {
                row[r] = masks.get(r).word(x >> 6, y);
                starts |= row[r] ^ row[r] << 1;
            }
            starts &= frame;
            // The lowest bit of the row changes from nothing, so it starts a run in any case.
            while (starts != 0) {
                int from = Long.numberOfTrailingZeros(starts);
                starts &= starts - 1;
                int to = starts == 0 ? columns : Long.numberOfTrailingZeros(starts);
                Arrays.fill(pattern, 0);
                for (int r = 0; r < row.length; r++) {
                    pattern[r >> 6] |= (row[r] >>> from & 1) << r;
                }
                visitor.block(y, x + from, x + to, 1, pattern);
            }
        }
    }

    /** The place of the pattern, which is added if it is new. */
    private int add(long[] pattern) {
        int slot = slot(pattern);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        if (size == pixels.length) {
            pixels = Arrays.copyOf(pixels, 2 * size);
            bits = Arrays.copyOf(bits, 2 * size * words);
        }
        System.arraycopy(pattern, 0, bits, size * words, words);
        slots[slot] = size++;
        if (2 * size > slots.length) {
            slots = new int[2 * slots.length];
            Arrays.fill(slots, -1);
            for (int i = 0; i < size; i++) {
                slots[slot(Arrays.copyOfRange(bits, i * words, (i + 1) * words))] = i;
            }
        }
        return size - 1;
    }

    /** Where the pattern is in the table, or would be. */
    private int slot(long[] pattern) {
        long hash = 0;
        for (long word : pattern) {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] >= 0 && !Arrays.equals(pattern, 0, words, bits, slots[slot] * words,
                (slots[slot] + 1) * words)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    int size() {
        return size;
    }

    long pixels(int i) {
        return pixels[i];
    }

    boolean marked(int i, int rater) {
        return (bits[i * words + (rater >> 6)] >>> rater & 1) != 0;
    }

    /** How many raters marked the pixels of the pattern. */
    int raters(int i) {
        int n = 0;
        for (int w = 0; w < words; w++) {
            n += Long.bitCount(bits[i * words + w]);
        }
        return n;
    }

    /** The place of the pattern of one pixel. */
    int at(List<Mask> masks, int x, int y) {
        long[] pattern = new long[words];
        for (int r = 0; r < raters; r++) {
            pattern[r >> 6] |= masks.get(r).get(x, y) ? 1L << r : 0;
        }
        return slots[slot(pattern)];
    }

    /** The pixels whose pattern is kept. */
    Mask mask(List<Mask> masks, boolean[] kept) {
        MaskBuilder mask = new MaskBuilder(masks.getFirst().width(), masks.getFirst().height());
        scan(masks, Watch.NONE, (y, from, to, rows, pattern) -> {
            if (kept[slots[slot(pattern)]]) {
                for (int row = y; row < y + rows; row++) {
                    mask.span(row, from, to);
                }
            }
        });
        return mask.build();
    }
}
