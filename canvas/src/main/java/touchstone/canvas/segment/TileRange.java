package touchstone.canvas.segment;

import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;

/** A rectangle of a level's 64-pixel tiles, the last column and row excluded. */
record TileRange(int left, int top, int right, int bottom) {

    /** The tiles that a part of the image, in image coordinates, touches; at least one. */
    static TileRange of(Source source, int level, Bounds part) {
        double size = (double) Mask.TILE * (1L << level);
        int columns = (source.width(level) + Mask.TILE - 1) / Mask.TILE;
        int rows = (source.height(level) + Mask.TILE - 1) / Mask.TILE;
        int left = (int) Math.clamp(Math.floor(part.minX() / size), 0, columns - 1);
        int top = (int) Math.clamp(Math.floor(part.minY() / size), 0, rows - 1);
        return new TileRange(left, top, (int) Math.clamp(Math.ceil(part.maxX() / size), left + 1, columns),
                (int) Math.clamp(Math.ceil(part.maxY() / size), top + 1, rows));
    }

    boolean contains(int column, int row) {
        return column >= left && column < right && row >= top && row < bottom;
    }

    /** Whether pixels of a mask of a level lie at a side of the range that is not the image's own side. */
    boolean cuts(Mask mask) {
        if (mask.isEmpty()) {
            return false;
        }
        Bounds b = mask.bounds();
        return (left > 0 && b.minX() <= left * (double) Mask.TILE) || (top > 0 && b.minY() <= top * (double) Mask.TILE)
                || (b.maxX() >= right * (double) Mask.TILE && b.maxX() < mask.width())
                || (b.maxY() >= bottom * (double) Mask.TILE && b.maxY() < mask.height());
    }
}
