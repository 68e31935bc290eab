package touchstone.store.image;

import java.nio.file.Path;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** Asks, before anything is decoded, whether there is memory for what a file's header promises. */
final class Room {

    private static final Messages TEXT = Messages.beside(Room.class);
    /** Pixels of a picture that is decoded whole. */
    private static final long MOST_PIXELS = 500_000_000L;
    /** The part of the free memory that one picture may take. */
    private static final double SHARE = 0.8;

    private Room() {
    }

    /**
     * @param bytes for each pixel at the peak of decoding
     * @throws InputRefused with a sentence that names the file and the reason
     */
    static void require(Path path, int width, int height, double bytes) throws InputRefused {
        long pixels = (long) width * height;
        if (pixels > MOST_PIXELS) {
            throw new InputRefused(
                    TEXT.text("pixelLimit", path, width, height, pixels / 1_000_000, MOST_PIXELS / 1_000_000));
        }
        if (pixels * bytes > SHARE * free()) {
            System.gc(); // garbage is room too, but only counts once it is collected
            if (pixels * bytes > SHARE * free()) {
                throw new InputRefused(TEXT.text("memory", path));
            }
        }
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
