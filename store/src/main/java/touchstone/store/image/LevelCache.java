package touchstone.store.image;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computed tiles of the smaller levels, up to a number of bytes. The finest level goes first, because it is the quickest
 * to compute again and takes the most room. Safe for several threads.
 */
final class LevelCache {

    private final long limit;
    private final List<Map<Long, Samples>> levels = new ArrayList<>();
    private long bytes;

    LevelCache(int count, long limit) {
        this.limit = limit;
        for (int i = 0; i < count; i++) {
            levels.add(new LinkedHashMap<>(16, 0.75f, true));
        }
    }

    synchronized @Nullable Samples get(int level, int column, int row) {
        return levels.get(level).get(key(column, row));
    }

    synchronized void put(int level, int column, int row, Samples tile) {
        Samples replaced = levels.get(level).put(key(column, row), tile);
        bytes += tile.bytes() - (replaced == null ? 0 : replaced.bytes());
        for (int finest = 0; bytes > limit && finest < levels.size(); finest++) {
            Iterator<Samples> eldest = levels.get(finest).values().iterator();
            while (bytes > limit && eldest.hasNext()) {
                bytes -= eldest.next().bytes();
                eldest.remove();
            }
        }
    }

    private static long key(int column, int row) {
        return (long) column << 32 | row & 0xffffffffL;
    }

    synchronized void clear() {
        levels.forEach(Map::clear);
        bytes = 0;
    }
}
