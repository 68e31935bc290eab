package touchstone.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.canvas.layer.HeatMap;
import touchstone.canvas.tile.ColourMap;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.SyntheticImage;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.ColourVision;
import touchstone.model.geometry.Bounds;
import touchstone.store.image.SampleRange;

class InstrumentsTest {

    private Fx fx;

    @BeforeEach
    void openCanvas() throws TimeoutException {
        fx = Fx.open(600, 400);
        Fx.run(() -> fx.canvas.show(new SyntheticImage(300, 200, 1, (x, y, c) -> 40)));
    }

    private void zoom(double scale) {
        Fx.run(() -> {
            fx.canvas.zoomAt(0, 0, scale);
            fx.canvas.pan(-fx.canvas.getViewport().originX(), -fx.canvas.getViewport().originY());
        });
    }

    @Test
    void aHeatMapLiesOverTheImageAndItsNumberIsProbed() {
        zoom(1);
        HeatMap map = HeatMap.over(300, 200, new SyntheticImage(30, 20, 1, (x, y, c) -> x * 8)).orElseThrow();
        Fx.run(() -> fx.canvas.instruments().heatProperty()
                .set(new HeatView(map, new SampleRange(0, 160), ColourMap.GREY, 1, true)));
        assertEquals(0xff808080, fx.pixel(105, 50));
        Fx.run(() -> fx.canvas.pointerAt(105, 50));
        assertEquals(OptionalDouble.of(80), fx.canvas.probeProperty().get().heat());
        Fx.run(() -> fx.canvas.peekProperty().set(true));
        assertEquals(0xff282828, fx.pixel(105, 50));
        Fx.run(() -> {
            fx.canvas.peekProperty().set(false);
            fx.canvas.instruments().heatProperty().set(null);
        });
        assertEquals(0xff282828, fx.pixel(105, 50));
    }

    @Test
    void thePixelGridComesWithSixteenTimes() {
        zoom(16);
        assertNotEquals(0xff282828, fx.pixel(32, 40));
        assertEquals(0xff282828, fx.pixel(33, 41));
        Fx.run(() -> fx.canvas.instruments().pixelGridProperty().set(false));
        assertEquals(0xff282828, fx.pixel(32, 40));
    }

    @Test
    void anotherColourVisionChangesAllThatIsSeen() {
        zoom(1);
        Fx.run(() -> fx.canvas.displayProperty()
                .set(Display.of(1, new ToneMap(0, 40)).withMap(ColourMap.VIRIDIS)));
        Fx.run(() -> fx.canvas.instruments().visionProperty().set(ColourVision.DEUTERANOPIA));
        assertEquals(ColourVision.DEUTERANOPIA.seen(0xfffde725), fx.pixel(20, 20));
    }

    @Test
    void anImageOpensAsItWasShownBefore() {
        Display before = Display.of(1, new ToneMap(0, 40)).withInvert(true);
        Fx.run(() -> fx.canvas.show(new SyntheticImage(300, 200, 1, (x, y, c) -> 40), before));
        fx.settle();
        assertEquals(before, fx.canvas.displayProperty().get());
    }

    @Test
    void theMinimapIsThereWhileNotAllIsInViewAndMovesTheView() {
        fx.settle();
        Minimap map = Fx.on(() -> new Minimap(fx.canvas));
        Fx.run(() -> fx.canvas.zoomToFit());
        assertFalse(map.isVisible());
        Fx.run(() -> fx.canvas.zoomAt(0, 0, 8));
        assertTrue(map.isVisible());
        Fx.run(() -> Event.fireEvent(map, new MouseEvent(MouseEvent.MOUSE_PRESSED, 81, 54, 81, 54, MouseButton.PRIMARY,
                1, false, false, false, false, true, false, false, false, false, true, new PickResult(map, 81, 54))));
        Bounds seen = fx.canvas.getViewport().visible(600, 400);
        assertEquals(150, seen.centerX(), 2);
        assertEquals(100, seen.centerY(), 2);
        assertTrue(Fx.on(() -> fx.canvas.isFocused()));
    }
}
