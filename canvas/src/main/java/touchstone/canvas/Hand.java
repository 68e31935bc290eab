package touchstone.canvas;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.tool.Input;
import touchstone.model.geometry.Point;

/**
 * Turns events of mouse and keyboard into pan, zoom, window/level and inputs for the tool. Keeps its own account of the
 * pressed button and modifier keys, because not every window system reports them with each mouse event.
 */
final class Hand {

    private static final double ZOOM_PER_NOTCH = 1.2;
    private static final double SCROLL_PER_NOTCH = 40;
    private static final double BRUSH_PER_NOTCH = 1.15;
    /** A right button that moved less than this was a click. */
    private static final double CLICK_SLACK = 3;

    /** What a held button does. */
    private enum Grip {
        NONE, TOOL, PAN, WINDOW, RIGHT_PAN, MENU;

        /** Of the right button, a click of which a tool gets. */
        boolean isRight() {
            return this == WINDOW || this == RIGHT_PAN || this == MENU;
        }
    }

    private final AnnotationCanvas canvas;
    private final KeyPointer keys;
    private Grip grip = Grip.NONE;
    private MouseButton held = MouseButton.NONE;
    private double lastX;
    private double lastY;
    private double pressX;
    private double pressY;
    private boolean wandered;
    private boolean middle;
    private boolean space;
    private boolean shift;
    private boolean control;
    private boolean alt;

    Hand(AnnotationCanvas canvas) {
        this.canvas = canvas;
        keys = new KeyPointer(canvas);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, e -> {
            if (!keys.isThere()) {
                canvas.pointerLeft();
            }
        });
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, e -> keyState(e, false));
        canvas.focusedProperty().addListener((property, before, focused) -> forgetKeys());
    }

    private void forgetKeys() {
        space = false;
        shift = false;
        control = false;
        alt = false;
    }

    private Input.Modifiers modifiers(MouseEvent e) {
        return new Input.Modifiers(shift || e.isShiftDown(), control || e.isShortcutDown(), alt || e.isAltDown());
    }

    private Point at(MouseEvent e) {
        Viewport view = canvas.getViewport();
        return new Point(rounded(view.toImageX(e.getX())), rounded(view.toImageY(e.getY())));
    }

    /** To a hundredth of an image pixel, which is finer than any hand. */
    private static double rounded(double coordinate) {
        return Math.round(coordinate * 100) / 100.0;
    }

    private void pressed(MouseEvent e) {
        canvas.requestFocus();
        keys.leave();
        middle |= e.getButton() == MouseButton.MIDDLE;
        if (grip != Grip.NONE) {
            return;
        }
        held = e.getButton();
        lastX = pressX = e.getX();
        lastY = pressY = e.getY();
        wandered = false;
        Habits habits = canvas.habits();
        if (held == MouseButton.MIDDLE || (held == MouseButton.PRIMARY && space)
                || habits.lookingOnlyProperty().get()) {
            grip = Grip.PAN;
        } else if (held == MouseButton.SECONDARY) {
            grip = switch (habits.rightDragProperty().get()) {
                case WINDOW -> Grip.WINDOW;
                case PAN -> Grip.RIGHT_PAN;
                case MENU -> Grip.MENU;
            };
            if (grip == Grip.MENU && canvas.getTool().rests()) {
                habits.openMenu(e);
                grip = Grip.NONE;
            }
        } else if (held == MouseButton.PRIMARY) {
            grip = Grip.TOOL;
            canvas.input(e.getClickCount() == 2
                    ? new Input.DoubleClick(at(e), modifiers(e))
                    : new Input.Press(at(e), Input.Button.PRIMARY, modifiers(e)));
        }
        e.consume();
    }

    private void dragged(MouseEvent e) {
        double dx = e.getX() - lastX;
        double dy = e.getY() - lastY;
        lastX = e.getX();
        lastY = e.getY();
        wandered |= Math.hypot(e.getX() - pressX, e.getY() - pressY) > CLICK_SLACK;
        // The image goes along with the pointer then, so that the tool's gesture stays at the same place of it.
        boolean pans = grip == Grip.TOOL && (space || middle);
        switch (pans ? Grip.PAN : grip) {
            case PAN -> canvas.pan(dx, dy);
            case WINDOW -> {
                if (wandered) {
                    canvas.dragWindow(dx, dy);
                }
            }
            case RIGHT_PAN -> {
                if (wandered) {
                    canvas.pan(dx, dy);
                }
            }
            case TOOL -> canvas.input(new Input.Drag(at(e), modifiers(e)));
            case NONE, MENU -> {
            }
        }
        canvas.pointerAt(e.getX(), e.getY());
        e.consume();
    }

    private void released(MouseEvent e) {
        boolean pans = grip == Grip.PAN || grip == Grip.TOOL && (space || middle);
        if (pans && (e.getX() != lastX || e.getY() != lastY)) {
            // The last stretch before a button goes up is not always reported as a drag.
            canvas.pan(e.getX() - lastX, e.getY() - lastY);
        }
        lastX = e.getX();
        lastY = e.getY();
        middle &= e.getButton() != MouseButton.MIDDLE;
        if (e.getButton() != held) {
            return;
        }
        Grip ended = grip;
        grip = Grip.NONE;
        held = MouseButton.NONE;
        if (ended == Grip.TOOL) {
            canvas.input(new Input.Release(at(e), modifiers(e)));
        } else if (ended.isRight() && !wandered) {
            canvas.input(new Input.Press(at(e), Input.Button.SECONDARY, modifiers(e)));
            canvas.input(new Input.Release(at(e), modifiers(e)));
        }
        e.consume();
    }

    private void moved(MouseEvent e) {
        keys.leave();
        canvas.pointerAt(e.getX(), e.getY());
        if (canvas.habits().lookingOnlyProperty().get()) {
            return;
        }
        canvas.input(new Input.Move(at(e), modifiers(e)));
    }

    private void scrolled(ScrollEvent e) {
        if (e.getDeltaY() == 0 || (e.isInertia() && grip != Grip.NONE)) {
            return;
        }
        double notches = e.getDeltaY() / SCROLL_PER_NOTCH;
        if (control || e.isShortcutDown()) {
            canvas.setBrushRadius(canvas.getBrushRadius() * Math.pow(BRUSH_PER_NOTCH, notches));
        } else {
            canvas.zoomAt(e.getX(), e.getY(), canvas.getViewport().scale() * Math.pow(ZOOM_PER_NOTCH, notches));
        }
        e.consume();
    }

    private void keyState(KeyEvent e, boolean down) {
        if (e.getCode() == KeyCode.SPACE) {
            space = down;
            e.consume();
        }
        shift = e.getCode() == KeyCode.SHIFT ? down : e.isShiftDown();
        boolean controlKey = e.getCode() == KeyCode.CONTROL || e.getCode() == KeyCode.COMMAND;
        control = controlKey ? down : e.isShortcutDown();
        alt = e.getCode() == KeyCode.ALT ? down : e.isAltDown();
    }

    private void keyPressed(KeyEvent e) {
        keyState(e, true);
        Input.Code code = code(e.getCode());
        if (code == null || e.isAltDown() || e.isShortcutDown()) {
            return;
        }
        boolean used = code == Input.Code.ENTER && keys.click(e.isShiftDown())
                || canvas.input(new Input.Key(code, new Input.Modifiers(e.isShiftDown(), false, false)));
        if (code == Input.Code.ESCAPE) {
            keys.escape(used);
        } else if (!used) {
            move(code, e.isShiftDown());
        }
        if (used || e.getCode().isArrowKey()) {
            // An arrow key that is not consumed moves the focus away.
            e.consume();
        }
    }

    private void move(Input.Code code, boolean far) {
        switch (code) {
            case LEFT -> keys.move(-1, 0, far);
            case RIGHT -> keys.move(1, 0, far);
            case UP -> keys.move(0, -1, far);
            case DOWN -> keys.move(0, 1, far);
            default -> {
            }
        }
    }

    private static Input.@Nullable Code code(KeyCode key) {
        return switch (key) {
            case ENTER -> Input.Code.ENTER;
            case ESCAPE -> Input.Code.ESCAPE;
            case BACK_SPACE -> Input.Code.BACKSPACE;
            case DELETE -> Input.Code.DELETE;
            case LEFT, KP_LEFT -> Input.Code.LEFT;
            case RIGHT, KP_RIGHT -> Input.Code.RIGHT;
            case UP, KP_UP -> Input.Code.UP;
            case DOWN, KP_DOWN -> Input.Code.DOWN;
            case INSERT, SLASH -> Input.Code.SKIP;
            case S -> Input.Code.SNAP;
            case T -> Input.Code.TRACE;
            default -> null;
        };
    }
}
