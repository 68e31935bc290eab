package touchstone.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.canvas.layer.ImageLayer;
import touchstone.canvas.tile.SyntheticImage;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/** What is far beyond the usual is shown all the same, and nothing is reported as a mistake. */
class LimitsTest {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    private final Image image = Image.unseen("a.png", 300, 200);
    private final Label cell = Label.named("cell", 0);
    private final Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
    private final AtomicInteger mistakes = new AtomicInteger();
    private Fx fx;

    @BeforeEach
    void openCanvas() throws TimeoutException {
        fx = Fx.open(WIDTH, HEIGHT);
        Fx.run(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, mistake) -> mistakes.incrementAndGet());
            fx.canvas.setImage(image, new LabelSchema(List.of(cell)));
            fx.canvas.labelProperty().set(cell);
            fx.canvas.show(new SyntheticImage(300, 200, 1, (x, y, c) -> 60));
        });
    }

    @AfterEach
    void noMistakeWasMade() {
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        assertEquals(0, mistakes.get());
    }

    private Annotation drawn(Geometry shape) {
        return Annotation.drawn(image.id(), cell.id(), ada.id(), shape);
    }

    private void objects(Geometry... shapes) {
        List<Annotation> all = new ArrayList<>();
        for (Geometry shape : shapes) {
            all.add(drawn(shape));
        }
        Fx.run(() -> fx.canvas.setAnnotations(ada.id(), all));
    }

    private void view(double scale, double originX, double originY) {
        Fx.run(() -> {
            fx.canvas.zoomAt(0, 0, scale);
            fx.canvas.pan(originX - fx.canvas.getViewport().originX(), originY - fx.canvas.getViewport().originY());
        });
    }

    @Test
    void theImageIsSeenFromAPixelsSizeTo6400Percent() {
        objects(new Box(10, 10, 100, 100));
        view(1.0 / 1024, 100, 100);
        assertNotEquals(ImageLayer.SURROUND, fx.pixel(100, 100));
        assertEquals(ImageLayer.SURROUND, fx.pixel(110, 110));
        view(64, -200 * 64, -150 * 64);
        assertEquals(0xff3c3c3c, fx.pixel(200, 150));
        view(1e9, 0, 0);
        assertEquals(64, fx.canvas.getViewport().scale(), 1e-9);
        view(1e-12, 0, 0);
        fx.settle();
    }

    @Test
    void aMaskLargerThanTheImageAndShapesFarOutsideAreDrawnWhereTheyLie() {
        objects(Mask.empty(5000, 4000).paint(Points.of(100, 100, 4000, 3000), 60), new Box(-1e9, -1e9, 10, 10),
                new Box(1e12, 5, 1e6, 1e6), Polygon.of(Points.of(-1e7, -1e7, 1e7, -1e7, 1e7, 1e7, -1e7, 1e7)));
        view(1, 0, 0);
        assertNotEquals(0xff3c3c3c, fx.pixel(100, 100));
        assertNotEquals(0xff3c3c3c, fx.pixel(20, 180));
        view(0.1, 0, 0);
        assertNotEquals(ImageLayer.SURROUND, fx.pixel(300, 230));
        Fx.run(() -> fx.canvas.zoomTo(new Bounds(1e12, 5, 1e12 + 10, 15)));
        fx.settle();
        Fx.run(() -> fx.canvas.pan(1e15, -1e15));
        fx.settle();
        Fx.run(() -> fx.canvas.zoomToFit());
        assertNotEquals(ImageLayer.SURROUND, fx.pixel(200, 150));
    }

    @Test
    void aPolygonOf100000VerticesIsDrawnAndHit() {
        int n = 100_000;
        double[] xy = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double r = 80 + 5 * Math.sin(i * 0.7);
            xy[2 * i] = 150 + r * Math.cos(2 * Math.PI * i / n);
            xy[2 * i + 1] = 100 + r * Math.sin(2 * Math.PI * i / n);
        }
        Annotation round = drawn(Polygon.of(Points.of(xy)));
        Fx.run(() -> fx.canvas.setAnnotations(ada.id(), List.of(round)));
        view(1, 0, 0);
        assertNotEquals(0xff3c3c3c, fx.pixel(150, 100));
        fx.click(150, 100);
        assertEquals(Set.of(round.id()), Set.copyOf(fx.canvas.selection()));
        view(20, -150 * 20, -20 * 20);
        fx.settle();
    }

    @Test
    void aHundredThousandObjectsComeBesideTheHandAndTakeItsChangesMeanwhile() {
        List<Annotation> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(drawn(new Box(i % 300, i / 300 % 200, 3, 3)));
        }
        Annotation first = many.getFirst();
        Annotation added = drawn(new Box(1, 1, 50, 50));
        Annotation moved = first.withGeometry(new Box(-90, -90, 3, 3));
        Fx.run(() -> {
            fx.canvas.setAnnotations(ada.id(), many);
            fx.canvas.select(Set.of(added.id()));
            fx.canvas.apply(List.of(Change.add(added), Change.replace(first, moved)));
            fx.canvas.select(Set.of(added.id(), moved.id()));
        });
        view(1, 100, 100);
        fx.settle();
        assertEquals(Set.of(added.id(), moved.id()), Set.copyOf(fx.canvas.selection()));
        Fx.run(() -> fx.canvas.select(Set.of()));
        fx.click(11, 11);
        assertEquals(Set.of(moved.id()), Set.copyOf(fx.canvas.selection()));
        Fx.run(() -> fx.canvas.setTool(Tools.named("box").orElseThrow()));
        fx.drag(MouseButton.PRIMARY, 200, 200, 220, 220);
        Fx.run(() -> fx.canvas.setTool(Tools.SELECT));
        fx.settle();
    }

    @Test
    void aBurstOfTheWheelEndsAtItsLastScale() {
        objects(new Box(10, 10, 100, 100));
        view(1, 0, 0);
        for (int i = 0; i < 12; i++) {
            fx.wheel(200, 150, i < 8 ? 1 : -1, false);
        }
        fx.settle();
        assertEquals(Math.pow(1.2, 4), fx.canvas.getViewport().scale(), 1e-9);
        assertEquals(0xff3c3c3c, fx.pixel(350, 100));
    }
}
