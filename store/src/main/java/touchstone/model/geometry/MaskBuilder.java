package touchstone.model.geometry;

import java.util.Arrays;

/** Collects pixels into a {@link Mask}. Not thread-safe. */
public final class MaskBuilder {

    private final int width;
    private final int height;
    private final int left;
    private final int top;
    private final int columns;
    private final int rows;
    /** {@link Tiles#EMPTY} until something is set there. */
    private long[][] tiles;

    /** @throws InvalidGeometry as {@link Mask#empty} */
    public MaskBuilder(int width, int height) {
        this(width, height, Bounds.ofSize(0, 0, width, height));
    }

    /**
     * For pixels within the region only, so that a small object on a large image needs no table of all its tiles. What
     * is set beyond the region's tiles is dropped.
     */
    MaskBuilder(int width, int height, Bounds region) {
        Mask.requireFrame(width, height);
        this.width = width;
        this.height = height;
        left = Math.clamp((long) Math.floor(region.minX() / Mask.TILE), 0, Mask.columnsOf(width));
        top = Math.clamp((long) Math.floor(region.minY() / Mask.TILE), 0, Mask.rowsOf(height));
        columns = Math.clamp((long) Math.ceil(region.maxX() / Mask.TILE), left, Mask.columnsOf(width)) - left;
        rows = Math.clamp((long) Math.ceil(region.maxY() / Mask.TILE), top, Mask.rowsOf(height)) - top;
        tiles = untouched();
    }

    /** Sets the pixels of row {@code y} from {@code from} (included) to {@code to} (excluded), cut at the frame. */
    public void span(int y, int from, int to) {
        int row = (y >> 6) - top;
        int start = Math.max(from, left * Mask.TILE);
        int end = Math.min(to, Math.min(width, (left + columns) * Mask.TILE));
        if (y < 0 || y >= height || row < 0 || row >= rows || start >= end) {
            return;
        }
        int first = start >> 6;
        int last = (end - 1) >> 6;
        long head = -1L << start;
        long tail = -1L >>> -end;
        int base = row * columns - left;
        if (first == last) {
            writable(base + first)[y & 63] |= head & tail;
            return;
        }
        writable(base + first)[y & 63] |= head;
        for (int column = first + 1; column < last; column++) {
            writable(base + column)[y & 63] = -1;
        }
        writable(base + last)[y & 63] |= tail;
    }

    /**
     * Sets pixels of row {@code y} from x = 64 {@code wordX}, the lowest bit on the left.
     *
     * @throws InvalidGeometry when a bit is set beyond the frame
     */
    public void or(int wordX, int y, long bits) {
        if (bits == 0) {
            return;
        }
        if (wordX < 0 || wordX >= Mask.columnsOf(width) || y < 0 || y >= height || (bits & ~inFrame(wordX)) != 0) {
            throw beyondFrame();
        }
        int column = wordX - left;
        int row = (y >> 6) - top;
        if (column >= 0 && column < columns && row >= 0 && row < rows) {
            writable(row * columns + column)[y & 63] |= bits;
        }
    }

    /**
     * Sets pixels of a tile as {@link Mask#forEachTile} gave them.
     *
     * @throws InvalidGeometry when there are not 64 words or a bit is set beyond the frame
     */
    public void tile(int column, int row, long[] words) {
        if (words.length != Mask.TILE) {
            throw new InvalidGeometry("A mask tile has " + words.length + " words instead of 64.");
        }
        if (column < 0 || column >= Mask.columnsOf(width) || row < 0 || row >= Mask.rowsOf(height)) {
            throw beyondFrame();
        }
        for (int i = 0; i < Mask.TILE; i++) {
            or(column, row * Mask.TILE + i, words[i]);
        }
    }

    /**
     * Sets the pixels of a mask.
     *
     * @throws InvalidGeometry when its frame is another one
     */
    public void add(Mask mask) {
        if (mask.width() != width || mask.height() != height) {
            throw new InvalidGeometry("A mask of " + mask.width() + " x " + mask.height()
                    + " pixels cannot be added to one of " + width + " x " + height + ".");
        }
        mask.addTo(left, top, columns, rows, tiles);
    }

    private InvalidGeometry beyondFrame() {
        return new InvalidGeometry("A mask has pixels beyond its frame of " + width + " x " + height + ".");
    }

    private long inFrame(int wordX) {
        int pixels = width - wordX * Mask.TILE;
        return pixels >= Mask.TILE ? -1L : (1L << pixels) - 1;
    }

    private long[] writable(int index) {
        long[] tile = tiles[index];
        if (Tiles.isEmpty(tile)) {
            tile = new long[Mask.TILE];
            tiles[index] = tile;
        }
        return tile;
    }

    /** The mask of what was set; the builder is empty afterwards. */
    public Mask build() {
        long[][] built = tiles;
        for (int i = 0; i < built.length; i++) {
            built[i] = Tiles.canonical(built[i]);
        }
        tiles = untouched();
        return Mask.ofTiles(width, height, left, top, columns, rows, built);
    }

    private long[][] untouched() {
        long[][] untouched = new long[columns * rows][];
        Arrays.fill(untouched, Tiles.EMPTY);
        return untouched;
    }
}
