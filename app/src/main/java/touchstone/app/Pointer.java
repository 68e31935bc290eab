package touchstone.app;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;

/** Where on one picture the pointer would be that is over another one of the same place. */
final class Pointer extends Group {

    private static final double ARM = 9;

    Pointer() {
        setMouseTransparent(true);
        setAutoSizeChildren(false);
        for (boolean casing : List.of(true, false)) {
            Color colour = casing ? Color.rgb(0, 0, 0, 0.6) : Color.WHITE;
            double width = casing ? 3 : 1.2;
            getChildren().addAll(line(-ARM, 0, ARM, 0, colour, width), line(0, -ARM, 0, ARM, colour, width));
        }
    }

    private static Line line(double x, double y, double toX, double toY, Color colour, double width) {
        Line line = new Line(x, y, toX, toY);
        line.setStroke(colour);
        line.setStrokeWidth(width);
        return line;
    }

    /** Puts its middle at a point of the parent. */
    void at(double x, double y) {
        setLayoutX(x);
        setLayoutY(y);
    }
}
