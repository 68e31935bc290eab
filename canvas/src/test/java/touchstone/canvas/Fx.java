package touchstone.canvas;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A canvas on a stage, worked with events that are made here, so that no window system's habits matter. */
final class Fx {

    final AnnotationCanvas canvas;

    private Fx(AnnotationCanvas canvas) {
        this.canvas = canvas;
    }

    static Fx open(int width, int height) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        return on(() -> {
            AnnotationCanvas canvas = new AnnotationCanvas();
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(canvas, width, height));
            stage.show();
            canvas.requestFocus();
            return new Fx(canvas);
        });
    }

    static <T> T on(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, call);
    }

    static void run(Runnable run) {
        on(() -> {
            run.run();
            return true;
        });
    }

    void settle() {
        waitUntil(canvas::isSettled);
    }

    static void waitUntil(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> on(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("did not come about within 20 s", e);
        }
    }

    /** What is on the screen: 0xFFrrggbb of the canvas's pixels. */
    int pixel(int x, int y) {
        return picture().getPixelReader().getArgb(x, y);
    }

    WritableImage picture() {
        settle();
        return on(() -> canvas.snapshot(null, null));
    }

    /** Makes the screen so many times as dense, until it is made 1 again. */
    void density(double density) {
        run(() -> {
            canvas.getScene().getWindow().setRenderScaleX(density);
            canvas.getScene().getWindow().setRenderScaleY(density);
        });
    }

    /** As {@link #picture}, in pixels of a denser device. */
    WritableImage picture(double density) {
        settle();
        SnapshotParameters dense = new SnapshotParameters();
        dense.setTransform(Transform.scale(density, density));
        return on(() -> canvas.snapshot(dense, null));
    }

    void mouse(javafx.event.EventType<MouseEvent> type, double x, double y, MouseButton button, int clicks,
            List<KeyCode> held) {
        run(() -> Event.fireEvent(canvas, new MouseEvent(type, x, y, x, y, button, clicks,
                held.contains(KeyCode.SHIFT), held.contains(KeyCode.CONTROL), held.contains(KeyCode.ALT), false,
                false, false, false, false, false, true, new PickResult(canvas, x, y))));
    }

    void press(double x, double y, MouseButton button, KeyCode... held) {
        mouse(MouseEvent.MOUSE_PRESSED, x, y, button, 1, List.of(held));
    }

    void dragTo(double x, double y, MouseButton button, KeyCode... held) {
        mouse(MouseEvent.MOUSE_DRAGGED, x, y, button, 1, List.of(held));
    }

    void release(double x, double y, MouseButton button, KeyCode... held) {
        mouse(MouseEvent.MOUSE_RELEASED, x, y, button, 1, List.of(held));
    }

    void click(double x, double y, KeyCode... held) {
        press(x, y, MouseButton.PRIMARY, held);
        release(x, y, MouseButton.PRIMARY, held);
    }

    void move(double x, double y) {
        mouse(MouseEvent.MOUSE_MOVED, x, y, MouseButton.NONE, 0, List.of());
    }

    void drag(MouseButton button, double... xy) {
        press(xy[0], xy[1], button);
        for (int i = 2; i < xy.length; i += 2) {
            dragTo(xy[i], xy[i + 1], button);
        }
        release(xy[xy.length - 2], xy[xy.length - 1], button);
    }

    void wheel(double x, double y, double notches, boolean control) {
        run(() -> Event.fireEvent(canvas, new ScrollEvent(ScrollEvent.SCROLL, x, y, x, y, false, control, false, false,
                false, false, 0, notches * 40, 0, notches * 40, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(canvas, x, y))));
    }

    void key(KeyCode code, boolean shift) {
        run(() -> {
            Event.fireEvent(canvas, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
            Event.fireEvent(canvas, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, false, false, false));
        });
    }

    void holdKey(KeyCode code, boolean down) {
        run(() -> Event.fireEvent(canvas, new KeyEvent(down ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED, "", "",
                code, false, false, false, false)));
    }
}
