package touchstone.canvas;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.StrokeType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/** The few things above the cells that follow the hand: handles, the open part of a path, and the brush's ring. */
final class Overlay {

    private static final double HANDLE = 7;
    private static final double SMALLEST_RING = 2;
    private static final double CROSS = 10;
    private static final Color DARK = Color.rgb(0, 0, 0, 0.65);
    private static final Color BRIGHT = Color.WHITE;

    private final Group node = new Group();
    private final Path lineCasing = path(3.3, DARK);
    private final Path line = path(1.5, BRIGHT);
    private final Path handles = path(1, Color.rgb(0x1c, 0x1f, 0x22));
    private final Circle ringCasing = circle(3, DARK);
    private final Circle ring = circle(1.2, BRIGHT);
    private final Path crossCasing = path(3, DARK);
    private final Path cross = path(1.2, BRIGHT);

    Overlay() {
        handles.setFill(BRIGHT);
        handles.setStrokeType(StrokeType.OUTSIDE);
        node.setManaged(false);
        node.setAutoSizeChildren(false);
        node.setMouseTransparent(true);
        node.getChildren().addAll(List.of(lineCasing, line, handles, ringCasing, ring, crossCasing, cross));
        hideRing();
    }

    private static Path path(double width, Color colour) {
        Path path = new Path();
        path.setManaged(false);
        path.setStroke(colour);
        path.setStrokeWidth(width);
        return path;
    }

    private static Circle circle(double width, Color colour) {
        Circle circle = new Circle();
        circle.setManaged(false);
        circle.setFill(null);
        circle.setStroke(colour);
        circle.setStrokeWidth(width);
        return circle;
    }

    Node node() {
        return node;
    }

    /** @param rgb the line's colour */
    void show(Points path, Points places, Viewport view, double width, double height, int rgb) {
        // What is set anew is painted anew, and all else with it, even where nothing is to be seen.
        if (path.size() == 0 && places.size() == 0 && isEmpty()) {
            return;
        }
        line.setStroke(Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
        List<PathElement> open = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            double x = view.toScreenX(path.x(i));
            double y = view.toScreenY(path.y(i));
            open.add(i == 0 ? new MoveTo(x, y) : new LineTo(x, y));
        }
        line.getElements().setAll(open);
        lineCasing.getElements().setAll(copies(open));
        List<PathElement> squares = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            double x = view.toScreenX(places.x(i));
            double y = view.toScreenY(places.y(i));
            if (x > -HANDLE && y > -HANDLE && x < width + HANDLE && y < height + HANDLE) {
                square(squares, Math.rint(x - HANDLE / 2), Math.rint(y - HANDLE / 2));
            }
        }
        handles.getElements().setAll(squares);
    }

    private boolean isEmpty() {
        return line.getElements().isEmpty() && handles.getElements().isEmpty();
    }

    /** A path element belongs to one path. */
    private static List<PathElement> copies(List<PathElement> elements) {
        List<PathElement> copies = new ArrayList<>(elements.size());
        for (PathElement element : elements) {
            if (element instanceof MoveTo m) {
                copies.add(new MoveTo(m.getX(), m.getY()));
            } else if (element instanceof LineTo l) {
                copies.add(new LineTo(l.getX(), l.getY()));
            }
        }
        return copies;
    }

    private static void square(List<PathElement> to, double x, double y) {
        to.add(new MoveTo(x, y));
        to.add(new LineTo(x + HANDLE, y));
        to.add(new LineTo(x + HANDLE, y + HANDLE));
        to.add(new LineTo(x, y + HANDLE));
        to.add(new LineTo(x, y));
    }

    /** The brush's outline about a point, or a cross where it is too small to see; null hides it. */
    void showRing(@Nullable Point centre, double radius, Viewport view) {
        hideRing();
        if (centre == null) {
            return;
        }
        double x = view.toScreenX(centre.x());
        double y = view.toScreenY(centre.y());
        double r = radius * view.scale();
        if (r >= SMALLEST_RING) {
            for (Circle circle : List.of(ringCasing, ring)) {
                circle.setCenterX(x);
                circle.setCenterY(y);
                circle.setRadius(r);
                circle.setVisible(true);
            }
        } else {
            for (Path path : List.of(crossCasing, cross)) {
                path.getElements().setAll(List.of(new MoveTo(x - CROSS, y), new LineTo(x + CROSS, y),
                        new MoveTo(x, y - CROSS), new LineTo(x, y + CROSS)));
                path.setVisible(true);
            }
        }
    }

    private void hideRing() {
        ringCasing.setVisible(false);
        ring.setVisible(false);
        crossCasing.setVisible(false);
        cross.setVisible(false);
    }
}
