package touchstone.canvas;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.ImageLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.Raster;
import touchstone.model.geometry.Bounds;

/**
 * One square of the grid. What is on the screen is only ever written on the JavaFX thread: a worker composes either a
 * small part into an array of its own, to be copied, or everything in view into another surface, which then takes the
 * place of the old one. At most one task a cell is under way.
 */
final class Cell {

    static final int SIZE = 256;
    static final Patch WHOLE = new Patch(0, 0, SIZE, SIZE);

    private static final int TRIES = 2;
    private static final Queue<int[]> SCRATCH = new ConcurrentLinkedQueue<>();

    private final Surface.Pool pool;
    private int column;
    private int row;
    private double density = 1;
    /** Null while the cell is not on the screen. */
    private @Nullable ImageView view;
    private @Nullable Surface surface;
    /** Of the surface, what has been composed. */
    private Patch covered = Patch.NONE;
    /** Where the layers have changed since. */
    private Patch dirty = Patch.NONE;
    private @Nullable Task task;
    private int failures;

    Cell(Surface.Pool pool) {
        this.pool = pool;
    }

    /** A patch to compose, and later what came of it. */
    static final class Task {

        private final Cell cell;
        private final Patch patch;
        private final boolean anew;
        private final Patch before;
        private final double scale;
        private final double density;
        private final int originX;
        private final int originY;
        private final List<Layer> layers;
        private int[] scratch = {};
        private @Nullable Surface made;
        private @Nullable Throwable mistake;

        private Task(Cell cell, Patch patch, boolean anew, double scale, List<Layer> layers) {
            this.cell = cell;
            this.patch = patch;
            this.anew = anew;
            before = cell.dirty;
            this.scale = scale;
            density = cell.density;
            this.layers = layers;
            originX = cell.column * SIZE + patch.left();
            originY = cell.row * SIZE + patch.top();
        }

        Cell cell() {
            return cell;
        }

        /** Why the picture is not complete; null when it is. */
        @Nullable
        Throwable mistake() {
            return mistake;
        }

        /** Runs on a worker. */
        void compose() {
            if (!anew) {
                scratch = scratch();
                paint(scratch);
                return;
            }
            Surface target = cell.pool.take();
            made = target;
            if (patch.equals(WHOLE)) {
                paint(target.pixels());
                return;
            }
            int[] part = scratch();
            paint(part);
            int[] all = target.pixels();
            Arrays.fill(all, 0, patch.top() * SIZE, ImageLayer.SURROUND);
            for (int y = 0; y < patch.height(); y++) {
                int at = (patch.top() + y) * SIZE;
                Arrays.fill(all, at, at + patch.left(), ImageLayer.SURROUND);
                System.arraycopy(part, y * patch.width(), all, at + patch.left(), patch.width());
                Arrays.fill(all, at + patch.right(), at + SIZE, ImageLayer.SURROUND);
            }
            Arrays.fill(all, patch.bottom() * SIZE, SIZE * SIZE, ImageLayer.SURROUND);
            SCRATCH.offer(part);
        }

        private static int[] scratch() {
            int[] spare = SCRATCH.poll();
            return spare == null ? new int[SIZE * SIZE] : spare;
        }

        private void paint(int[] pixels) {
            Raster raster = new Raster(pixels, patch.width(), patch.height(), originX, originY, scale,
                    density);
            try {
                for (Layer layer : layers) {
                    layer.paint(raster);
                }
            } catch (RuntimeException | Error thrown) {
                // Shown as far as it was painted: the cell must not wait for ever.
                mistake = thrown;
            }
        }
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
        density = renderScale;
        failures = 0;
    }

    /** Comes on the screen. */
    void appear(ImageView through) {
        view = through;
        through.setX(column * SIZE);
        through.setY(row * SIZE);
        through.setImage(surface == null ? null : surface.image());
    }

    /** Leaves the grid and the screen. */
    void end(Panes panes) {
        if (view != null) {
            panes.takeBack(view);
            view = null;
        }
        if (surface != null) {
            pool.retire(surface);
            surface = null;
        }
        covered = Patch.NONE;
        dirty = Patch.NONE;
        task = null;
    }

    void soilAll() {
        dirty = WHOLE;
        failures = 0;
    }

    /** Marks what lies in a part of the image as to be composed again. */
    void soil(Bounds part, double scale) {
        Patch soiled = new Patch(pixel(Math.floor(part.minX() * scale), column),
                pixel(Math.floor(part.minY() * scale), row), pixel(Math.ceil(part.maxX() * scale), column),
                pixel(Math.ceil(part.maxY() * scale), row));
        if (!soiled.isEmpty()) {
            dirty = dirty.union(soiled);
            failures = 0;
        }
    }

    private static int pixel(double zoomed, int index) {
        return Math.clamp((long) zoomed - (long) index * SIZE, 0, SIZE);
    }

    /** Whether all of a patch has a picture, be it an old one. */
    boolean shows(Patch need) {
        return covered.contains(need);
    }

    /** Whether all of a patch shows the layers as they are. */
    boolean isFresh(Patch need) {
        return shows(need) && dirty.intersect(need).isEmpty() && (task == null || need.isEmpty());
    }

    /** Begins a task that makes a patch fresh; null when it is, or when one is under way. */
    @Nullable
    Task start(Patch need, double scale, List<Layer> layers) {
        if (task != null || isFresh(need)) {
            return null;
        }
        boolean anew = !covered.contains(need) || dirty.contains(need);
        Patch patch = anew ? (surface == null || covered.contains(need) ? need : WHOLE) : dirty.intersect(covered);
        Task next = new Task(this, patch, anew, scale, layers);
        task = next;
        dirty = Patch.NONE;
        return next;
    }

    /** A task that no worker has begun is not wanted any more. */
    void recall(Task waiting) {
        if (waiting == task) {
            task = null;
            dirty = dirty.union(waiting.before);
        }
    }

    /** Shows what a worker composed, unless the cell has moved on. */
    void take(Task done) {
        Surface made = done.made;
        if (done == task) {
            task = null;
            if (made != null) {
                if (surface != null) {
                    pool.retire(surface);
                }
                surface = made;
                covered = done.patch;
                made.renew();
                if (view != null) {
                    view.setImage(made.image());
                }
            } else if (surface != null) {
                surface.copy(done.scratch, done.patch);
            }
            if (done.mistake != null && ++failures < TRIES) {
                dirty = dirty.union(done.patch);
            }
        } else if (made != null) {
            pool.giveBack(made);
        }
        if (done.scratch.length > 0) {
            SCRATCH.offer(done.scratch);
        }
    }
}
