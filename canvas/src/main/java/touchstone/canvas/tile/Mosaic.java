package touchstone.canvas.tile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/** Puts a region of one level together from tiles; where a tile is missing, enlarged from the next coarser one there is. */
public final class Mosaic {

    private static final ThreadLocal<Room> ROOM = ThreadLocal.withInitial(Room::new);

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
        Samples target = Samples.blank(pyramid.type(), width, height);
        fill(target, level, x, y);
        return target;
    }

    /**
     * Samples of a level, to be read at once.
     *
     * @param x the level's column that the samples begin with
     * @param y its row
     */
    public record Block(Samples samples, int x, int y) {
    }

    /**
     * A block that holds a region at least: the tile itself where one holds all of it, else a copy that the calling thread
     * has until its next call.
     */
    public Block block(int level, int x, int y, int width, int height) {
        TileKey first = new TileKey(level, x / TileKey.SIZE, y / TileKey.SIZE);
        if (x + width <= first.x() + TileKey.SIZE && y + height <= first.y() + TileKey.SIZE) {
            Samples tile = source.tile(first);
            if (tile != null) {
                return new Block(tile, first.x(), first.y());
            }
        }
        Samples target = ROOM.get().of(pyramid.type(), width, height);
        fill(target, level, x, y);
        return new Block(target, x, y);
    }

    /** Arrays that one thread copies into again and again. */
    private static final class Room {

        private byte[] bytes = {};
        private short[] shorts = {};
        private float[] floats = {};

        /** The samples may be anything, and the array longer than they are. */
        Samples of(PixelType type, int width, int height) {
            int channels = type.channels();
            int length = width * height * channels;
            return switch (type.depth()) {
                case UINT8 -> {
                    bytes = bytes.length < length ? new byte[length] : bytes;
                    yield new Samples.Bytes(width, height, channels, bytes);
                }
                case UINT16, INT16 -> {
                    shorts = shorts.length < length ? new short[length] : shorts;
                    yield new Samples.Shorts(width, height, channels, type.depth() == PixelType.Depth.INT16, shorts);
                }
                case FLOAT32 -> {
                    floats = floats.length < length ? new float[length] : floats;
                    yield new Samples.Floats(width, height, channels, floats);
                }
            };
        }
    }

    private void fill(Samples target, int level, int x, int y) {
        for (int row = y / TileKey.SIZE; row <= (y + target.height() - 1) / TileKey.SIZE; row++) {
            for (int column = x / TileKey.SIZE; column <= (x + target.width() - 1) / TileKey.SIZE; column++) {
                copy(new TileKey(level, column, row), target, x, y);
            }
        }
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
            for (int y = y0; y < y1; y++) {
                clear(target, x0 - originX, y - originY, x1 - x0);
            }
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

    private static void clear(Samples target, int x, int y, int n) {
        int from = (y * target.width() + x) * target.channels();
        int to = from + n * target.channels();
        switch (target) {
            case Samples.Bytes b -> Arrays.fill(b.data(), from, to, (byte) 0);
            case Samples.Shorts s -> Arrays.fill(s.data(), from, to, (short) 0);
            case Samples.Floats f -> Arrays.fill(f.data(), from, to, 0);
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
