package touchstone.canvas.tile;

import org.jspecify.annotations.Nullable;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/** Puts a region of one level together from tiles; where a tile is missing, enlarged from the next coarser one there is. */
public final class Mosaic {

    private final TilePyramid pyramid;
    private final TileSource source;

    public Mosaic(TilePyramid pyramid, TileSource source) {
        this.pyramid = pyramid;
        this.source = source;
    }

    public TilePyramid pyramid() {
        return pyramid;
    }

    /** The region, which must lie inside the level; samples of which no tile is there at all are 0. */
    public Samples region(int level, int x, int y, int width, int height) {
        PixelType type = pyramid.type();
        int channels = type.channels();
        int length = width * height * channels;
        Samples target = switch (type.depth()) {
            case UINT8 -> new Samples.Bytes(width, height, channels, new byte[length]);
            case UINT16 -> new Samples.Shorts(width, height, channels, false, new short[length]);
            case INT16 -> new Samples.Shorts(width, height, channels, true, new short[length]);
            case FLOAT32 -> new Samples.Floats(width, height, channels, new float[length]);
        };
        for (int row = y / TileKey.SIZE; row <= (y + height - 1) / TileKey.SIZE; row++) {
            for (int column = x / TileKey.SIZE; column <= (x + width - 1) / TileKey.SIZE; column++) {
                copy(new TileKey(level, column, row), target, x, y);
            }
        }
        return target;
    }

    private void copy(TileKey wanted, Samples target, int originX, int originY) {
        int x0 = Math.max(originX, wanted.x());
        int y0 = Math.max(originY, wanted.y());
        int x1 = Math.min(originX + target.width(), wanted.x() + TileKey.SIZE);
        int y1 = Math.min(originY + target.height(), wanted.y() + TileKey.SIZE);
        TileKey key = wanted;
        @Nullable
        Samples tile = source.tile(key);
        while (tile == null && key.level() + 1 < pyramid.levels()) {
            key = key.parent();
            tile = source.tile(key);
        }
        if (tile == null) {
            return;
        }
        int coarser = key.level() - wanted.level();
        for (int y = y0; y < y1; y++) {
            int from = Math.min((y >> coarser) - key.y(), tile.height() - 1);
            if (coarser == 0) {
                copyRow(tile, x0 - key.x(), from, target, x0 - originX, y - originY, x1 - x0);
            } else {
                enlargeRow(tile, from, key.x(), coarser, target, x0, x1, originX, y - originY);
            }
        }
    }

    private static void copyRow(Samples from, int fromX, int fromY, Samples to, int toX, int toY, int n) {
        int c = to.channels();
        int source = (fromY * from.width() + fromX) * c;
        int target = (toY * to.width() + toX) * c;
        System.arraycopy(array(from), source, array(to), target, n * c);
    }

    private static void enlargeRow(Samples from, int fromY, int tileX, int coarser, Samples to, int x0, int x1,
            int originX, int toY) {
        int c = to.channels();
        Object source = array(from);
        Object target = array(to);
        for (int x = x0; x < x1; x++) {
            int column = Math.min((x >> coarser) - tileX, from.width() - 1);
            System.arraycopy(source, (fromY * from.width() + column) * c, target,
                    (toY * to.width() + x - originX) * c, c);
        }
    }

    private static Object array(Samples samples) {
        return switch (samples) {
            case Samples.Bytes b -> b.data();
            case Samples.Shorts s -> s.data();
            case Samples.Floats f -> f.data();
        };
    }
}
