package touchstone.model.geometry;

import java.util.Arrays;

/**
 * Finds the pixels that a path over common sides leads to from one pixel, through passable pixels only. It works on whole
 * tiles, 64 pixels at a time, and asks only for the tiles that it enters.
 */
public final class Flood {

    /** Says which pixels of a tile are passable. */
    @FunctionalInterface
    public interface Passable {

        /**
         * @return one word a row, the lowest bit on the left; bits beyond the frame are ignored. It is asked once a tile and
         *         not changed.
         */
        long[] tile(int column, int row);
    }

    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    private final Passable passable;
    /** What is passable within the frame, once a tile was asked for. */
    private final long[][] open;
    private final long[][] reached;
    /** Pixels that a neighbouring tile or the start leads into and that have not been followed yet. */
    private final long[][] entries;
    /** Tiles with entries, a ring buffer. */
    private int[] queue = new int[64];
    private int first;
    private int waiting;

    private Flood(int width, int height, Passable passable) {
        Mask.requireFrame(width, height);
        this.width = width;
        this.height = height;
        this.passable = passable;
        columns = Mask.columnsOf(width);
        rows = Mask.rowsOf(height);
        open = new long[columns * rows][];
        reached = new long[columns * rows][];
        entries = new long[columns * rows][];
        Arrays.fill(open, Tiles.EMPTY);
        Arrays.fill(reached, Tiles.EMPTY);
        Arrays.fill(entries, Tiles.EMPTY);
    }

    /** From pixel (x, y); empty when that is not passable or lies beyond the frame. */
    public static Mask from(int x, int y, int width, int height, Passable passable) {
        Flood flood = new Flood(width, height, passable);
        if (x >= 0 && y >= 0 && x < width && y < height) {
            flood.enter(x >> 6, y >> 6, y & 63, 1L << x);
            flood.spread();
        }
        for (int i = 0; i < flood.reached.length; i++) {
            flood.reached[i] = Tiles.canonical(flood.reached[i]);
        }
        return Mask.ofTiles(width, height, 0, 0, flood.columns, flood.rows, flood.reached);
    }

    /** The pixels of the frame around (x, y) that are enclosed by a mask; empty when (x, y) is itself set. */
    public static Mask around(int x, int y, Mask walls) {
        return from(x, y, walls.width(), walls.height(), (column, row) -> {
            long[] wall = walls.tile(column, row);
            if (Tiles.isEmpty(wall)) {
                return Tiles.FULL;
            }
            long[] free = new long[Mask.TILE];
            for (int i = 0; i < Mask.TILE; i++) {
                free[i] = ~wall[i];
            }
            return free;
        });
    }

    private void spread() {
        while (waiting > 0) {
            int tile = queue[first];
            first = first + 1 == queue.length ? 0 : first + 1;
            waiting--;
            follow(tile);
        }
    }

    /** Leads into pixels of a tile, whether they are passable or not. */
    private void enter(int column, int row, int line, long bits) {
        if (bits == 0 || column < 0 || row < 0 || column >= columns || row >= rows) {
            return;
        }
        int tile = row * columns + column;
        if (Tiles.isEmpty(open[tile])) {
            open[tile] = inFrame(column, row, passable.tile(column, row));
        }
        long fresh = bits & open[tile][line] & ~reached[tile][line];
        if (fresh == 0) {
            return;
        }
        if (Tiles.isEmpty(entries[tile])) {
            entries[tile] = new long[Mask.TILE];
            push(tile);
        }
        entries[tile][line] |= fresh;
    }

    private void push(int tile) {
        if (waiting == queue.length) {
            int[] larger = new int[2 * waiting];
            for (int i = 0; i < waiting; i++) {
                larger[i] = queue[(first + i) % waiting];
            }
            queue = larger;
            first = 0;
        }
        queue[(first + waiting++) % queue.length] = tile;
    }

    private long[] inFrame(int column, int row, long[] tile) {
        boolean cutRight = (column + 1) * Mask.TILE > width;
        boolean cutBelow = (row + 1) * Mask.TILE > height;
        if (!cutRight && !cutBelow) {
            return tile;
        }
        long[] cut = cutBelow ? Arrays.copyOf(Arrays.copyOf(tile, height & 63), Mask.TILE) : tile.clone();
        for (int i = 0; cutRight && i < Mask.TILE; i++) {
            cut[i] &= (1L << width) - 1;
        }
        return cut;
    }

    private void follow(int tile) {
        long[] before = reached[tile];
        long[] way = open[tile];
        long[] after = entries[tile];
        entries[tile] = Tiles.EMPTY;
        if (Tiles.isFull(way)) {
            after = Tiles.FULL;
        } else {
            for (int i = 0; i < Mask.TILE; i++) {
                after[i] |= before[i];
            }
            boolean more = true;
            while (more) {
                boolean lower = down(after, way);
                more = up(after, way) || lower;
            }
        }
        reached[tile] = after;
        int column = tile % columns;
        int row = tile / columns;
        enter(column, row - 1, 63, after[0] & ~before[0]);
        enter(column, row + 1, 0, after[63] & ~before[63]);
        for (int i = 0; i < Mask.TILE; i++) {
            long fresh = after[i] & ~before[i];
            enter(column - 1, row, i, fresh << 63);
            enter(column + 1, row, i, fresh >>> 63);
        }
    }

    private static boolean down(long[] reached, long[] way) {
        boolean more = false;
        long above = 0;
        for (int i = 0; i < Mask.TILE; i++) {
            long here = reached[i];
            above = along(here | above & way[i], way[i]);
            more |= above != here;
            reached[i] = above;
        }
        return more;
    }

    private static boolean up(long[] reached, long[] way) {
        boolean more = false;
        long below = 0;
        for (int i = Mask.TILE - 1; i >= 0; i--) {
            long here = reached[i];
            below = along(here | below & way[i], way[i]);
            more |= below != here;
            reached[i] = below;
        }
        return more;
    }

    /**
     * The runs of {@code way} with a seed: adding a seed to its run carries through all bits above it. The other way round
     * the words are reversed.
     *
     * @param seeds bits of {@code way}
     */
    private static long along(long seeds, long way) {
        if (seeds == 0 || seeds == way) {
            return seeds;
        }
        long higher = (way ^ way + seeds) & way | seeds;
        long turned = Long.reverse(way);
        long seed = Long.reverse(higher);
        return Long.reverse((turned ^ turned + seed) & turned | seed);
    }
}
