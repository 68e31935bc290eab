package touchstone.canvas.tile;

import org.jspecify.annotations.Nullable;
import touchstone.store.image.Samples;

/** Where painters get tiles from. */
@FunctionalInterface
public interface TileSource {

    /** The tile's samples, or null when they are not there (yet); a coarser tile stands in for it then. */
    @Nullable
    Samples tile(TileKey key);
}
