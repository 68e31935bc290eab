package touchstone.canvas.segment;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;

/**
 * Fills connected open ground from a pixel, 64 pixels at a time: a word's open pixels that are in one run with a filled
 * one are filled by an addition's carry, and what was filled seeps into the words above, below and beside it. Ground is
 * looked at only where the fill comes to, in tiles of 64 by 64; a tile that is open as a whole is filled as a whole.
 */
final class Flood {

    /** Where the fill may go. */
    @FunctionalInterface
    interface Ground {

        /**
         * The open pixels of the tile from (64 column, 64 row), one word a row, the lowest bit on the left. Pixels
         * beyond the frame are not open. Not changed afterwards.
         */
        long[] tile(int column, int row) throws IOException;
    }

    private static final int ROWS = Mask.TILE;
    private static final long LEFT = 1L;
    private static final long RIGHT = 1L << 63;
    /** How many words are filled between two looks at whether anybody waits. */
    private static final int BREATH = 1 << 14;
    private static final long[] FULL = full();

    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    private final boolean diagonal;
    private final Ground ground;
    /** The very same as what is filled where nothing is left to fill: a large fill is kept once. */
    private final long[] @Nullable [] open;
    private final long[] @Nullable [] filled;
    /** What seeped in and was not looked at yet. */
    private final long[] @Nullable [] seeped;
    /** In how many rows of a tile something did. */
    private final byte[] wetRows;
    /** Dry again, for the next tile. */
    private final Deque<long[]> dry = new ArrayDeque<>();
    private int[] waiting = new int[1024];
    private int waits;

    /** @param diagonal whether pixels that touch at a corner are connected too */
    Flood(int width, int height, boolean diagonal, Ground ground) {
        this.width = width;
        this.height = height;
        this.diagonal = diagonal;
        this.ground = ground;
        columns = (width + ROWS - 1) / ROWS;
        rows = (height + ROWS - 1) / ROWS;
        open = new long[columns * rows][];
        filled = new long[columns * rows][];
        seeped = new long[columns * rows][];
        wetRows = new byte[columns * rows];
    }

    private static long[] full() {
        long[] tile = new long[ROWS];
        Arrays.fill(tile, -1L);
        return tile;
    }

    /** The open pixels connected with (x,y); none if that is not open. Half done when nobody waits any more. */
    Mask from(int x, int y, BooleanSupplier dropped) throws IOException {
        seep(x / ROWS, y, 1L << x);
        int breath = BREATH;
        while (waits > 0 && (--breath > 0 || !dropped.getAsBoolean())) {
            if (breath == 0) {
                breath = BREATH;
            }
            int at = waiting[--waits];
            spread(at / ROWS, at % ROWS);
        }
        MaskBuilder mask = new MaskBuilder(width, height);
        for (int i = 0; i < filled.length; i++) {
            long[] tile = filled[i];
            if (tile != null) {
                mask.tile(i % columns, i / columns, tile);
            }
            filled[i] = null;
            open[i] = null;
        }
        return mask.build();
    }

    @SuppressWarnings("ReferenceEquality") // full tiles are one shared array
    private void spread(int tile, int row) throws IOException {
        long[] wet = seeped[tile];
        if (wet == null || wet[row] == 0) {
            return;
        }
        long seeds = wet[row];
        wet[row] = 0;
        if (--wetRows[tile] == 0) {
            seeped[tile] = null;
            dry.push(wet);
        }
        long[] done = filled[tile];
        if (done == FULL) {
            return;
        }
        long[] ways = open[tile];
        if (ways == null) {
            ways = ground.tile(tile % columns, tile / columns);
            if (Arrays.equals(ways, FULL)) {
                open[tile] = FULL;
                fillWhole(tile);
                return;
            }
            open[tile] = ways;
        }
        if (done == null) {
            done = new long[ROWS];
            filled[tile] = done;
        }
        long room = ways[row] & ~done[row];
        long fresh = runs(seeds & room, room);
        if (fresh == 0) {
            return;
        }
        done[row] |= fresh;
        if (done != ways && seeped[tile] == null && Arrays.equals(done, ways)) {
            open[tile] = done;
        }
        int column = tile % columns;
        int y = tile / columns * ROWS + row;
        around(column, y, fresh);
    }

    private void around(int column, int y, long fresh) {
        long beside = diagonal ? fresh | fresh << 1 | fresh >>> 1 : fresh;
        seep(column, y - 1, beside);
        seep(column, y + 1, beside);
        if ((fresh & LEFT) != 0) {
            edge(column - 1, y, RIGHT);
        }
        if ((fresh & RIGHT) != 0) {
            edge(column + 1, y, LEFT);
        }
    }

    private void edge(int column, int y, long bit) {
        seep(column, y, bit);
        if (diagonal) {
            seep(column, y - 1, bit);
            seep(column, y + 1, bit);
        }
    }

    private void fillWhole(int tile) {
        filled[tile] = FULL;
        seeped[tile] = null;
        wetRows[tile] = 0;
        int column = tile % columns;
        int top = tile / columns * ROWS;
        int above = diagonal ? -1 : 0;
        seep(column, top - 1, -1L);
        seep(column, top + ROWS, -1L);
        for (int y = top + above; y < top + ROWS - above; y++) {
            seep(column - 1, y, RIGHT);
            seep(column + 1, y, LEFT);
        }
    }

    /** The runs of open pixels that hold a seed. Adding a run's lowest seed carries to the end of the run. */
    private static long runs(long seeds, long room) {
        long up = room & ~(room + seeds) | seeds;
        long back = Long.reverse(room);
        long from = Long.reverse(up);
        return Long.reverse(back & ~(back + from) | from);
    }

    private void seep(int column, int y, long bits) {
        if (column < 0 || column >= columns || y < 0 || y >= height) {
            return;
        }
        int tile = y / ROWS * columns + column;
        int row = y % ROWS;
        long[] done = filled[tile];
        long[] ways = open[tile];
        long fresh = done == null ? bits : bits & ~done[row];
        if (ways != null) {
            fresh &= ways[row];
        }
        if (fresh == 0) {
            return;
        }
        long[] wet = seeped[tile];
        if (wet == null) {
            wet = dry.isEmpty() ? new long[ROWS] : dry.pop();
            seeped[tile] = wet;
        }
        if (wet[row] == 0) {
            wetRows[tile]++;
            if (waits == waiting.length) {
                waiting = Arrays.copyOf(waiting, waits * 2);
            }
            waiting[waits++] = tile * ROWS + row;
        }
        wet[row] |= fresh;
    }
}
