package touchstone.store.image;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * The pixels of one open image, by level and region, with the file's orientation applied. Level 0 is the image itself;
 * level n is 2<sup>n</sup> times smaller, {@code ceil(width / 2^n)} by {@code ceil(height / 2^n)} pixels, each the
 * average of the pixels it covers. Safe for several threads.
 */
public interface RegionReader extends Closeable {

    /** The last level fits into a square of this side. */
    int SMALLEST = 256;

    /** Follows a read that may take long. Called on the reading thread. */
    interface Watch {

        /** Waits for the end. */
        Watch PATIENT = new Watch() {
        };

        /** Once this is false the read ends with a {@link java.util.concurrent.CancellationException}. */
        default boolean isWanted() {
            return true;
        }

        /** The whole region as far as it is known by now, coarse where it is not; may never be called. */
        default void soFar(Samples region) {
        }
    }

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

    /** Like {@link #read(int, int, int, int, int)}, followed by a watch. */
    default Samples read(int level, int x, int y, int width, int height, Watch watch) throws IOException {
        return read(level, x, y, width, height);
    }

    /** What is missing of the picture as far as is known by now; reading blocks that are damaged may find more. */
    default Optional<Damage> damage() throws IOException {
        return Optional.empty();
    }

    /** How the file asks to be looked at. */
    default Viewing viewing() {
        return Viewing.USUAL;
    }

    /** How many levels a picture has: until the last fits into 256 by 256. */
    static int levels(int width, int height) {
        int n = 1;
        for (int side = Math.max(width, height); side > SMALLEST; side = (side + 1) / 2) {
            n++;
        }
        return n;
    }
}
