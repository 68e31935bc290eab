package touchstone.model.geometry;

import java.util.Arrays;

/**
 * What masks do to single tiles. Results are canonical, and where a result equals an operand it is that operand, so that
 * tiles stay shared.
 */
// Comparing by identity is the point: equal tiles are mostly the same one.
@SuppressWarnings("ReferenceEquality")
final class Tiles {

    static final long[] EMPTY = new long[Mask.TILE];
    static final long[] FULL = filled();

    private Tiles() {
    }

    private static long[] filled() {
        long[] tile = new long[Mask.TILE];
        Arrays.fill(tile, -1L);
        return tile;
    }

    static boolean isEmpty(long[] canonical) {
        return canonical == EMPTY;
    }

    static boolean isFull(long[] canonical) {
        return canonical == FULL;
    }

    static boolean same(long[] a, long[] b) {
        return a == b || Arrays.equals(a, b);
    }

    static long[] union(long[] a, long[] b) {
        if (a == b || b == EMPTY || a == FULL) {
            return a;
        }
        if (a == EMPTY || b == FULL) {
            return b;
        }
        long[] result = new long[Mask.TILE];
        for (int i = 0; i < Mask.TILE; i++) {
            result[i] = a[i] | b[i];
        }
        return Arrays.equals(result, a) ? a : canonical(result);
    }

    /** The union, in the first tile unless that is {@link #EMPTY}. */
    static long[] add(long[] into, long[] tile) {
        if (isEmpty(into)) {
            return tile.clone();
        }
        for (int i = 0; i < Mask.TILE; i++) {
            into[i] |= tile[i];
        }
        return into;
    }

    static long[] xor(long[] a, long[] b) {
        if (a == b) {
            return EMPTY;
        }
        if (b == EMPTY) {
            return a;
        }
        if (a == EMPTY) {
            return b;
        }
        long[] result = new long[Mask.TILE];
        for (int i = 0; i < Mask.TILE; i++) {
            result[i] = a[i] ^ b[i];
        }
        return canonical(result);
    }

    static long[] minus(long[] a, long[] b) {
        if (a == b || a == EMPTY || b == FULL) {
            return EMPTY;
        }
        if (b == EMPTY) {
            return a;
        }
        long[] result = new long[Mask.TILE];
        for (int i = 0; i < Mask.TILE; i++) {
            result[i] = a[i] & ~b[i];
        }
        return Arrays.equals(result, a) ? a : canonical(result);
    }

    static long[] intersect(long[] a, long[] b) {
        if (a == b || a == EMPTY || b == FULL) {
            return a;
        }
        if (b == EMPTY || a == FULL) {
            return b;
        }
        long[] result = new long[Mask.TILE];
        for (int i = 0; i < Mask.TILE; i++) {
            result[i] = a[i] & b[i];
        }
        return Arrays.equals(result, a) ? a : canonical(result);
    }

    /** The shared tile of the same pixels if there is one, or else the tile itself. */
    static long[] canonical(long[] tile) {
        long first = tile[0];
        if (first == 0 && tile != EMPTY) {
            return Arrays.equals(tile, EMPTY) ? EMPTY : tile;
        }
        return first == -1 && Arrays.equals(tile, FULL) ? FULL : tile;
    }

    static long area(long[] tile) {
        if (tile == EMPTY || tile == FULL) {
            return tile == EMPTY ? 0 : Mask.TILE * Mask.TILE;
        }
        long area = 0;
        for (int i = 0; i < Mask.TILE; i++) {
            area += Long.bitCount(tile[i]);
        }
        return area;
    }

    static long intersectionArea(long[] a, long[] b) {
        if (a == EMPTY || b == EMPTY) {
            return 0;
        }
        long area = 0;
        for (int i = 0; i < Mask.TILE; i++) {
            area += Long.bitCount(a[i] & b[i]);
        }
        return area;
    }

    /** All rows over each other: the columns in which some pixel is set. */
    static long anyInColumn(long[] tile) {
        long any = 0;
        for (long word : tile) {
            any |= word;
        }
        return any;
    }

    static int firstRow(long[] tile) {
        int row = 0;
        while (tile[row] == 0) {
            row++;
        }
        return row;
    }

    static int lastRow(long[] tile) {
        int row = Mask.TILE - 1;
        while (tile[row] == 0) {
            row--;
        }
        return row;
    }

    /** Exchanges rows and columns by swapping ever smaller square blocks across the diagonal (Warren, Hacker's Delight, 7-3). */
    static long[] transpose(long[] tile) {
        if (tile == EMPTY || tile == FULL) {
            return tile;
        }
        long[] a = tile.clone();
        long mask = 0x0000_0000_ffff_ffffL;
        for (int j = 32; j != 0; j >>= 1) {
            for (int k = 0; k < Mask.TILE; k = (k + j + 1) & ~j) {
                long swap = (a[k] >>> j ^ a[k + j]) & mask;
                a[k] ^= swap << j;
                a[k + j] ^= swap;
            }
            mask ^= mask << (j >> 1);
        }
        return a;
    }
}
