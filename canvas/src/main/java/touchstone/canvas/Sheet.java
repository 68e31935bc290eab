package touchstone.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import touchstone.canvas.layer.Layer;
import touchstone.model.geometry.Bounds;

/** All cells of one scale, and the part of them that is looked at. */
final class Sheet {

    /** How far beyond the view cells are kept. */
    private static final int KEPT = 2;

    private final double scale;
    private final double renderScale;
    private final Panes panes;
    private final Map<Long, Cell> cells = new HashMap<>();
    private boolean onScreen;
    private Window window;

    /** What of the zoomed image is in view: its origin on the screen, and device pixels from the grid's own origin. */
    record Window(Viewport viewport, double renderScale, Patch pixels) {

        static Window of(Viewport viewport, double width, double height, double renderScale) {
            int left = (int) Math.floor(-viewport.originX() * renderScale + 1e-6);
            int top = (int) Math.floor(-viewport.originY() * renderScale + 1e-6);
            return new Window(viewport, renderScale, new Patch(left, top, left + (int) Math.ceil(width * renderScale),
                    top + (int) Math.ceil(height * renderScale)));
        }

        double scale() {
            return viewport.scale() * renderScale;
        }

        boolean isAsLarge(Window other) {
            return renderScale == other.renderScale && pixels.width() >= other.pixels.width()
                    && pixels.height() >= other.pixels.height();
        }

        /** Columns and rows of the cells in view, as a patch of cells. */
        Patch cells() {
            return new Patch(Math.floorDiv(pixels.left(), Cell.SIZE), Math.floorDiv(pixels.top(), Cell.SIZE),
                    Math.floorDiv(pixels.right() - 1, Cell.SIZE) + 1,
                    Math.floorDiv(pixels.bottom() - 1, Cell.SIZE) + 1);
        }

        /** The part of a cell that is in view, in the cell's own pixels. */
        Patch need(Cell cell) {
            Patch part = pixels.move(-cell.column() * Cell.SIZE, -cell.row() * Cell.SIZE).intersect(Cell.WHOLE);
            return part.isEmpty() ? Patch.NONE : part;
        }
    }

    Sheet(Window window, Panes panes) {
        this.window = window;
        this.panes = panes;
        scale = window.scale();
        renderScale = window.renderScale;
    }

    double scale() {
        return scale;
    }

    Window window() {
        return window;
    }

    boolean fits(Window other) {
        return scale == other.scale() && renderScale == other.renderScale;
    }

    void soilAll() {
        cells.values().forEach(Cell::soilAll);
    }

    void soil(Bounds part) {
        cells.values().forEach(cell -> cell.soil(part, scale));
    }

    /** Looks at another part; cells far from it are left. */
    void look(Window to, Supplier<Cell> spare, Consumer<Cell> left) {
        window = to;
        Patch near = to.cells();
        for (Iterator<Cell> i = cells.values().iterator(); i.hasNext();) {
            Cell cell = i.next();
            if (cell.column() < near.left() - KEPT || cell.column() >= near.right() + KEPT
                    || cell.row() < near.top() - KEPT || cell.row() >= near.bottom() + KEPT) {
                i.remove();
                cell.end(panes);
                left.accept(cell);
            }
        }
        add(near, spare);
    }

    private void add(Patch wanted, Supplier<Cell> spare) {
        for (int row = wanted.top(); row < wanted.bottom(); row++) {
            for (int column = wanted.left(); column < wanted.right(); column++) {
                if (!cells.containsKey(key(column, row))) {
                    Cell cell = spare.get();
                    cell.begin(column, row, renderScale);
                    cells.put(key(column, row), cell);
                    if (onScreen) {
                        cell.appear(panes.lend());
                    }
                }
            }
        }
    }

    /** All cells come on the screen. */
    void appear() {
        onScreen = true;
        cells.values().forEach(cell -> cell.appear(panes.lend()));
    }

    private static long key(int column, int row) {
        return ((long) column << 32) | (row & 0xffffffffL);
    }

    /** Whether everything in view has a picture, be it an old one. */
    boolean isReady() {
        return cells.values().stream().allMatch(cell -> cell.shows(window.need(cell)));
    }

    /** Whether everything in view shows the layers as they are. */
    boolean isFresh() {
        return cells.values().stream().allMatch(cell -> cell.isFresh(window.need(cell)));
    }

    /** Begins tasks for what is in view and not fresh, from the middle outwards. */
    List<Cell.Task> start(List<Layer> layers) {
        Patch seen = window.pixels();
        double cx = (seen.left() + seen.right()) / 2.0 / Cell.SIZE - 0.5;
        double cy = (seen.top() + seen.bottom()) / 2.0 / Cell.SIZE - 0.5;
        List<Cell> order = new ArrayList<>(cells.values());
        order.sort(Comparator.comparingDouble(cell -> Math.hypot(cell.column() - cx, cell.row() - cy)));
        List<Cell.Task> tasks = new ArrayList<>();
        for (Cell cell : order) {
            Patch need = window.need(cell);
            Cell.Task task = need.isEmpty() ? null : cell.start(need, scale, layers);
            if (task != null) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    /**
     * Begins tasks for whole cells around the view, those first that a further pan in the same direction needs.
     *
     * @param dx negative when what lies to the right comes into view; 0 for all around
     * @param most how many at most
     */
    List<Cell.Task> startAround(double dx, double dy, int most, Supplier<Cell> spare, List<Layer> layers) {
        Patch near = window.cells();
        boolean all = dx == 0 && dy == 0;
        add(new Patch(near.left() - (all || dx > 0 ? 1 : 0), near.top() - (all || dy > 0 ? 1 : 0),
                near.right() + (all || dx < 0 ? 1 : 0), near.bottom() + (all || dy < 0 ? 1 : 0)), spare);
        List<Cell.Task> tasks = new ArrayList<>();
        for (Cell cell : cells.values()) {
            Cell.Task task = tasks.size() < most ? cell.start(Cell.WHOLE, scale, layers) : null;
            if (task != null) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    /** All cells leave. */
    void clear(Consumer<Cell> left) {
        cells.values().forEach(cell -> {
            cell.end(panes);
            left.accept(cell);
        });
        cells.clear();
    }
}
