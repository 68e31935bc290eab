package touchstone.canvas.tile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import touchstone.model.geometry.Bounds;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;
import touchstone.store.image.Viewing;

/** An image's levels cut into tiles. */
public final class TilePyramid {

    private final RegionReader reader;

    public TilePyramid(RegionReader reader) {
        this.reader = reader;
    }

    public int width() {
        return reader.width();
    }

    public int height() {
        return reader.height();
    }

    public PixelType type() {
        return reader.type();
    }

    public Viewing viewing() {
        return reader.viewing();
    }

    public int levels() {
        return reader.levels();
    }

    public int width(int level) {
        return reduced(reader.width(), level);
    }

    public int height(int level) {
        return reduced(reader.height(), level);
    }

    private static int reduced(int size, int level) {
        return Math.max(1, (int) ((size + (1L << level) - 1) >> level));
    }

    /** The smallest level that still has at least one pixel for each pixel of the screen at this scale. */
    public int level(double scale) {
        int level = 0;
        while (level + 1 < levels() && scale * (1L << (level + 1)) <= 1) {
            level++;
        }
        return level;
    }

    /** The tiles of a level that cover a part of the image, those nearest its middle first. */
    public List<TileKey> tiles(int level, Bounds region) {
        double size = (double) TileKey.SIZE * (1L << level);
        int left = (int) Math.floor(Math.max(0, region.minX()) / size);
        int top = (int) Math.floor(Math.max(0, region.minY()) / size);
        int right = (int) Math.ceil(Math.min(width(), region.maxX()) / size) - 1;
        int bottom = (int) Math.ceil(Math.min(height(), region.maxY()) / size) - 1;
        List<TileKey> tiles = new ArrayList<>();
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                tiles.add(new TileKey(level, column, row));
            }
        }
        double cx = region.centerX() / size - 0.5;
        double cy = region.centerY() / size - 0.5;
        tiles.sort(Comparator.comparingDouble(t -> Math.hypot(t.column() - cx, t.row() - cy)));
        return tiles;
    }

    /** The part of the image that a tile covers, in image pixels. */
    public Bounds region(TileKey key) {
        double factor = 1L << key.level();
        return new Bounds(key.x() * factor, key.y() * factor,
                Math.min(width(), (key.x() + TileKey.SIZE) * factor),
                Math.min(height(), (key.y() + TileKey.SIZE) * factor));
    }

    /** Reads a tile's samples from the file; takes as long as the file takes. */
    public Samples read(TileKey key) throws IOException {
        return read(key, RegionReader.Watch.PATIENT);
    }

    /** Likewise, followed by a watch that may end it. */
    Samples read(TileKey key, RegionReader.Watch watch) throws IOException {
        return reader.read(key.level(), key.x(), key.y(), Math.min(TileKey.SIZE, width(key.level()) - key.x()),
                Math.min(TileKey.SIZE, height(key.level()) - key.y()), watch);
    }
}
