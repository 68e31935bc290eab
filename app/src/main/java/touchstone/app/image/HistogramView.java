package touchstone.app.image;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Rectangle;
import touchstone.app.control.Parts;
import touchstone.canvas.tile.Histogram;

/** How often the image's values occur, one area a channel, with what lies beside the window darkened. */
final class HistogramView extends Region {

    private static final double HEIGHT = 72;
    private static final double SEVERAL_OPACITY = 0.55;

    /** @param colour 0xRRGGBB, or less than 0 for the text's own */
    record Curve(Histogram histogram, int colour) {
    }

    private final Rectangle below = new Rectangle();
    private final Rectangle above = new Rectangle();
    private List<Curve> curves = List.of();
    private boolean logarithmic;
    private double low;
    private double high = 1;

    HistogramView() {
        setId("histogram");
        getStyleClass().add("histogram");
        setMinSize(0, HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        for (Rectangle outside : List.of(below, above)) {
            outside.setManaged(false);
            outside.getStyleClass().add("outside");
        }
    }

    void show(List<Curve> replacement, boolean log) {
        curves = replacement;
        logarithmic = log;
        draw();
    }

    /** @param newLow the window's ends as shares of the histogram's width */
    void window(double newLow, double newHigh) {
        low = Math.clamp(newLow, 0, 1);
        high = Math.clamp(newHigh, 0, 1);
        requestLayout();
    }

    private void draw() {
        List<Path> paths = new ArrayList<>();
        for (Curve curve : curves) {
            Path path = new Path();
            path.setManaged(false);
            path.getStyleClass().add("area");
            if (curve.colour() >= 0) {
                path.setFill(Parts.colour(curve.colour()));
                path.setOpacity(SEVERAL_OPACITY);
                path.getStyleClass().setAll("channel");
            }
            path.setUserData(curve);
            paths.add(path);
        }
        getChildren().setAll(paths);
        getChildren().addAll(below, above);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        getChildren().forEach(node -> {
            if (node.getUserData() instanceof Curve curve) {
                ((Path) node).getElements().setAll(outline(curve.histogram(), width, height));
            }
        });
        below.setWidth(low * width);
        above.setX(high * width);
        above.setWidth((1 - high) * width);
        below.setHeight(height);
        above.setHeight(height);
    }

    private List<PathElement> outline(Histogram histogram, double width, double height) {
        int[] counts = histogram.counts();
        double peak = scaled(histogram.peak());
        List<PathElement> outline = new ArrayList<>();
        outline.add(new MoveTo(0, height));
        for (int i = 0; i < counts.length; i++) {
            double y = height - Math.min(1, scaled(counts[i]) / peak) * (height - 2);
            outline.add(new LineTo(i * width / counts.length, y));
            outline.add(new LineTo((i + 1) * width / counts.length, y));
        }
        outline.add(new LineTo(width, height));
        outline.add(new ClosePath());
        return outline;
    }

    private double scaled(int count) {
        return logarithmic ? Math.log1p(count) : count;
    }
}
