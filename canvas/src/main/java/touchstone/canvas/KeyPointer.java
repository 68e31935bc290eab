package touchstone.canvas;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.tool.Input;
import touchstone.canvas.tool.Tool;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;

/**
 * A pointer for hands that stay on the keyboard: arrow keys move it by whole pixels, a key clicks where it is. A tool with
 * a ring paints from one click to the next, as if the button were held. It comes with the first arrow key that the tool
 * itself has no use for, and goes when the mouse moves.
 */
final class KeyPointer {

    private static final int FAR = 10;
    /** So much of the view's side is kept between the pointer and the view's edge. */
    private static final double MARGIN = 0.05;

    private final AnnotationCanvas canvas;
    private @Nullable Point at;
    /** Of the image that the pointer is on. */
    private @Nullable Bounds on;
    /** Where the last click was, if the pointer has not moved since. */
    private @Nullable Point clicked;
    private boolean held;

    KeyPointer(AnnotationCanvas canvas) {
        this.canvas = canvas;
        canvas.toolProperty().addListener((property, before, after) -> {
            if (!before.name().equals(after.name())) {
                held = false;
                clicked = null;
            }
        });
        canvas.viewportProperty().addListener(o -> {
            leaveOtherImage();
            show();
        });
    }

    boolean isThere() {
        return at != null;
    }

    /**
     * One step, which is a pixel of the image, or as many of them as lie under one of the canvas where that is more.
     *
     * @param far ten steps
     */
    void move(int dx, int dy, boolean far) {
        Optional<Bounds> frame = canvas.frame();
        if (frame.isEmpty()) {
            return;
        }
        leaveOtherImage();
        on = frame.get();
        double step = Math.max(1, Math.rint(canvas.getViewport().pixel())) * (far ? FAR : 1);
        Point from = Optional.ofNullable(at).orElseGet(this::start);
        Point to = new Point(Math.clamp(from.x() + dx * step, frame.get().minX(), frame.get().maxX()),
                Math.clamp(from.y() + dy * step, frame.get().minY(), frame.get().maxY()));
        at = to;
        if (!to.equals(from)) {
            clicked = null;
        }
        follow(to);
        canvas.pointsByKeys(true);
        show();
        canvas.input(held ? new Input.Drag(to, Input.Modifiers.NONE) : new Input.Move(to, Input.Modifiers.NONE));
    }

    /** Where the mouse left the pointer, else the middle of the view. */
    private Point start() {
        Probe mouse = canvas.probeProperty().get();
        Point start = mouse != null
                ? mouse.at()
                : canvas.getViewport().toImage(canvas.getWidth() / 2, canvas.getHeight() / 2);
        return new Point(Math.rint(start.x()), Math.rint(start.y()));
    }

    /** Moves the view where the pointer would leave it. */
    private void follow(Point to) {
        Viewport view = canvas.getViewport();
        double marginX = canvas.getWidth() * MARGIN;
        double marginY = canvas.getHeight() * MARGIN;
        Point on = view.toScreen(to);
        double dx = Math.clamp(on.x(), marginX, canvas.getWidth() - marginX) - on.x();
        double dy = Math.clamp(on.y(), marginY, canvas.getHeight() - marginY) - on.y();
        boolean outside = on.x() < 0 || on.y() < 0 || on.x() > canvas.getWidth() || on.y() > canvas.getHeight();
        if (outside || (dx != 0 || dy != 0) && !canvas.isFitted()) {
            canvas.pan(dx, dy);
        }
    }

    private void show() {
        Point now = at;
        if (now != null) {
            Point on = canvas.getViewport().toScreen(now);
            canvas.pointerAt(on.x(), on.y());
        }
    }

    /**
     * Clicks where the pointer is; false where it is not there, or has not moved since it clicked, so that the key means
     * the tool.
     */
    boolean click(boolean shift) {
        leaveOtherImage();
        Point now = at;
        if (now == null || now.equals(clicked) && !held) {
            return false;
        }
        Input.Modifiers modifiers = shift ? Input.Modifiers.SHIFT : Input.Modifiers.NONE;
        Tool tool = canvas.getTool();
        if (held) {
            held = false;
            canvas.input(new Input.Release(now, modifiers));
        } else {
            canvas.input(new Input.Press(now, Input.Button.PRIMARY, modifiers));
            held = tool.hasRing();
            if (!held) {
                canvas.input(new Input.Release(now, modifiers));
            }
        }
        clicked = now;
        return true;
    }

    /** What was begun is dropped; where nothing was, the pointer goes. */
    void escape(boolean used) {
        boolean begun = used || held;
        held = false;
        clicked = null;
        if (!begun) {
            leave();
        }
    }

    /** On an image of another size it begins anew, not in the corner into which its old place would be pushed. */
    private void leaveOtherImage() {
        if (at != null && !canvas.frame().equals(Optional.ofNullable(on))) {
            held = false;
            leave();
        }
    }

    /** The mouse is in the hand again. */
    void leave() {
        Point now = at;
        if (now == null) {
            return;
        }
        if (held) {
            held = false;
            canvas.input(new Input.Release(now, Input.Modifiers.NONE));
        }
        at = null;
        clicked = null;
        canvas.pointsByKeys(false);
        canvas.pointerLeft();
    }
}
