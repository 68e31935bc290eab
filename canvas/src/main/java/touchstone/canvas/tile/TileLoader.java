package touchstone.canvas.tile;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * Reads tiles into the cache on its own threads, in the order of the last wish list. What is no longer wished for is not
 * read; what is being read ends as soon as the file's reader can. A tile that takes long comes as a coarse one first. A
 * tile that cannot be read is reported once; after a mistake that is not the file's it is tried once more.
 */
public final class TileLoader implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(TileLoader.class);

    private final TilePyramid pyramid;
    private final TileCache cache;
    private final Consumer<TileKey> loaded;
    private final Consumer<IOException> failed;
    private final Deque<TileKey> wanted = new ArrayDeque<>();
    private final Map<TileKey, Reading> reading = new HashMap<>();
    /** In the cache, but coarse. */
    private final Set<TileKey> coarse = new HashSet<>();
    private final Set<TileKey> failedOnce = new HashSet<>();
    private final Set<TileKey> unreadable = new HashSet<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /** Follows a tile that is being read. */
    private final class Reading implements RegionReader.Watch {

        private final TileKey key;
        private volatile boolean wanted = true;

        Reading(TileKey key) {
            this.key = key;
        }

        @Override
        public boolean isWanted() {
            return wanted;
        }

        @Override
        public void soFar(Samples region) {
            synchronized (TileLoader.this) {
                coarse.add(key);
            }
            cache.put(key, region);
            loaded.accept(key);
        }
    }

    /**
     * @param loaded called on a loading thread after a tile has come into the cache
     * @param failed called on a loading thread with a sentence for the user when a tile cannot be read
     */
    public TileLoader(TilePyramid pyramid, TileCache cache, int threads, Consumer<TileKey> loaded,
            Consumer<IOException> failed) {
        this.pyramid = pyramid;
        this.cache = cache;
        this.loaded = loaded;
        this.failed = failed;
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::work, "tiles-" + i);
            thread.setDaemon(true);
            thread.start();
            this.threads.add(thread);
        }
    }

    /** Replaces the wish list: the first is read first. Tiles that are in the cache are passed over. */
    public synchronized void want(Collection<TileKey> keys) {
        wanted.clear();
        Set<TileKey> asked = new LinkedHashSet<>(keys);
        for (TileKey key : asked) {
            boolean there = cache.tile(key) != null && !coarse.contains(key);
            if (!there && !reading.containsKey(key) && !unreadable.contains(key)) {
                wanted.add(key);
            }
        }
        reading.forEach((key, watch) -> watch.wanted = asked.contains(key));
        if (!wanted.isEmpty()) {
            notifyAll();
        }
    }

    /** Whether nothing is being read and nothing waits to be. */
    public synchronized boolean isIdle() {
        return wanted.isEmpty() && reading.isEmpty();
    }

    private synchronized @Nullable Reading next() throws InterruptedException {
        while (!closed && wanted.isEmpty()) {
            wait();
        }
        if (closed) {
            return null;
        }
        TileKey key = wanted.removeFirst();
        Reading next = new Reading(key);
        reading.put(key, next);
        return next;
    }

    private void work() {
        try {
            for (Reading next = next(); next != null; next = next()) {
                read(next);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Reading tile) {
        try {
            Samples samples = pyramid.read(tile.key, tile);
            cache.put(tile.key, samples);
            done(tile.key);
            loaded.accept(tile.key);
        } catch (CancellationException noLongerWanted) {
            ended(tile);
        } catch (IOException e) {
            give(tile.key, e);
        } catch (RuntimeException | OutOfMemoryError mistake) {
            again(tile.key, mistake);
        }
    }

    private synchronized void done(TileKey key) {
        reading.remove(key);
        coarse.remove(key);
        failedOnce.remove(key);
    }

    /** Wished for again between its end and now, it goes back to the front. */
    private synchronized void ended(Reading tile) {
        reading.remove(tile.key);
        if (tile.wanted && !closed) {
            wanted.addFirst(tile.key);
        }
    }

    private void give(TileKey key, IOException reason) {
        boolean tell;
        synchronized (this) {
            reading.remove(key);
            tell = unreadable.add(key) && !failedOnce.contains(key) && !closed;
        }
        if (tell) {
            failed.accept(reason);
        }
    }

    /** Reports a mistake the first time and puts the tile at the end of the wishes. */
    private void again(TileKey key, Throwable mistake) {
        boolean first;
        synchronized (this) {
            reading.remove(key);
            first = failedOnce.add(key);
            if (first && !closed) {
                wanted.addLast(key);
            } else {
                unreadable.add(key);
            }
        }
        if (first) {
            failed.accept(new IOException(MESSAGES.text("mistake"), mistake));
        }
    }

    /** Stops the threads after the tiles that are being read; does not close the file. */
    @Override
    public synchronized void close() {
        closed = true;
        wanted.clear();
        reading.values().forEach(watch -> watch.wanted = false);
        notifyAll();
    }
}
