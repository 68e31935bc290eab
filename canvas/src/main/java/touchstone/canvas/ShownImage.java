package touchstone.canvas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.Mosaic;
import touchstone.canvas.tile.TileCache;
import touchstone.canvas.tile.TileKey;
import touchstone.canvas.tile.TileLoader;
import touchstone.canvas.tile.TilePyramid;
import touchstone.canvas.tool.Pixels;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.store.image.Damage;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/** The open image behind the canvas: its tiles in memory and those on their way. */
final class ShownImage implements AutoCloseable {

    private static final long CACHE_BYTES = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 6);
    private static final int THREADS = 2;

    private final TilePyramid pyramid;
    private final TileCache cache = new TileCache(CACHE_BYTES);
    private final TileCache readByTools = new TileCache(CACHE_BYTES / 4);
    private final TileLoader loader;
    private final Mosaic mosaic;
    private final RegionReader reader;
    /** Told of each tile that has come. */
    private final List<Consumer<TileKey>> viewers = new CopyOnWriteArrayList<>();
    /** What each of them wishes for, the one that was first before the others. */
    private final Map<Consumer<TileKey>, List<TileKey>> wishes = new LinkedHashMap<>();
    /** As it was known when the overview was read. */
    private volatile @Nullable Damage damage;

    /** @param failed told on a loading thread of what cannot be read */
    ShownImage(RegionReader reader, Consumer<IOException> failed) {
        this.reader = reader;
        pyramid = new TilePyramid(reader);
        mosaic = new Mosaic(pyramid, cache);
        loader = new TileLoader(pyramid, cache, THREADS, key -> {
            if (key.equals(overview())) {
                lookForDamage();
            }
            viewers.forEach(viewer -> viewer.accept(key));
        }, failed);
    }

    /** @param viewer told on a loading thread of each tile that has come */
    void join(Consumer<TileKey> viewer) {
        viewers.add(viewer);
    }

    void leave(Consumer<TileKey> viewer) {
        viewers.remove(viewer);
        wishes.remove(viewer);
    }

    TilePyramid pyramid() {
        return pyramid;
    }

    Mosaic mosaic() {
        return mosaic;
    }

    Bounds frame() {
        return new Bounds(0, 0, pyramid.width(), pyramid.height());
    }

    /** The smallest level in one tile. */
    TileKey overview() {
        return new TileKey(pyramid.levels() - 1, 0, 0);
    }

    @Nullable
    Samples overviewSamples() {
        return cache.tile(overview());
    }

    private void lookForDamage() {
        try {
            damage = reader.damage().orElse(null);
        } catch (IOException unreadable) {
            damage = null; // what cannot be read is told of where it is shown
        }
    }

    /** Those of the overview that could be read. */
    Samples readable(Samples overview) {
        Damage known = damage;
        return known == null ? overview : known.readable(overview);
    }

    boolean isIdle() {
        return loader.isIdle();
    }

    /** Loads what a view needs: the overview, the tiles in view from the middle, then a margin around them. */
    void want(Consumer<TileKey> viewer, Bounds visible, double scale, @Nullable Point pointer) {
        int level = pyramid.level(scale);
        List<TileKey> keys = new ArrayList<>();
        keys.add(overview());
        keys.addAll(pyramid.tiles(level, visible));
        if (pointer != null && level > 0 && frame().contains(pointer.x(), pointer.y())) {
            keys.add(tileAt(pointer));
        }
        keys.addAll(pyramid.tiles(level, visible.grow(Math.max(visible.width(), visible.height()) / 4)));
        wishes.put(viewer, keys);
        loader.want(wishes.values().stream().flatMap(List::stream).toList());
    }

    private TileKey tileAt(Point p) {
        return new TileKey(0, Math.min((int) p.x(), pyramid.width() - 1) / TileKey.SIZE,
                Math.min((int) p.y(), pyramid.height() - 1) / TileKey.SIZE);
    }

    /** The samples of the pixel under a point, if they are in memory. */
    List<Double> valuesAt(Point p) {
        if (p.x() < 0 || p.y() < 0 || p.x() >= pyramid.width() || p.y() >= pyramid.height()) {
            return List.of();
        }
        TileKey key = tileAt(p);
        Samples tile = cache.tile(key);
        if (tile == null) {
            return List.of();
        }
        List<Double> values = new ArrayList<>(tile.channels());
        for (int c = 0; c < tile.channels(); c++) {
            values.add(tile.value((int) p.x() - key.x(), (int) p.y() - key.y(), c));
        }
        return values;
    }

    Pixels pixels(Display display, Bounds visible, double scale) {
        return new LoadedPixels(pyramid, cache, readByTools, display, visible.intersection(frame()),
                pyramid.level(scale));
    }

    @Override
    public void close() {
        loader.close();
    }
}
