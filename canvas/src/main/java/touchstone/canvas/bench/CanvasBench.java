package touchstone.canvas.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.tool.Nearness;
import touchstone.canvas.tool.Tools;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;

/** Drives the canvas in a window of its own and tells what each kind of frame costs. */
public final class CanvasBench {

    private static final Messages TEXT = Messages.beside(CanvasBench.class);

    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final int PER_VIEW = 500;
    private static final int MANY = 100_000;
    private static final int BRUSH = 50;
    private static final int STROKE = 100;
    private static final int QUERIES = 1000;
    private static final int WARM_OPENINGS = 3;
    private static final int OPENINGS = 12;
    private static final double HOVER_TOLERANCE = 3;

    private final Consumer<String> progress;
    private final int warm;
    private final int steps;
    private final List<Row> rows = new ArrayList<>();

    /** Reads an image with its objects from the disk. */
    @FunctionalInterface
    public interface Opening {
        Scenery open() throws IOException;
    }

    /** @param pipeline "software" or "GPU", as JavaFX says */
    public record Report(String pipeline, int width, int height, List<Row> rows) {

        public Report {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param progress gets the name of each piece of work before it begins
     * @param warm frames at least before the first that counts, see {@link Warmth}
     * @param steps frames that count
     */
    public CanvasBench(Consumer<String> progress, int warm, int steps) {
        this.progress = progress;
        this.warm = warm;
        this.steps = steps;
    }

    /**
     * Measures; takes some minutes. Needs a display and starts the JavaFX toolkit when nobody has.
     *
     * @param image instead of the made-up ones, or null
     * @param crowded how an image with 10,000 polygons is opened
     */
    public Report run(@Nullable RegionReader image, Opening crowded) throws Exception {
        begin();
        try (Stand stand = Stand.open(WIDTH, HEIGHT)) {
            openings(stand, crowded);
            if (image == null) {
                gestures(stand, TEXT.text("usual"), new Scenery.Pattern(4096, 4096, PixelType.Depth.UINT8));
                gestures(stand, TEXT.text("wide"), new Scenery.Pattern(20_000, 20_000, PixelType.Depth.UINT8));
                window(stand, TEXT.text("deep"), new Scenery.Pattern(4096, 4096, PixelType.Depth.UINT16));
            } else {
                gestures(stand, TEXT.text("own"), image);
                window(stand, TEXT.text("own"), image);
            }
            crowd(stand);
            return new Report(Platform.isSupported(ConditionalFeature.SCENE3D) ? "GPU" : "software",
                    (int) stand.width(), (int) stand.height(), rows);
        }
    }

    private static void begin() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException running) {
            started.countDown();
        }
        started.await();
        Platform.setImplicitExit(false);
    }

    /** From the disk to the screen, as when an image is chosen in a project. */
    private void openings(Stand stand, Opening crowded) throws Exception {
        progress.accept(TEXT.text("opening"));
        ProcessorTime processor = new ProcessorTime();
        double[] wall = new double[OPENINGS];
        double[] cpu = new double[OPENINGS];
        for (int i = -WARM_OPENINGS; i < OPENINGS; i++) {
            long began = System.nanoTime();
            long worked = processor.nanos();
            Scenery read = crowded.open();
            try (RegionReader _ = read.pixels()) {
                stand.show(read);
                if (i >= 0) {
                    wall[i] = (System.nanoTime() - began) / 1e6;
                    cpu[i] = (processor.nanos() - worked) / 1e6;
                }
                stand.frame(() -> stand.canvas().show(null));
            }
        }
        rows.add(Row.of(TEXT.text("opening"), "ms", wall));
        rows.add(Row.of(TEXT.text("opening"), "CPU ms", cpu));
    }

    private void gestures(Stand stand, String name, RegionReader pixels) throws Exception {
        double views = (double) pixels.width() * pixels.height() / (WIDTH * HEIGHT);
        Scenery scenery = Scenery.on(pixels, (int) (views * PER_VIEW));
        stand.show(scenery);
        stand.frame(stand.canvas()::zoomTo100);
        pan(stand, TEXT.text("floor", name), 1, 0);
        pan(stand, TEXT.text("pan", name), 30, 12);
        zoom(stand, TEXT.text("zoom", name));
        stand.frame(stand.canvas()::zoomTo100);
        brush(stand, name, scenery);
    }

    private void pan(Stand stand, String work, double dx, double dy) throws Exception {
        stand.frame(() -> stand.press(MouseButton.MIDDLE, stand.width() / 2, stand.height() / 2));
        measure(stand, work, i -> {
            int sign = i / 12 % 2 == 0 ? 1 : -1;
            stand.drag(MouseButton.MIDDLE, sign * dx, sign * dy);
        });
        stand.frame(() -> stand.release(MouseButton.MIDDLE));
    }

    private void zoom(Stand stand, String work) throws Exception {
        measure(stand, work, i -> stand.wheel((i + 2) / 4 % 2 == 0 ? -1 : 1));
    }

    private void brush(Stand stand, String name, Scenery scenery) throws Exception {
        stand.frame(() -> {
            stand.canvas().setTool(Tools.named("brush").orElseThrow());
            stand.canvas().setBrushRadius(BRUSH);
            stand.canvas().select(Set.of(scenery.objects().getFirst().id()));
        });
        stand.frame(() -> stand.press(MouseButton.PRIMARY, 100, stand.height() / 2));
        List<Stand.Frame> frames = measure(stand, TEXT.text("brush", name),
                i -> stroke(stand, i));
        rows.add(Row.of(TEXT.text("latency", name), "ms", of(frames, Stand.Frame::wall)));
        rows.add(Row.of(TEXT.text("latency", name), "pulses", of(frames, Stand.Frame::pulses)));
        stand.frame(() -> stand.release(MouseButton.PRIMARY));
        stand.frame(() -> {
            stand.canvas().setTool(Tools.SELECT);
            stand.canvas().select(Set.of());
        });
    }

    /** Strokes of a usual length below each other, as a hand fills an area. */
    private static void stroke(Stand stand, int i) {
        int sign = i / STROKE % 2 == 0 ? 1 : -1;
        if (i % STROKE == STROKE - 1) {
            stand.drag(MouseButton.PRIMARY, 0, i / STROKE % 4 < 2 ? BRUSH : -BRUSH);
            stand.release(MouseButton.PRIMARY);
            stand.press(MouseButton.PRIMARY, stand.x(), stand.y());
        } else {
            stand.drag(MouseButton.PRIMARY, 10.0 * sign, 0);
        }
    }

    private void window(Stand stand, String name, RegionReader pixels) throws Exception {
        stand.show(Scenery.on(pixels, 0));
        stand.frame(stand.canvas()::zoomTo100);
        stand.frame(() -> stand.press(MouseButton.SECONDARY, stand.width() / 2, stand.height() / 2));
        measure(stand, TEXT.text("window", name), i -> {
            int sign = i / 10 % 2 == 0 ? 1 : -1;
            stand.drag(MouseButton.SECONDARY, 5 * sign, 3 * sign);
        });
        stand.frame(() -> stand.release(MouseButton.SECONDARY));
    }

    private void crowd(Stand stand) throws Exception {
        Scenery scenery = Scenery.on(new Scenery.Pattern(20_000, 20_000, PixelType.Depth.UINT8), MANY);
        stand.show(scenery);
        zoom(stand, TEXT.text("far"));
        stand.frame(stand.canvas()::zoomTo100);
        pan(stand, TEXT.text("near"), 30, 12);
        zoom(stand, TEXT.text("nearZoom"));
        hover(scenery);
    }

    private void hover(Scenery scenery) {
        progress.accept(TEXT.text("hover"));
        ObjectIndex index = new ObjectIndex(scenery.objects());
        Random random = new Random(2);
        double[] micros = new double[steps];
        for (int i = -warm; i < steps; i++) {
            long began = System.nanoTime();
            for (int k = 0; k < QUERIES; k++) {
                Point p = new Point(random.nextDouble(20_000), random.nextDouble(20_000));
                index.topmost(new Bounds(p.x(), p.y(), p.x(), p.y()).grow(HOVER_TOLERANCE),
                        a -> Nearness.touches(a.geometry(), p, HOVER_TOLERANCE));
            }
            if (i >= 0) {
                micros[i] = (System.nanoTime() - began) / 1e3 / QUERIES;
            }
        }
        rows.add(Row.of(TEXT.text("hover"), "us", micros));
    }

    /** Adds a row of processor time. */
    private List<Stand.Frame> measure(Stand stand, String work, IntConsumer step) throws Exception {
        progress.accept(work);
        List<Stand.Frame> frames = new ArrayList<>();
        int i = 0;
        for (Warmth warmth = new Warmth(warm); warmth.isComing(i); i++) {
            frame(stand, step, i);
        }
        for (int end = i + steps; i < end; i++) {
            frames.add(frame(stand, step, i));
        }
        rows.add(Row.of(work, "CPU ms", of(frames, Stand.Frame::cpu)));
        return frames;
    }

    private static Stand.Frame frame(Stand stand, IntConsumer step, int i) throws Exception {
        return stand.frame(() -> step.accept(i));
    }

    private static double[] of(List<Stand.Frame> frames, ToDoubleFunction<Stand.Frame> what) {
        return frames.stream().mapToDouble(what).toArray();
    }
}
