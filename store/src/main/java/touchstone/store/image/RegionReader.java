package touchstone.store.image;

import java.io.Closeable;
import java.io.IOException;

/**
 * The pixels of one open image, by level and region, with the file's orientation applied. Level 0 is the image itself;
 * level n is 2<sup>n</sup> times smaller, {@code ceil(width / 2^n)} by {@code ceil(height / 2^n)} pixels, each the
 * average of the pixels it covers. Safe for several threads.
 */
public interface RegionReader extends Closeable {

    int width();

    int height();

    PixelType type();

    /** How many levels can be asked for, at least 1; the last one fits into 256 by 256. */
    int levels();

    /**
     * @param x left column in pixels of that level
     * @param y top row in pixels of that level
     * @return exactly the region, which must lie inside the level
     * @throws touchstone.model.InputRefused when the file is damaged, with a sentence for the user
     */
    Samples read(int level, int x, int y, int width, int height) throws IOException;
}
