package touchstone.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.Layer;
import touchstone.model.geometry.Bounds;

/**
 * The picture as a grid of cells that are anchored in the zoomed image like map tiles. A pan moves the grid by whole
 * device pixels and composes only what comes into view; another scale composes a second grid behind the first and takes
 * its place when all that is visible is there. Workers compose; the JavaFX thread only copies finished rectangles, at
 * most one a cell in each pulse.
 */
final class CellGrid {

    /** Cells beyond the visible ones on each side, so that a pan finds them composed. */
    private static final int MARGIN = 1;

    private final Group node = new Group();
    private final Executor workers;
    private final Runnable requestPulse;
    private final boolean scalesOnGpu = Platform.isSupported(ConditionalFeature.SCENE3D);
    private final Queue<Cell.Finished> finished = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean pulseAsked = new AtomicBoolean();
    private final Deque<Cell> spare = new ArrayDeque<>();

    private List<Layer> layers = List.of();
    private @Nullable Sheet shown;
    private @Nullable Sheet coming;

    /** All cells of one scale. */
    private static final class Sheet {

        private final double scale;
        private final Group group = new Group();
        private final Map<Long, Cell> cells = new HashMap<>();

        Sheet(double scale) {
            this.scale = scale;
            group.setManaged(false);
            group.setAutoSizeChildren(false);
        }
    }

    /** The cells that a view needs: columns left..right and rows top..bottom, all inclusive. */
    private record Range(int left, int top, int right, int bottom) {

        boolean contains(Cell cell) {
            return cell.column() >= left && cell.column() <= right && cell.row() >= top && cell.row() <= bottom;
        }

        Range grow(int by) {
            return new Range(left - by, top - by, right + by, bottom + by);
        }
    }

    /** @param requestPulse asks, on the JavaFX thread, that {@link #pulse} be called in the next pulse */
    CellGrid(Executor workers, Runnable requestPulse) {
        this.workers = workers;
        this.requestPulse = requestPulse;
        node.setManaged(false);
        node.setAutoSizeChildren(false);
        node.setMouseTransparent(true);
    }

    Node node() {
        return node;
    }

    /** Other layers; the picture differs only within the bounds given, in image coordinates. */
    void change(List<Layer> replacement, Bounds part) {
        layers = replacement;
        for (Sheet sheet : sheets()) {
            sheet.cells.values().forEach(cell -> cell.soil(part, sheet.scale));
        }
        requestPulse.run();
    }

    /** Other layers that differ everywhere. */
    void change(List<Layer> replacement) {
        layers = replacement;
        for (Sheet sheet : sheets()) {
            sheet.cells.values().forEach(Cell::soilAll);
        }
        requestPulse.run();
    }

    /** Forgets every cell: another image. */
    void clear(List<Layer> replacement) {
        layers = replacement;
        sheets().forEach(this::discard);
        shown = null;
        coming = null;
        requestPulse.run();
    }

    private List<Sheet> sheets() {
        List<Sheet> sheets = new ArrayList<>(2);
        if (shown != null) {
            sheets.add(shown);
        }
        if (coming != null) {
            sheets.add(coming);
        }
        return sheets;
    }

    /** Whether everything in view is on the screen as the layers are now. */
    boolean isSettled(Viewport viewport, double width, double height, double renderScale) {
        if (layers.isEmpty()) {
            return true;
        }
        Sheet sheet = shown;
        if (sheet == null || coming != null || sheet.scale != viewport.scale() * renderScale) {
            return false;
        }
        Range visible = range(viewport, width, height, renderScale);
        return isReady(sheet, visible)
                && sheet.cells.values().stream().filter(visible::contains).noneMatch(Cell::isDirtyOrBusy);
    }

    /** Takes over what the workers finished, moves the grid, and hands out what is to be composed. */
    void pulse(Viewport viewport, double width, double height, double renderScale) {
        pulseAsked.set(false);
        for (Cell.Finished done = finished.poll(); done != null; done = finished.poll()) {
            done.cell().take(done);
        }
        if (layers.isEmpty() || width <= 0 || height <= 0) {
            return;
        }
        Range visible = range(viewport, width, height, renderScale);
        Sheet target = target(viewport.scale() * renderScale);
        stock(target, visible, renderScale);
        dispatch(target, visible);
        if (target == coming && isReady(target, visible)) {
            swap(target);
        }
        place(viewport, renderScale);
    }

    private Sheet target(double scale) {
        if (coming != null && coming.scale != scale) {
            discard(coming);
            coming = null;
        }
        if (shown != null && shown.scale == scale) {
            if (coming != null) {
                discard(coming);
                coming = null;
            }
            return shown;
        }
        if (coming == null) {
            coming = new Sheet(scale);
        }
        return coming;
    }

    private static Range range(Viewport viewport, double width, double height, double renderScale) {
        double cell = Cell.SIZE / renderScale;
        return new Range((int) Math.floor(-viewport.originX() / cell), (int) Math.floor(-viewport.originY() / cell),
                (int) Math.ceil((width - viewport.originX()) / cell) - 1,
                (int) Math.ceil((height - viewport.originY()) / cell) - 1);
    }

    private void stock(Sheet sheet, Range visible, double renderScale) {
        Range keep = visible.grow(MARGIN + 1);
        for (Iterator<Cell> i = sheet.cells.values().iterator(); i.hasNext();) {
            Cell cell = i.next();
            if (!keep.contains(cell)) {
                i.remove();
                release(sheet, cell);
            }
        }
        Range wanted = visible.grow(MARGIN);
        for (int row = wanted.top; row <= wanted.bottom; row++) {
            for (int column = wanted.left; column <= wanted.right; column++) {
                if (!sheet.cells.containsKey(key(column, row))) {
                    Cell cell = spare.isEmpty() ? new Cell() : spare.pop();
                    cell.begin(column, row, renderScale);
                    sheet.cells.put(key(column, row), cell);
                    sheet.group.getChildren().add(cell.view());
                }
            }
        }
    }

    private static long key(int column, int row) {
        return ((long) column << 32) | (row & 0xffffffffL);
    }

    private void dispatch(Sheet sheet, Range visible) {
        List<Cell> dirty = new ArrayList<>();
        for (Cell cell : sheet.cells.values()) {
            if (cell.isWaiting()) {
                dirty.add(cell);
            }
        }
        double cx = (visible.left + visible.right) / 2.0;
        double cy = (visible.top + visible.bottom) / 2.0;
        dirty.sort((a, b) -> Double.compare(distance(a, cx, cy, visible), distance(b, cx, cy, visible)));
        List<Layer> now = layers;
        for (Cell cell : dirty) {
            Cell.Task task = cell.start(sheet.scale);
            workers.execute(() -> {
                Cell.Finished result = task.compose(now);
                if (result != null) {
                    finished.add(result);
                    if (pulseAsked.compareAndSet(false, true)) {
                        Platform.runLater(requestPulse);
                    }
                }
            });
        }
    }

    private static double distance(Cell cell, double cx, double cy, Range visible) {
        double away = Math.hypot(cell.column() - cx, cell.row() - cy);
        return visible.contains(cell) ? away : away + 1e6;
    }

    private static boolean isReady(Sheet sheet, Range visible) {
        for (int row = visible.top; row <= visible.bottom; row++) {
            for (int column = visible.left; column <= visible.right; column++) {
                Cell cell = sheet.cells.get(key(column, row));
                if (cell == null || !cell.hasPicture()) {
                    return false;
                }
            }
        }
        return true;
    }

    private void swap(Sheet target) {
        if (shown != null) {
            discard(shown);
        }
        shown = target;
        coming = null;
        node.getChildren().setAll(List.of(target.group));
    }

    /** On software rendering an old sheet stays as it is until the new one is ready: scaling it costs more than composing. */
    private void place(Viewport viewport, double renderScale) {
        Sheet sheet = shown;
        if (sheet == null) {
            return;
        }
        double ratio = viewport.scale() * renderScale / sheet.scale;
        if (ratio == 1) {
            sheet.group.getTransforms().clear();
        } else if (scalesOnGpu) {
            sheet.group.getTransforms().setAll(List.of(new Scale(ratio, ratio)));
        } else {
            return;
        }
        sheet.group.setTranslateX(viewport.originX());
        sheet.group.setTranslateY(viewport.originY());
    }

    private void discard(Sheet sheet) {
        sheet.cells.values().forEach(cell -> release(sheet, cell));
        sheet.cells.clear();
        node.getChildren().remove(sheet.group);
    }

    private void release(Sheet sheet, Cell cell) {
        sheet.group.getChildren().remove(cell.view());
        cell.end();
        if (spare.size() < 128) {
            spare.push(cell);
        }
    }
}
