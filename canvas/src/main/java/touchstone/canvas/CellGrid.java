package touchstone.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.Layer;
import touchstone.model.geometry.Bounds;

/**
 * The picture as a grid of cells that are anchored in the zoomed image like map tiles. A pan moves the grid by whole
 * device pixels and composes only what comes into view; another scale composes a second grid behind the first and takes
 * its place when all that is visible is there. Workers compose; the JavaFX thread only copies small finished patches, at
 * most one a cell in each pulse, and exchanges whole surfaces.
 */
final class CellGrid {

    /** Cells around the view that are begun in one pulse, when all in view is done. */
    private static final int AHEAD = 3;
    /** How long the view is left alone until all cells around it are composed too. */
    private static final Executor LEISURE = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS,
            Platform::runLater);
    private static final int SPARE = 128;

    private final Panes panes = new Panes();
    private final Supplier<List<Layer>> source;
    private final Runnable requestPulse;
    private final boolean scalesOnGpu = Platform.isSupported(ConditionalFeature.SCENE3D);
    private final AtomicBoolean pulseAsked = new AtomicBoolean();
    private final Composer composer = new Composer(this::askForPulse);
    private final Surface.Pool surfaces = new Surface.Pool();
    private final Deque<Cell> spare = new ArrayDeque<>();

    /** What lies on the screen; null when something has changed since it was asked for. */
    private @Nullable List<Layer> layers;
    private Sheet.@Nullable Window window;
    private @Nullable Sheet shown;
    private @Nullable Sheet coming;
    /** Whether a change has been handed to the workers before the pulse; once in a pulse is enough. */
    private boolean hasten;
    private boolean reported;
    /** Counts what happened, so that leisure begins only when nothing did. */
    private int events;

    /**
     * @param source the layers as they are now, the image first; empty while nothing is shown
     * @param requestPulse asks, on the JavaFX thread, that {@link #pulse} be called in the next pulse
     */
    CellGrid(Supplier<List<Layer>> source, Runnable requestPulse) {
        this.source = source;
        this.requestPulse = requestPulse;
    }

    private void askForPulse() {
        if (pulseAsked.compareAndSet(false, true)) {
            Platform.runLater(requestPulse);
        }
    }

    Node node() {
        return panes.node();
    }

    /** The layers have changed within the bounds given, in image coordinates. */
    void change(Bounds part) {
        changed();
        forEachSheet(sheet -> sheet.soil(part));
        hasten();
    }

    /** The layers have changed everywhere. */
    void change() {
        changed();
        forEachSheet(Sheet::soilAll);
        hasten();
    }

    /** Lets the workers begin before the next pulse, so that it can show what they make. */
    private void hasten() {
        if (!hasten) {
            hasten = true;
            Platform.runLater(this::dispatch);
        }
    }

    /** Forgets every cell: another image. */
    void clear() {
        changed();
        reported = false;
        forEachSheet(this::discard);
        panes.tidy();
        shown = null;
        coming = null;
    }

    /** Gives the cells' memory back; nothing is shown any more. */
    void free() {
        clear();
        spare.clear();
        surfaces.free();
        panes.free();
    }

    private void changed() {
        layers = null;
        events++;
        requestPulse.run();
    }

    private void forEachSheet(Consumer<Sheet> action) {
        if (shown != null) {
            action.accept(shown);
        }
        if (coming != null) {
            action.accept(coming);
        }
    }

    private List<Layer> layers() {
        List<Layer> now = layers;
        if (now == null) {
            now = List.copyOf(source.get());
            layers = now;
        }
        return now;
    }

    /** Whether everything in view is on the screen as the layers are now. */
    boolean isSettled(Viewport viewport, double width, double height, double renderScale) {
        if (layers().isEmpty()) {
            return true;
        }
        Sheet sheet = shown;
        return sheet != null && coming == null
                && sheet.window().equals(Sheet.Window.of(viewport, width, height, renderScale)) && sheet.isFresh();
    }

    /** Whether cells lie on all of the view, be they old ones, so that nothing behind them is seen. */
    boolean covers() {
        Sheet sheet = shown;
        Sheet.Window now = window;
        return sheet != null && now != null && sheet.isReady()
                && (sheet.window().equals(now) || !scalesOnGpu && coming != null && sheet.window().isAsLarge(now));
    }

    /** Device pixels for one image pixel of the picture on the screen; 0 while there is none. */
    double shownScale() {
        return shown == null ? 0 : shown.scale();
    }

    /** Takes over what the workers finished, moves the grid, and hands out what is to be composed. */
    void pulse(Viewport viewport, double width, double height, double renderScale) {
        pulseAsked.set(false);
        hasten = false;
        surfaces.pulse();
        for (Cell.Task done = composer.poll(); done != null; done = composer.poll()) {
            done.cell().take(done);
            report(done.mistake());
        }
        if (width <= 0 || height <= 0 || layers().isEmpty()) {
            return;
        }
        Sheet.Window to = Sheet.Window.of(viewport, width, height, renderScale);
        Sheet.Window from = window;
        window = to;
        events += to.equals(from) ? 0 : 1;
        choose(to);
        dispatch();
        if (coming != null && coming.isReady()) {
            swap(coming);
            choose(to);
            dispatch();
        }
        if (shown != null) {
            place(shown, to);
            if (coming == null && from != null && from.scale() == to.scale() && !from.equals(to)) {
                wander(shown, viewport.originX() - from.viewport().originX(),
                        viewport.originY() - from.viewport().originY(), AHEAD);
            } else if (coming == null && shown.isFresh()) {
                int then = events;
                LEISURE.execute(() -> atLeisure(then));
            }
        }
        panes.tidy();
    }

    /** A mistake is reported once for an image, as any other of the JavaFX thread. */
    private void report(@Nullable Throwable mistake) {
        if (mistake != null && !reported) {
            reported = true;
            Thread here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, mistake);
        }
    }

    /** Looks at the window through the sheet of its scale; a sheet that is being made for another scale comes first. */
    private void choose(Sheet.Window to) {
        if (coming != null && shown != null && shown.fits(to)) {
            discard(coming);
            coming = null;
        }
        if (coming == null && (shown == null || !shown.fits(to))) {
            coming = new Sheet(to, panes);
            coming.look(to, this::cell, this::release);
        } else if (coming != null && coming.fits(to)) {
            coming.look(to, this::cell, this::release);
        } else if (coming == null && shown != null) {
            shown.look(to, this::cell, this::release);
        }
    }

    private Cell cell() {
        return spare.isEmpty() ? new Cell(surfaces) : spare.pop();
    }

    private void release(Cell cell) {
        if (spare.size() < SPARE) {
            spare.push(cell);
        }
    }

    private void dispatch() {
        for (Cell.Task waiting : composer.recall()) {
            waiting.cell().recall(waiting);
        }
        Sheet target = coming != null ? coming : shown;
        if (target != null && !layers().isEmpty()) {
            composer.wish(target.start(layers()));
        }
    }

    private void wander(Sheet sheet, double dx, double dy, int most) {
        composer.wish(sheet.startAround(dx, dy, most, this::cell, layers()));
    }

    private void atLeisure(int then) {
        if (events == then && shown != null && coming == null && !layers().isEmpty()) {
            wander(shown, 0, 0, Integer.MAX_VALUE);
        }
    }

    private void swap(Sheet target) {
        if (shown != null) {
            discard(shown);
        }
        shown = target;
        coming = null;
        target.appear();
    }

    /** On software rendering an old sheet stays as it is until the new one is ready: scaling it costs more than composing. */
    private void place(Sheet sheet, Sheet.Window to) {
        double ratio = to.scale() / sheet.scale();
        Viewport at = ratio == 1 || scalesOnGpu ? to.viewport() : sheet.window().viewport();
        if (ratio == 1 || scalesOnGpu) {
            // Cells are as large as their pixels: one factor takes the device's density back exactly, where cells of
            // broken sizes would be smoothed at their borders.
            double factor = ratio / to.renderScale();
            panes.node().getTransforms().setAll(factor == 1 ? List.of() : List.of(new Scale(factor, factor)));
        }
        panes.node().setTranslateX(at.originX());
        panes.node().setTranslateY(at.originY());
    }

    private void discard(Sheet sheet) {
        sheet.clear(this::release);
    }
}
