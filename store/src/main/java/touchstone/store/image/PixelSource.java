package touchstone.store.image;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The pixels of one picture by region, at the one size in which they are stored. Safe for several threads. */
interface PixelSource extends Closeable {

    int width();

    int height();

    PixelType type();

    /** Exactly the region, which lies inside the picture. */
    Samples read(int x, int y, int width, int height) throws IOException;

    /**
     * Roughly what the whole picture looks like at a smaller level, from as little of the file as possible; null where that
     * is no quicker than reading it.
     */
    default @Nullable Samples glance(int level) throws IOException {
        return null;
    }

    /** What is missing of the picture as far as is known by now, null where nothing is. */
    default @Nullable Damage damage() throws IOException {
        return null;
    }

    default Viewing viewing() {
        return Viewing.USUAL;
    }

    @Override
    default void close() throws IOException {
    }
}
