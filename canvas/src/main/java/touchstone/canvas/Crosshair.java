package touchstone.canvas;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;

/** Two lines through the pointer over the whole canvas, with a dark casing so that they are seen on any picture. */
final class Crosshair {

    private final Region on;
    private final Group node = new Group();
    private final List<Line> across = List.of(line(3, Color.rgb(0, 0, 0, 0.45)), line(1, Color.WHITE));
    private final List<Line> down = List.of(line(3, Color.rgb(0, 0, 0, 0.45)), line(1, Color.WHITE));

    Crosshair(Region on, Habits habits) {
        this.on = on;
        node.setManaged(false);
        node.setAutoSizeChildren(false);
        node.setMouseTransparent(true);
        node.setVisible(false);
        node.getChildren().addAll(across);
        node.getChildren().addAll(down);
        on.addEventFilter(MouseEvent.ANY, e -> {
            if (!habits.crosshairProperty().get() || e.getEventType() == MouseEvent.MOUSE_EXITED) {
                node.setVisible(false);
            } else if (e.getEventType() == MouseEvent.MOUSE_MOVED || e.getEventType() == MouseEvent.MOUSE_DRAGGED) {
                show(Math.floor(e.getX()) + 0.5, Math.floor(e.getY()) + 0.5);
            }
        });
        habits.crosshairProperty().addListener((o, was, is) -> node.setVisible(false));
    }

    private static Line line(double width, Color colour) {
        Line line = new Line();
        line.setManaged(false);
        line.setStroke(colour);
        line.setStrokeWidth(width);
        return line;
    }

    private void show(double x, double y) {
        for (Line line : across) {
            line.setEndX(on.getWidth());
            line.setStartY(y);
            line.setEndY(y);
        }
        for (Line line : down) {
            line.setEndY(on.getHeight());
            line.setStartX(x);
            line.setEndX(x);
        }
        node.setVisible(true);
    }

    Node node() {
        return node;
    }
}
