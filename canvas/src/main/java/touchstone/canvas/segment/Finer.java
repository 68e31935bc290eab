package touchstone.canvas.segment;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;

/**
 * Brings a region that was found in a reduced level to the next finer one: what lies inside it stays in, what lies
 * outside stays out, and along the border, one pixel of the coarser level wide to each side, the finer ground decides.
 * The work grows with the border, not with the region.
 */
final class Finer {

    private static final int ROWS = Mask.TILE;

    private final Mask coarse;
    private final int width;
    private final int height;

    /**
     * @param width columns of the finer level
     * @param height rows of the finer level
     */
    Finer(Mask coarse, int width, int height) {
        this.coarse = coarse;
        this.width = width;
        this.height = height;
    }

    /** Each pixel as two by two. */
    static Mask enlarged(Mask coarse, int width, int height) {
        MaskBuilder fine = new MaskBuilder(width, height);
        coarse.forEachTile((column, row, words) -> {
            for (int half = 0; half < 4; half++) {
                long[] tile = new long[ROWS];
                int fineColumn = 2 * column + half % 2;
                int fineRow = 2 * row + half / 2;
                quarter(words, half, tile);
                put(fine, width, height, fineColumn, fineRow, tile);
            }
        });
        return fine.build();
    }

    /** The region in the finer level. Half done when nobody waits any more. */
    Mask along(Flood.Ground ground, BooleanSupplier dropped) throws IOException {
        MaskBuilder fine = new MaskBuilder(width, height);
        int columns = (coarse.width() + ROWS - 1) / ROWS;
        int rows = (coarse.height() + ROWS - 1) / ROWS;
        long[] core = new long[ROWS];
        long[] reach = new long[ROWS];
        for (int row = 0; row < rows && !dropped.getAsBoolean(); row++) {
            for (int column = 0; column < columns; column++) {
                if (!isEmptyAround(column, row)) {
                    around(column, row, core, reach);
                    decide(fine, ground, column, row, core, reach);
                }
            }
        }
        return fine.build();
    }

    private boolean isEmptyAround(int column, int row) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if (!coarse.isTileEmpty(column + dx, row + dy)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void decide(MaskBuilder fine, Flood.Ground ground, int column, int row, long[] core, long[] reach)
            throws IOException {
        long[] inside = new long[ROWS];
        long[] possible = new long[ROWS];
        for (int half = 0; half < 4; half++) {
            int fineColumn = 2 * column + half % 2;
            int fineRow = 2 * row + half / 2;
            if (fineColumn * ROWS >= width || fineRow * ROWS >= height) {
                continue;
            }
            quarter(core, half, inside);
            boolean open = quarter(reach, half, possible);
            if (open && !java.util.Arrays.equals(inside, possible)) {
                long[] like = ground.tile(fineColumn, fineRow);
                for (int y = 0; y < ROWS; y++) {
                    inside[y] |= possible[y] & like[y];
                }
            }
            put(fine, width, height, fineColumn, fineRow, inside);
        }
    }

    /** The pixels whose eight neighbours on the image are all in the region, and those of which at least one is. */
    private void around(int column, int row, long[] core, long[] reach) {
        long[] all = new long[ROWS + 2];
        long[] any = new long[ROWS + 2];
        for (int i = 0; i < ROWS + 2; i++) {
            int y = row * ROWS + i - 1;
            long here = coarse.word(column, y);
            long before = coarse.word(column - 1, y);
            long after = coarse.word(column + 1, y);
            any[i] = here | here << 1 | before >>> 63 | here >>> 1 | after << 63;
            long in = orBeyond(here, column, y);
            long left = orBeyond(before, column - 1, y);
            long right = orBeyond(after, column + 1, y);
            all[i] = in & (in << 1 | left >>> 63) & (in >>> 1 | right << 63);
        }
        for (int i = 0; i < ROWS; i++) {
            core[i] = all[i] & all[i + 1] & all[i + 2] & coarse.word(column, row * ROWS + i);
            reach[i] = any[i] | any[i + 1] | any[i + 2];
        }
    }

    /** With the pixels beyond the frame set, so that the image's side is no border. */
    private long orBeyond(long word, int column, int y) {
        if (column < 0 || y < 0 || y >= coarse.height()) {
            return -1L;
        }
        return word | ~inFrame(coarse.width(), column);
    }

    private static long inFrame(int width, int column) {
        int pixels = width - column * ROWS;
        return pixels >= ROWS ? -1L : pixels <= 0 ? 0 : (1L << pixels) - 1;
    }

    /**
     * A quarter of a tile, each pixel as two by two.
     *
     * @param half 0 and 1 above, 2 and 3 below, from the left
     * @return whether a pixel is set
     */
    private static boolean quarter(long[] words, int half, long[] into) {
        long any = 0;
        for (int y = 0; y < ROWS; y += 2) {
            long word = words[half / 2 * (ROWS / 2) + y / 2];
            long doubled = doubled(half % 2 == 0 ? word & 0xffff_ffffL : word >>> 32);
            into[y] = doubled;
            into[y + 1] = doubled;
            any |= doubled;
        }
        return any != 0;
    }

    private static long doubled(long low) {
        long x = (low | low << 16) & 0x0000_ffff_0000_ffffL;
        x = (x | x << 8) & 0x00ff_00ff_00ff_00ffL;
        x = (x | x << 4) & 0x0f0f_0f0f_0f0f_0f0fL;
        x = (x | x << 2) & 0x3333_3333_3333_3333L;
        x = (x | x << 1) & 0x5555_5555_5555_5555L;
        return x | x << 1;
    }

    private static void put(MaskBuilder fine, int width, int height, int column, int row, long[] tile) {
        long frame = inFrame(width, column);
        for (int y = 0; y < Math.min(ROWS, height - row * ROWS); y++) {
            long word = tile[y] & frame;
            if (word != 0) {
                fine.or(column, row * ROWS + y, word);
            }
        }
    }
}
