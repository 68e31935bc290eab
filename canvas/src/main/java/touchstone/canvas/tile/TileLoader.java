package touchstone.canvas.tile;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.store.image.Samples;

/**
 * Reads tiles into the cache on its own threads, in the order of the last wish list. What is no longer wished for and has
 * not been begun is not read. A tile that cannot be read is reported once and not tried again.
 */
public final class TileLoader implements AutoCloseable {

    private final TilePyramid pyramid;
    private final TileCache cache;
    private final Consumer<TileKey> loaded;
    private final Consumer<IOException> failed;
    private final Deque<TileKey> wanted = new ArrayDeque<>();
    private final Set<TileKey> reading = new HashSet<>();
    private final Set<TileKey> unreadable = new HashSet<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

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
        for (TileKey key : keys) {
            if (cache.tile(key) == null && !reading.contains(key) && !unreadable.contains(key)) {
                wanted.add(key);
            }
        }
        notifyAll();
    }

    /** Whether nothing is being read and nothing waits to be. */
    public synchronized boolean isIdle() {
        return wanted.isEmpty() && reading.isEmpty();
    }

    private synchronized @Nullable TileKey next() throws InterruptedException {
        while (!closed && wanted.isEmpty()) {
            wait();
        }
        if (closed) {
            return null;
        }
        TileKey key = wanted.removeFirst();
        reading.add(key);
        return key;
    }

    private synchronized void finished(TileKey key, boolean ok) {
        reading.remove(key);
        if (!ok) {
            unreadable.add(key);
        }
    }

    private void work() {
        try {
            for (TileKey key = next(); key != null; key = next()) {
                read(key);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(TileKey key) {
        boolean ok = false;
        try {
            Samples samples = pyramid.read(key);
            cache.put(key, samples);
            ok = true;
        } catch (InputRefused e) {
            failed.accept(e);
        } catch (IOException e) {
            if (!isClosed()) {
                failed.accept(e);
            }
        } finally {
            finished(key, ok);
        }
        if (ok) {
            loaded.accept(key);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Stops the threads after the tiles that are being read; does not close the file. */
    @Override
    public synchronized void close() {
        closed = true;
        wanted.clear();
        notifyAll();
    }
}
