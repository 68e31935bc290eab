package touchstone.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;

class ViewportTest {

    @Property(seed = "1")
    void thereAndBackIsTheSamePlace(@ForAll @DoubleRange(min = 0.01, max = 64) double scale,
            @ForAll @DoubleRange(min = -1e5, max = 1e5) double origin,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double at) {
        Viewport view = new Viewport(scale, origin, -origin);
        Point there = view.toScreen(view.toImage(at, -at));
        assertEquals(at, there.x(), 1e-6);
        assertEquals(-at, there.y(), 1e-6);
    }

    @Property(seed = "1")
    void zoomingKeepsThePointUnderThePointer(@ForAll @DoubleRange(min = 0.01, max = 64) double from,
            @ForAll @DoubleRange(min = 0.01, max = 100) double to,
            @ForAll @DoubleRange(min = 0, max = 2000) double x, @ForAll @DoubleRange(min = 0, max = 2000) double y) {
        Viewport before = new Viewport(from, 31, -17);
        Viewport after = before.zoomAt(x, y, to);
        assertEquals(Math.clamp(to, Viewport.MIN_SCALE, Viewport.MAX_SCALE), after.scale());
        assertEquals(x, after.toScreenX(before.toImageX(x)), 1e-6);
        assertEquals(y, after.toScreenY(before.toImageY(y)), 1e-6);
    }

    @Test
    void aPartIsShownWholeAndInTheMiddle() {
        Viewport view = Viewport.showing(new Bounds(100, 100, 300, 200), 800, 800, 64);
        assertEquals(new Point(400, 400), view.toScreen(new Point(200, 150)));
        assertEquals(800 * 0.98, 200 * view.scale(), 1e-9);
    }

    @Test
    void aTinyPartIsNotMagnifiedBeyondTheLimit() {
        assertEquals(8, Viewport.showing(new Bounds(5, 5, 6, 6), 800, 800, 8).scale());
    }

    @Test
    void theVisiblePartIsWhatTheScreenCovers() {
        assertEquals(new Bounds(-5, 10, 45, 50), new Viewport(2, 10, -20).visible(100, 80));
    }

    @Test
    void snappingPutsTheOriginOnDevicePixels() {
        assertEquals(new Viewport(1.7, 10.5, -3), new Viewport(1.7, 10.3, -2.9).snapped(0.5));
    }

    @Test
    void aViewportNeedsAScale() {
        assertThrows(IllegalArgumentException.class, () -> new Viewport(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Viewport(Double.NaN, 0, 0));
    }
}
