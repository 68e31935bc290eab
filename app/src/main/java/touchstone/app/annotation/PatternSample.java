package touchstone.app.annotation;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.canvas.layer.Style;

/** A short piece of a layer's line, as it is on the canvas. */
final class PatternSample extends Pane {

    private static final double WIDTH = 22;
    private static final double HEIGHT = 12;

    /** @param rgb the annotator's colour where the canvas uses it, else null */
    PatternSample(Style.Pattern pattern, @Nullable Integer rgb) {
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        List<Line> lines = pattern == Style.Pattern.DOUBLE
                ? List.of(line(HEIGHT / 2 - 2), line(HEIGHT / 2 + 2))
                : List.of(line(HEIGHT / 2));
        for (Line line : lines) {
            switch (pattern) {
                case DASHED -> line.getStrokeDashArray().setAll(List.of(6.0, 4.0));
                case DOTTED -> line.getStrokeDashArray().setAll(List.of(1.5, 3.0));
                case SOLID, DOUBLE -> {
                }
            }
            if (rgb == null) {
                line.getStyleClass().add("pattern");
            } else {
                line.setStroke(Parts.colour(rgb));
            }
        }
        getChildren().addAll(lines);
    }

    private static Line line(double y) {
        Line line = new Line(1, y, WIDTH - 1, y);
        line.setStrokeWidth(2);
        return line;
    }
}
