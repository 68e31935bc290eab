package touchstone.model.geometry;

import java.util.Arrays;

/**
 * Fills by the even-odd rule: collects the places where rows, or columns, change between outside and inside, in any order,
 * and fills tile by tile. The cost is that of the changes plus the tiles, not of the pixels.
 */
final class Parity {

    private final int width;
    private final int height;
    private final int left;
    private final int top;
    private final int columns;
    private final int rows;
    /** {@link Tiles#EMPTY} where nothing changes. */
    private final long[][] changes;

    /** For changes within the region; what lies to its right, or below, has no effect on it. */
    Parity(int width, int height, Bounds region) {
        Mask.requireFrame(width, height);
        this.width = width;
        this.height = height;
        left = Math.clamp((long) Math.floor(region.minX() / Mask.TILE), 0, Mask.columnsOf(width));
        top = Math.clamp((long) Math.floor(region.minY() / Mask.TILE), 0, Mask.rowsOf(height));
        columns = Math.clamp((long) Math.ceil(region.maxX() / Mask.TILE), left, Mask.columnsOf(width)) - left;
        rows = Math.clamp((long) Math.ceil(region.maxY() / Mask.TILE), top, Mask.rowsOf(height)) - top;
        changes = new long[columns * rows][];
        Arrays.fill(changes, Tiles.EMPTY);
    }

    /** Turns row {@code y} over from {@code x} to its end, or column {@code x} from {@code y} to its end. */
    void change(int x, int y) {
        int column = Math.max(0, (x >> 6) - left);
        int row = (y >> 6) - top;
        if (column >= columns || row < 0 || row >= rows || y >= height) {
            return;
        }
        int index = row * columns + column;
        long[] tile = changes[index];
        if (Tiles.isEmpty(tile)) {
            tile = new long[Mask.TILE];
            changes[index] = tile;
        }
        tile[y & 63] ^= 1L << Math.max(x, left * Mask.TILE);
    }

    /** As changes of columns; only once, and not after {@link #fill}. None may lie to the left of the region or above it. */
    Mask fillDown() {
        for (int column = 0; column < columns; column++) {
            long inside = 0;
            for (int row = 0; row < rows; row++) {
                int index = row * columns + column;
                int end = Math.min(Mask.TILE, height - (top + row) * Mask.TILE);
                long[] tile = changes[index];
                if (!Tiles.isEmpty(tile)) {
                    for (int y = 0; y < end; y++) {
                        inside ^= tile[y];
                        tile[y] = inside;
                    }
                    changes[index] = Tiles.canonical(tile);
                } else if (inside == -1 && end == Mask.TILE) {
                    changes[index] = Tiles.FULL;
                } else if (inside != 0) {
                    long[] filled = new long[Mask.TILE];
                    Arrays.fill(filled, 0, end, inside);
                    changes[index] = filled;
                }
            }
        }
        return Mask.ofTiles(width, height, left, top, columns, rows, changes);
    }

    /** As changes of rows. */
    Mask fill() {
        long[][] tiles = new long[changes.length][];
        for (int row = 0; row < rows; row++) {
            long inside = 0;
            for (int column = 0; column < columns; column++) {
                long[] tile = changes[row * columns + column];
                boolean cut = (left + column + 1) * Mask.TILE > width;
                long inFrame = cut ? (1L << width) - 1 : -1L;
                if (Tiles.isEmpty(tile) && (inside == 0 || (inside == -1 && !cut))) {
                    tiles[row * columns + column] = inside == 0 ? Tiles.EMPTY : Tiles.FULL;
                } else {
                    long[] filled = new long[Mask.TILE];
                    long next = 0;
                    for (int y = 0; y < Mask.TILE; y++) {
                        long word = prefixParity(tile[y]) ^ -(inside >>> y & 1);
                        next |= word >>> 63 << y;
                        filled[y] = word & inFrame;
                    }
                    inside = next;
                    tiles[row * columns + column] = Tiles.canonical(filled);
                }
            }
        }
        return Mask.ofTiles(width, height, left, top, columns, rows, tiles);
    }

    /** Each bit is the parity of itself and all lower bits. */
    private static long prefixParity(long bits) {
        long parity = bits ^ bits << 1;
        parity ^= parity << 2;
        parity ^= parity << 4;
        parity ^= parity << 8;
        parity ^= parity << 16;
        return parity ^ parity << 32;
    }
}
