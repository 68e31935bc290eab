package touchstone.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.Raster;
import touchstone.model.geometry.Bounds;

class CellGridTest {

    private static final int WIDTH = 700;
    private static final int HEIGHT = 500;

    private final AtomicInteger painted = new AtomicInteger();
    private final List<Throwable> reported = new ArrayList<>();

    @BeforeEach
    void listen() throws TimeoutException {
        Fx.open(100, 100);
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, mistake) -> reported.add(mistake)));
    }

    @AfterEach
    void forget() {
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    }

    private CellGrid grid(Layer layer) {
        return Fx.on(() -> new CellGrid(() -> List.of(layer), () -> {
        }));
    }

    private void plain(Raster raster) {
        painted.addAndGet(raster.width() * raster.height());
        Arrays.fill(raster.pixels(), 0, raster.width() * raster.height(), 0xff336699);
    }

    private static void settle(CellGrid grid, Viewport view) {
        Fx.waitUntil(() -> {
            grid.pulse(view, WIDTH, HEIGHT, 1);
            return grid.isSettled(view, WIDTH, HEIGHT, 1);
        });
    }

    @Test
    void anotherScaleComposesWhatIsInViewAndNoMore() {
        CellGrid grid = grid(this::plain);
        settle(grid, new Viewport(1, -130, -77));
        painted.set(0);
        settle(grid, new Viewport(1.2, -130, -77));
        assertEquals(WIDTH * HEIGHT, painted.get());
    }

    @Test
    void aChangedPartIsComposedAlone() {
        CellGrid grid = grid(this::plain);
        Viewport view = new Viewport(1, -130, -77);
        settle(grid, view);
        painted.set(0);
        Fx.run(() -> grid.change(new Bounds(300, 300, 340, 320)));
        settle(grid, view);
        assertEquals(40 * 20, painted.get());
    }

    @Test
    void aChangeEverywhereIsComposedBeforeThePulseThatShowsIt() {
        CellGrid grid = grid(this::plain);
        Viewport view = new Viewport(1, -130, -77);
        settle(grid, view);
        painted.set(0);
        Fx.run(grid::change);
        Fx.waitUntil(() -> painted.get() == WIDTH * HEIGHT);
        settle(grid, view);
        assertEquals(WIDTH * HEIGHT, painted.get());
    }

    @Test
    void aMistakeIsReportedOnceAndTriedTwice() {
        AtomicInteger tries = new AtomicInteger();
        CellGrid grid = grid(raster -> {
            plain(raster);
            if (raster.x() == 0 && raster.y() == 0) {
                tries.incrementAndGet();
                throw new IllegalStateException("mine");
            }
        });
        settle(grid, Viewport.IDENTITY);
        settle(grid, Viewport.IDENTITY);
        assertEquals(2, tries.get());
        assertEquals(List.of("mine"), reported.stream().map(Throwable::getMessage).toList());
        Fx.run(grid::change);
        settle(grid, Viewport.IDENTITY);
        assertEquals(1, reported.size());
        assertEquals(4, tries.get());
    }

    /** Every pulse asks for another scale; pictures of some of them must come all the same. */
    @Test
    void aZoomThatNeverEndsIsShownMeanwhile() {
        CellGrid grid = grid(this::plain);
        settle(grid, Viewport.IDENTITY);
        double[] scale = { 1 };
        List<Double> shown = new ArrayList<>();
        Fx.waitUntil(() -> {
            scale[0] *= 1.0001;
            grid.pulse(new Viewport(scale[0], 0, 0), WIDTH, HEIGHT, 1);
            double now = grid.shownScale();
            if (shown.isEmpty() || shown.getLast() != now) {
                shown.add(now);
            }
            return shown.size() > 4;
        });
    }
}
