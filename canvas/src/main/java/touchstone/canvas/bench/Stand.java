package touchstone.canvas.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import touchstone.canvas.AnnotationCanvas;

/** A window with a canvas in it, worked with events, that says what a frame has cost. Called from any other thread. */
final class Stand implements AutoCloseable {

    /** Pulses after the last change until it has been painted, as painting runs beside the JavaFX thread. */
    private static final int PAINTING = 2;
    private static final double SCROLL_PER_NOTCH = 40;

    private final ProcessorTime processor = new ProcessorTime();
    private final Stage stage;
    private final AnnotationCanvas canvas;
    private double x;
    private double y;

    /**
     * What came of one gesture.
     *
     * @param cpu milliseconds of all threads until the picture was on the screen
     * @param wall milliseconds from the event to the pulse that put the picture up
     * @param pulses how many of JavaFX's pulses that took, its own included
     */
    record Frame(double cpu, double wall, int pulses) {
    }

    private Stand(Stage stage, AnnotationCanvas canvas) {
        this.stage = stage;
        this.canvas = canvas;
    }

    /** A window of this size, or of the screen's where that is smaller. */
    static Stand open(double width, double height) throws Exception {
        return onFx(() -> {
            Rectangle2D screen = Screen.getPrimary().getBounds();
            AnnotationCanvas canvas = new AnnotationCanvas();
            Stage stage = new Stage(StageStyle.UNDECORATED);
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(canvas, Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight())));
            stage.show();
            return new Stand(stage, canvas);
        });
    }

    static <T> T onFx(Callable<T> call) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(call.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get();
    }

    AnnotationCanvas canvas() {
        return canvas;
    }

    double width() {
        return canvas.getWidth();
    }

    double height() {
        return canvas.getHeight();
    }

    /** Where the pointer is. */
    double x() {
        return x;
    }

    double y() {
        return y;
    }

    void show(Scenery scenery) throws Exception {
        frame(() -> {
            canvas.setImage(scenery.image(), scenery.schema());
            canvas.setAnnotations(scenery.annotator().id(), scenery.objects());
            canvas.labelProperty().set(scenery.schema().labels().getLast());
            canvas.show(scenery.pixels());
        });
    }

    /** Does something on the JavaFX thread and waits until all that came of it is on the screen. */
    Frame frame(Runnable gesture) throws Exception {
        Watch watch = new Watch(gesture);
        Platform.runLater(watch::begin);
        return watch.end();
    }

    /** Counts pulses until the canvas has come to rest and the last picture has been painted. */
    private final class Watch extends AnimationTimer {

        private final Runnable gesture;
        private final Runnable afterLayout = this::laidOut;
        private final CountDownLatch done = new CountDownLatch(1);
        private long cpu;
        private long began;
        private long shown;
        private int calm;
        private int seen;
        private int pulses;

        Watch(Runnable gesture) {
            this.gesture = gesture;
        }

        void begin() {
            stage.getScene().addPostLayoutPulseListener(afterLayout);
            start();
            cpu = processor.nanos();
            began = System.nanoTime();
            gesture.run();
        }

        private void laidOut() {
            seen++;
            if (!canvas.isSettled()) {
                shown = 0;
                calm = 0;
            } else if (shown == 0) {
                shown = System.nanoTime();
                pulses = seen;
            }
        }

        @Override
        public void handle(long now) {
            if (shown != 0 && ++calm > PAINTING) {
                cpu = processor.nanos() - cpu;
                stop();
                stage.getScene().removePostLayoutPulseListener(afterLayout);
                done.countDown();
            }
        }

        Frame end() throws InterruptedException {
            done.await();
            return new Frame(cpu / 1e6, (shown - began) / 1e6, pulses);
        }
    }

    /** Called on the JavaFX thread, like all that follow. */
    void press(MouseButton button, double atX, double atY) {
        mouse(MouseEvent.MOUSE_PRESSED, button, atX, atY);
    }

    void drag(MouseButton button, double dx, double dy) {
        mouse(MouseEvent.MOUSE_DRAGGED, button, x + dx, y + dy);
    }

    void release(MouseButton button) {
        mouse(MouseEvent.MOUSE_RELEASED, button, x, y);
    }

    void move(double atX, double atY) {
        mouse(MouseEvent.MOUSE_MOVED, MouseButton.NONE, atX, atY);
    }

    private void mouse(EventType<MouseEvent> type, MouseButton button, double atX, double atY) {
        x = atX;
        y = atY;
        Event.fireEvent(canvas, new MouseEvent(type, x, y, x, y, button, 1, false, false, false, false,
                button == MouseButton.PRIMARY, button == MouseButton.MIDDLE, button == MouseButton.SECONDARY, false,
                false, true, new PickResult(canvas, x, y)));
    }

    void wheel(double notches) {
        double atX = width() / 2;
        double atY = height() / 2;
        double delta = notches * SCROLL_PER_NOTCH;
        Event.fireEvent(canvas, new ScrollEvent(ScrollEvent.SCROLL, atX, atY, atX, atY, false, false, false, false,
                false, false, 0, delta, 0, delta, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(canvas, atX, atY)));
    }

    @Override
    public void close() {
        Platform.runLater(() -> {
            canvas.show(null);
            stage.close();
        });
    }
}
