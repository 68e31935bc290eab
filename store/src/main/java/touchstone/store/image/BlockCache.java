package touchstone.store.image;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decoded blocks in memory up to a number of bytes; those used longest ago go first. Safe for several threads. */
final class BlockCache {

    private final long limit;
    private final Map<Long, Samples> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    BlockCache(long limit) {
        this.limit = limit;
    }

    synchronized @Nullable Samples get(long key) {
        return blocks.get(key);
    }

    synchronized void put(long key, Samples block) {
        Samples replaced = blocks.put(key, block);
        bytes += block.bytes() - (replaced == null ? 0 : replaced.bytes());
        Iterator<Samples> eldest = blocks.values().iterator();
        while (bytes > limit && eldest.hasNext()) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }

    synchronized void clear() {
        blocks.clear();
        bytes = 0;
    }
}
