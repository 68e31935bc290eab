package touchstone.canvas;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.Raster;
import touchstone.model.geometry.Bounds;

/**
 * One square of the grid. What is on the screen is only ever written on the JavaFX thread; a worker composes into an
 * array of its own, so that a half-composed cell is never seen. At most one task a cell is under way.
 */
final class Cell {

    static final int SIZE = 256;

    private static final Queue<int[]> SCRATCH = new ConcurrentLinkedQueue<>();

    private final int[] pixels = new int[SIZE * SIZE];
    private final PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(SIZE, SIZE, IntBuffer.wrap(pixels),
            PixelFormat.getIntArgbPreInstance());
    private final ImageView view = new ImageView(new WritableImage(buffer));

    private int column;
    private int row;
    private double density = 1;
    private boolean picture;
    private int left;
    private int top;
    private int right;
    private int bottom;
    private @Nullable Task task;

    /** A rectangle to compose, and later what came of it. */
    static final class Task {

        private final Cell cell;
        private final int left;
        private final int top;
        private final int width;
        private final int height;
        private final double scale;
        private final double density;
        private final int originX;
        private final int originY;
        private volatile boolean cancelled;

        private Task(Cell cell, double scale) {
            this.cell = cell;
            this.scale = scale;
            density = cell.density;
            left = cell.left;
            top = cell.top;
            width = cell.right - cell.left;
            height = cell.bottom - cell.top;
            originX = cell.column * SIZE + left;
            originY = cell.row * SIZE + top;
        }

        /** Runs on a worker; null when nobody wants it any more. */
        @Nullable
        Finished compose(List<Layer> layers) {
            if (cancelled) {
                return null;
            }
            int[] spare = SCRATCH.poll();
            int[] scratch = spare == null ? new int[SIZE * SIZE] : spare;
            Raster raster = new Raster(scratch, width, height, originX, originY, scale, density);
            try {
                for (Layer layer : layers) {
                    layer.paint(raster);
                }
            } catch (RuntimeException mistake) {
                // Shown as far as it was painted; the cell must not wait for ever.
                Thread worker = Thread.currentThread();
                worker.getUncaughtExceptionHandler().uncaughtException(worker, mistake);
            }
            return new Finished(cell, this, scratch);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
    record Finished(Cell cell, Task task, int[] pixels) {
    }

    ImageView view() {
        return view;
    }

    int column() {
        return column;
    }

    int row() {
        return row;
    }

    /** Puts the cell into its place in a grid, without a picture yet. */
    void begin(int atColumn, int atRow, double renderScale) {
        column = atColumn;
        row = atRow;
        picture = false;
        task = null;
        density = renderScale;
        double size = SIZE / renderScale;
        view.setManaged(false);
        view.setVisible(false);
        view.setFitWidth(renderScale == 1 ? 0 : size);
        view.setFitHeight(renderScale == 1 ? 0 : size);
        view.setX(column * size);
        view.setY(row * size);
        soilAll();
    }

    /** Leaves the grid. */
    void end() {
        if (task != null) {
            task.cancelled = true;
            task = null;
        }
    }

    boolean hasPicture() {
        return picture;
    }

    boolean isWaiting() {
        return task == null && right > left;
    }

    boolean isDirtyOrBusy() {
        return task != null || right > left;
    }

    void soilAll() {
        left = 0;
        top = 0;
        right = SIZE;
        bottom = SIZE;
    }

    /** Marks what lies in a part of the image as to be composed again. */
    void soil(Bounds part, double scale) {
        int l = Math.clamp((long) Math.floor(part.minX() * scale) - (long) column * SIZE, 0, SIZE);
        int t = Math.clamp((long) Math.floor(part.minY() * scale) - (long) row * SIZE, 0, SIZE);
        int r = Math.clamp((long) Math.ceil(part.maxX() * scale) - (long) column * SIZE, 0, SIZE);
        int b = Math.clamp((long) Math.ceil(part.maxY() * scale) - (long) row * SIZE, 0, SIZE);
        if (l >= r || t >= b) {
            return;
        }
        boolean clean = right <= left;
        left = clean ? l : Math.min(left, l);
        top = clean ? t : Math.min(top, t);
        right = clean ? r : Math.max(right, r);
        bottom = clean ? b : Math.max(bottom, b);
    }

    /** Hands the dirty rectangle to a worker; the cell counts as clean from now on. */
    Task start(double scale) {
        Task next = new Task(this, scale);
        task = next;
        right = 0;
        left = 0;
        return next;
    }

    /** Shows what a worker composed, unless the cell has moved on. */
    void take(Finished done) {
        Task t = done.task();
        if (t == task) {
            task = null;
            for (int y = 0; y < t.height; y++) {
                System.arraycopy(done.pixels(), y * t.width, pixels, (t.top + y) * SIZE + t.left, t.width);
            }
            buffer.updateBuffer(b -> new Rectangle2D(t.left, t.top, t.width, t.height));
            picture = true;
            view.setVisible(true);
        }
        SCRATCH.offer(done.pixels());
    }
}
