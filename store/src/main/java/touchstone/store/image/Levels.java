package touchstone.store.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A picture with its smaller levels: those that the file holds, and the others made from the next finer one when they are
 * asked for. Of the made ones so much is kept as a byte bound allows, tile by tile; the image itself is never kept.
 */
final class Levels implements RegionReader {

    private static final Messages TEXT = Messages.beside(Levels.class);
    private static final int TILE = 512;
    private static final int FIRST_KEPT = 2;
    private static final int LOCKS = 64;
    private static final long KEPT_BYTES = 64L << 20;
    private static final long NANOS_BETWEEN = 250_000_000;
    private static final int GLANCE_SIDE = 2048;

    private final Path path;
    private final List<@Nullable PixelSource> stored;
    private final Closeable file;
    private final PixelSource full;
    private final int count;
    private final LevelCache made;
    private final Object[] locks;
    private @Nullable Samples glance;
    private boolean glanced;

    /**
     * @param stored by level, null where the file has none; the first is the image itself
     * @param file closed with the reader, after the sources
     */
    Levels(Path path, List<@Nullable PixelSource> stored, Closeable file) {
        this.path = path;
        this.stored = stored;
        this.file = file;
        full = Objects.requireNonNull(stored.getFirst());
        count = RegionReader.levels(full.width(), full.height());
        made = new LevelCache(count, Math.min(KEPT_BYTES, Runtime.getRuntime().maxMemory() / 8));
        locks = Stream.generate(Object::new).limit((long) LOCKS * count).toArray();
    }

    @Override
    public int width() {
        return full.width();
    }

    @Override
    public int height() {
        return full.height();
    }

    @Override
    public PixelType type() {
        return full.type();
    }

    @Override
    public int levels() {
        return count;
    }

    @Override
    public Optional<Damage> damage() throws IOException {
        return Optional.ofNullable(full.damage());
    }

    @Override
    public Viewing viewing() {
        return full.viewing();
    }

    private static int reduced(int size, int level) {
        return (int) ((size + (1L << level) - 1) >> level);
    }

    @Override
    public Samples read(int level, int x, int y, int width, int height) throws IOException {
        return read(level, x, y, width, height, Watch.PATIENT);
    }

    @Override
    public Samples read(int level, int x, int y, int width, int height, Watch watch) throws IOException {
        if (x < 0 || y < 0 || width < 1 || height < 1 || x > reduced(width(), level) - width
                || y > reduced(height(), level) - height) {
            throw new IllegalArgumentException("The region lies outside the image.");
        }
        try {
            Progress progress = new Progress(watch, level, x, y, width, height);
            progress.begin();
            return region(level, x, y, width, height, progress);
        } catch (InputRefused | CancellationException known) {
            throw known;
        } catch (OutOfMemoryError | ArithmeticException | NegativeArraySizeException tooLarge) {
            throw new InputRefused(TEXT.text("memory", path), tooLarge);
        } catch (EOFException ended) {
            throw new InputRefused(TEXT.text(Files.exists(path) ? "truncated" : "gone", path,
                    Files.exists(path) ? Files.size(path) : 0), ended);
        } catch (IOException | RuntimeException broken) {
            throw new InputRefused(TEXT.text(Files.exists(path) ? "pixels" : "gone", path), broken);
        }
    }

    private Samples region(int level, int x, int y, int width, int height, Progress progress) throws IOException {
        progress.check();
        PixelSource source = stored.get(level);
        if (source != null) {
            return source.read(x, y, width, height);
        }
        if (level < FIRST_KEPT) {
            int w = Math.min(2 * width, reduced(width(), level - 1) - 2 * x);
            int h = Math.min(2 * height, reduced(height(), level - 1) - 2 * y);
            return Halving.of(region(level - 1, 2 * x, 2 * y, w, h, progress));
        }
        Samples region = Samples.blank(type(), width, height);
        for (int row = y / TILE; row * TILE < y + height; row++) {
            for (int column = x / TILE; column * TILE < x + width; column++) {
                copy(tile(level, column, row, progress), column * TILE, row * TILE, region, x, y);
            }
        }
        return region;
    }

    private Samples tile(int level, int column, int row, Progress progress) throws IOException {
        // Locks are taken from small levels to large ones only.
        synchronized (locks[level * LOCKS + Math.floorMod(31 * column + row, LOCKS)]) {
            Samples known = made.get(level, column, row);
            if (known != null) {
                return known;
            }
            int x = 2 * TILE * column;
            int y = 2 * TILE * row;
            int w = Math.min(2 * TILE, reduced(width(), level - 1) - x);
            int h = Math.min(2 * TILE, reduced(height(), level - 1) - y);
            Samples tile = Halving.of(region(level - 1, x, y, w, h, progress));
            made.put(level, column, row, tile);
            progress.tell();
            return tile;
        }
    }

    private static void copy(Samples tile, int tileX, int tileY, Samples region, int x, int y) {
        int channels = region.channels();
        int x0 = Math.max(x, tileX);
        int x1 = Math.min(x + region.width(), tileX + tile.width());
        for (int row = Math.max(y, tileY); row < Math.min(y + region.height(), tileY + tile.height()); row++) {
            System.arraycopy(tile.array(), ((row - tileY) * tile.width() + x0 - tileX) * channels, region.array(),
                    ((row - y) * region.width() + x0 - x) * channels, (x1 - x0) * channels);
        }
    }

    /** The coarse picture that stands in for what has not been read, and how many levels down it lies. */
    private synchronized @Nullable Samples glance() throws IOException {
        if (!glanced) {
            glanced = true;
            glance = full.glance(glanceLevel());
        }
        return glance;
    }

    private int glanceLevel() {
        int level = 0;
        while (reduced(Math.max(width(), height()), level) > GLANCE_SIDE) {
            level++;
        }
        return level;
    }

    /** Tells a watch from time to time what is known of the region it waits for. */
    private final class Progress {

        private final Watch watch;
        private final int level;
        private final int x;
        private final int y;
        private final int width;
        private final int height;
        private long told = System.nanoTime();

        Progress(Watch watch, int level, int x, int y, int width, int height) {
            this.watch = watch;
            this.level = level;
            this.x = x;
            this.y = y;
            this.width = width;
            this.height = height;
        }

        void check() {
            if (!watch.isWanted()) {
                throw new CancellationException();
            }
        }

        /** Worth telling about only where a level is made of many blocks. */
        @SuppressWarnings("ReferenceEquality") // the one watch that nobody looks at
        private boolean isLong() {
            return watch != Watch.PATIENT && level > FIRST_KEPT && stored.get(level) == null
                    && stored.get(level - 1) == null;
        }

        void begin() throws IOException {
            if (isLong() && made.get(level, x / TILE, y / TILE) == null && glance() != null) {
                watch.soFar(known());
            }
        }

        void tell() throws IOException {
            if (isLong() && System.nanoTime() - told > NANOS_BETWEEN) {
                watch.soFar(known());
                told = System.nanoTime();
            }
        }

        private Samples known() throws IOException {
            Samples region = Samples.blank(type(), width, height);
            Samples coarse = glance();
            if (coarse != null) {
                spread(coarse, glanceLevel(), 0, 0, region);
            }
            for (int finer = FIRST_KEPT; finer <= level; finer++) {
                int by = level - finer;
                int right = Math.min((x + width) << by, reduced(Levels.this.width(), finer));
                int bottom = Math.min((y + height) << by, reduced(Levels.this.height(), finer));
                for (int row = (y << by) / TILE; row * TILE < bottom; row++) {
                    for (int column = (x << by) / TILE; column * TILE < right; column++) {
                        Samples tile = made.get(finer, column, row);
                        if (tile != null) {
                            spread(tile, finer, column * TILE, row * TILE, region);
                        }
                    }
                }
            }
            return region;
        }

        /** Puts the nearest samples of a tile of another level into the part of the region that the tile covers. */
        private void spread(Samples tile, int of, int tileX, int tileY, Samples region) {
            int channels = region.channels();
            int left = Math.max(0, shift(tileX, of - level) - x);
            int top = Math.max(0, shift(tileY, of - level) - y);
            int right = Math.min(width, shift(tileX + tile.width(), of - level) - x);
            int bottom = Math.min(height, shift(tileY + tile.height(), of - level) - y);
            for (int row = top; row < bottom; row++) {
                int fromRow = Math.clamp(shift(y + row, level - of) - tileY, 0, tile.height() - 1) * tile.width();
                for (int column = left; column < right; column++) {
                    int from = Math.clamp(shift(x + column, level - of) - tileX, 0, tile.width() - 1);
                    System.arraycopy(tile.array(), (fromRow + from) * channels, region.array(),
                            (row * width + column) * channels, channels);
                }
            }
        }

        /** Times 2 to the power of {@code by}; where that is a division, rounded up. */
        private static int shift(int value, int by) {
            return by >= 0 ? value << by : (int) ((value + (1L << -by) - 1) >> -by);
        }
    }

    @Override
    public void close() throws IOException {
        made.clear();
        for (PixelSource source : stored) {
            if (source != null) {
                source.close();
            }
        }
        file.close();
    }
}
