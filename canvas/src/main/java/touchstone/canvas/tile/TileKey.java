package touchstone.canvas.tile;

/** One square of {@link #SIZE} pixels of one level; level 0 is the image itself. Tiles at the right and bottom are cut. */
public record TileKey(int level, int column, int row) {

    public static final int SIZE = 512;

    /** Left column in pixels of the level. */
    public int x() {
        return column * SIZE;
    }

    /** Top row in pixels of the level. */
    public int y() {
        return row * SIZE;
    }

    /** The tile of the next smaller level that holds this one's part of the image. */
    public TileKey parent() {
        return new TileKey(level + 1, column / 2, row / 2);
    }
}
