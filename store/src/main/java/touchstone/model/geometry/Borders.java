package touchstone.model.geometry;

/**
 * The pixels on either side of a mask's outline. The edge of the frame is no outline: what lies beyond is like the
 * pixels beside it.
 */
final class Borders {

    private final Mask mask;
    /** 0 for the pixels of the mask, -1 for those that are not in it. */
    private final long flip;

    private Borders(Mask mask, long flip) {
        this.mask = mask;
        this.flip = flip;
    }

    /** The set pixels with an unset one beside them. */
    static Mask inner(Mask mask) {
        return new Borders(mask, 0).find();
    }

    /** The unset pixels with a set one beside them. */
    static Mask outer(Mask mask) {
        return new Borders(mask, -1L).find();
    }

    private Mask find() {
        Bounds around = mask.bounds().grow(1);
        MaskBuilder border = new MaskBuilder(mask.width(), mask.height(), around);
        if (!mask.isEmpty()) {
            int left = Math.max(0, (int) around.minX() >> 6);
            int right = Math.min(Mask.columnsOf(mask.width()), ((int) around.maxX() - 1 >> 6) + 1);
            int top = Math.max(0, (int) around.minY() >> 6);
            int bottom = Math.min(Mask.rowsOf(mask.height()), ((int) around.maxY() - 1 >> 6) + 1);
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    if (!isUniform(column, row)) {
                        tile(column, row, border);
                    }
                }
            }
        }
        return border.build();
    }

    /** Whether no outline can run through a tile or along its sides. */
    private boolean isUniform(int column, int row) {
        long[] tile = mask.tile(column, row);
        return Tiles.isEmpty(tile) && (flip == 0 || mask.isTileEmpty(column - 1, row)
                && mask.isTileEmpty(column + 1, row) && mask.isTileEmpty(column, row - 1)
                && mask.isTileEmpty(column, row + 1))
                || Tiles.isFull(tile) && (flip != 0 || mask.isTileFull(column - 1, row)
                        && mask.isTileFull(column + 1, row) && mask.isTileFull(column, row - 1)
                        && mask.isTileFull(column, row + 1));
    }

    private void tile(int column, int row, MaskBuilder border) {
        int first = row * Mask.TILE;
        int end = Math.min(first + Mask.TILE, mask.height());
        int pixels = mask.width() - column * Mask.TILE;
        long beyond = pixels >= Mask.TILE ? 0 : -1L << pixels;
        for (int y = first; y < end; y++) {
            long here = mask.word(column, y) ^ flip;
            long wide = here | beyond;
            long left = wide << 1 | (column == 0 ? 1 : (mask.word(column - 1, y) ^ flip) >>> 63);
            long right = wide >>> 1 | (pixels <= Mask.TILE ? 1L << 63 : (mask.word(column + 1, y) ^ flip) << 63);
            long above = y == 0 ? -1 : mask.word(column, y - 1) ^ flip;
            long below = y == mask.height() - 1 ? -1 : mask.word(column, y + 1) ^ flip;
            border.or(column, y, here & ~(left & right & above & below) & ~beyond);
        }
    }
}
