package touchstone.canvas;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import touchstone.model.Spacing;

/** A length over the canvas, in pixels or, where it is known how large these are, in their unit. The mouse does not see it. */
public final class ScaleBar extends Region {

    private static final double LONGEST = 160;
    private static final double TICK = 5;
    private static final double HEIGHT = 30;
    private static final double MARGIN = 3;

    private final AnnotationCanvas canvas;
    private final ObjectProperty<@Nullable Spacing> spacing = new SimpleObjectProperty<>(this, "spacing");
    private final Path casing = path(4.5, Color.rgb(0, 0, 0, 0.7));
    private final Path line = path(1.75, Color.WHITE);
    private final Text shadow = text(Color.rgb(0, 0, 0, 0.7), 3.5);
    private final Text label = text(Color.WHITE, 0);

    public ScaleBar(AnnotationCanvas canvas) {
        this.canvas = canvas;
        setId("scale-bar");
        setMouseTransparent(true);
        setMinSize(LONGEST + 2 * MARGIN, HEIGHT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPrefSize(LONGEST + 2 * MARGIN, HEIGHT);
        getChildren().addAll(List.of(casing, line, shadow, label));
        canvas.viewportProperty().addListener(o -> show());
        canvas.overviewProperty().addListener(o -> show());
        spacing.addListener(o -> show());
        show();
    }

    private static Path path(double width, Color colour) {
        Path path = new Path();
        path.setManaged(false);
        path.setStroke(colour);
        path.setStrokeWidth(width);
        path.setStrokeLineCap(StrokeLineCap.SQUARE);
        path.setStrokeLineJoin(StrokeLineJoin.MITER);
        return path;
    }

    private static Text text(Color colour, double outline) {
        Text text = new Text();
        text.setManaged(false);
        // Letters that reach below the others stay above the line, however large they are.
        text.setTextOrigin(VPos.BOTTOM);
        text.getStyleClass().add("scale-text");
        text.setFill(colour);
        if (outline > 0) {
            text.setStroke(colour);
            text.setStrokeWidth(outline);
        }
        return text;
    }

    /** How large the image's pixels are; null where nobody told it. */
    public ObjectProperty<@Nullable Spacing> spacingProperty() {
        return spacing;
    }

    private void show() {
        setOpacity(canvas.overviewProperty().get() == null ? 0 : 1);
        ScaleLength length = ScaleLength.within(LONGEST, canvas.getViewport().scale(), spacing.get());
        double y = HEIGHT - MARGIN - 0.5;
        double right = MARGIN + Math.rint(length.screen());
        for (Path path : List.of(casing, line)) {
            path.getElements().setAll(List.of(new MoveTo(MARGIN, y - TICK), new LineTo(MARGIN, y), new LineTo(right, y),
                    new LineTo(right, y - TICK)));
        }
        for (Text text : List.of(shadow, label)) {
            text.setText(length.text());
            text.setX(MARGIN + 6);
            text.setY(y - 4);
        }
        setAccessibleText(length.text());
    }
}
