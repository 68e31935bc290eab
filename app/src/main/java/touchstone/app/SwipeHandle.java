package touchstone.app;

import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import touchstone.app.control.Parts;
import touchstone.model.Messages;

/** The line between two pictures that lie over each other: dragged, or moved by the arrow keys while it has the focus. */
final class SwipeHandle extends StackPane {

    static final double WIDTH = 24;

    private static final Messages MESSAGES = Messages.beside(SwipeHandle.class);
    private static final double LEAST = 0.02;
    private static final double STEP = 0.02;
    private static final double STRIDE = 0.1;

    private final Runnable moved;
    private double share = 0.5;

    /** @param moved told that the line stands elsewhere */
    SwipeHandle(Runnable moved) {
        this.moved = moved;
        setId("swipe");
        getStyleClass().add("swipe");
        setFocusTraversable(true);
        setCursor(Cursor.H_RESIZE);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(MESSAGES.text("compare.line"));
        setAccessibleHelp(MESSAGES.text("compare.line.help"));
        Region line = new Region();
        line.getStyleClass().add("swipe-line");
        StackPane grip = new StackPane(Parts.icon("mdomz-swap_horiz"));
        grip.getStyleClass().add("swipe-grip");
        getChildren().addAll(line, grip);
        setOnMousePressed(e -> requestFocus());
        setOnMouseDragged(e -> to((getLayoutX() + e.getX()) / getParent().getLayoutBounds().getWidth()));
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            double step = e.isShiftDown() ? STRIDE : STEP;
            switch (e.getCode()) {
                case LEFT -> move(-step);
                case RIGHT -> move(step);
                case HOME -> to(0);
                case END -> to(1);
                default -> {
                    return;
                }
            }
            e.consume();
        });
    }

    /** Where it stands, from 0 at the left to 1. */
    double share() {
        return share;
    }

    void move(double by) {
        to(share + by);
    }

    private void to(double where) {
        share = Math.clamp(where, LEAST, 1 - LEAST);
        moved.run();
    }
}
