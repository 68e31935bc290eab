package touchstone.canvas.tile;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.store.image.Samples;

/** Tiles in memory up to a number of bytes; those used longest ago go first. Safe for several threads. */
public final class TileCache implements TileSource {

    private final long limit;
    private final Map<TileKey, Samples> tiles = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    public TileCache(long limit) {
        this.limit = limit;
    }

    @Override
    public synchronized @Nullable Samples tile(TileKey key) {
        return tiles.get(key);
    }

    public synchronized void put(TileKey key, Samples samples) {
        Samples replaced = tiles.put(key, samples);
        bytes += size(samples) - (replaced == null ? 0 : size(replaced));
        Iterator<Samples> eldest = tiles.values().iterator();
        while (bytes > limit && tiles.size() > 1) {
            bytes -= size(eldest.next());
            eldest.remove();
        }
    }

    public synchronized long bytes() {
        return bytes;
    }

    private static long size(Samples samples) {
        return switch (samples) {
            case Samples.Bytes b -> b.data().length;
            case Samples.Shorts s -> 2L * s.data().length;
            case Samples.Floats f -> 4L * f.data().length;
        };
    }
}
