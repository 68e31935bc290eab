package touchstone.canvas;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A cell's pixels where JavaFX can show them. A worker may write them as long as no view has the image. */
final class Surface {

    private final int[] pixels = new int[Cell.SIZE * Cell.SIZE];
    private final PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(Cell.SIZE, Cell.SIZE, IntBuffer.wrap(pixels),
            PixelFormat.getIntArgbPreInstance());
    private final Image image = new WritableImage(buffer);

    int[] pixels() {
        return pixels;
    }

    Image image() {
        return image;
    }

    /** Tells JavaFX, on its thread, that all pixels are others. */
    void renew() {
        buffer.updateBuffer(b -> null);
    }

    /** Copies a patch in; on the JavaFX thread, and once in a pulse: twice would upload the whole image. */
    void copy(int[] from, Patch to) {
        for (int y = 0; y < to.height(); y++) {
            System.arraycopy(from, y * to.width(), pixels, (to.top() + y) * Cell.SIZE + to.left(), to.width());
        }
        buffer.updateBuffer(b -> new Rectangle2D(to.left(), to.top(), to.width(), to.height()));
    }

    /** Surfaces that nobody uses. */
    static final class Pool {

        private static final int KEPT = 96;

        /** The last one given back is taken first: it and its texture are the likeliest to be in the processor's caches. */
        private final Deque<Surface> spare = new ConcurrentLinkedDeque<>();

        private List<Surface> resting = new ArrayList<>();
        private List<Surface> rested = new ArrayList<>();

        void free() {
            spare.clear();
            resting.clear();
            rested.clear();
        }

        /** From any thread. */
        Surface take() {
            Surface surface = spare.poll();
            return surface == null ? new Surface() : surface;
        }

        /** One that was never shown. */
        void giveBack(Surface surface) {
            if (spare.size() < KEPT) {
                spare.push(surface);
            }
        }

        /** One that was shown: the frame before, which may still be painted, is not to see it written. */
        void retire(Surface surface) {
            resting.add(surface);
        }

        void pulse() {
            rested.forEach(this::giveBack);
            rested.clear();
            List<Surface> empty = rested;
            rested = resting;
            resting = empty;
        }
    }
}
