package touchstone.app.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Controls beside each other that go on in a second line where there is no room for them in one. A label that may be cut
 * takes what its line leaves.
 */
public class Bar extends HBox {

    /** Of a label that may be cut: under which it had rather be in the next line. */
    private static final double LEAST_LABEL = 60;

    private record Place(Node node, double width) {
    }

    @SuppressWarnings("this-escape") // the list of style classes knows nothing of who extends it
    public Bar(Node... children) {
        super(children);
        getStyleClass().add("panel-bar");
    }

    /** A label, or the name on a menu, that says itself how narrow it may become. */
    private static boolean isElastic(Node node) {
        return (node instanceof Label || node instanceof MenuButton) && ((Labeled) node).getMinWidth() >= 0;
    }

    private static double least(Node node, double room) {
        double wanted = Math.max(node.minWidth(-1), Math.min(node.prefWidth(-1), node.maxWidth(-1)));
        return Math.min(room, isElastic(node)
                ? Math.max(node.minWidth(-1), Math.min(wanted, LEAST_LABEL))
                : wanted);
    }

    private double room(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private List<List<Place>> lines(double room) {
        List<List<Place>> lines = new ArrayList<>();
        List<Place> line = new ArrayList<>();
        double used = 0;
        for (Node node : getManagedChildren()) {
            double least = least(node, room);
            if (!line.isEmpty() && used + getSpacing() + least > room + 0.5) {
                lines.add(stretched(line, room));
                line = new ArrayList<>();
                used = 0;
            }
            used += (line.isEmpty() ? 0 : getSpacing()) + least;
            line.add(new Place(node, least));
        }
        if (!line.isEmpty()) {
            lines.add(stretched(line, room));
        }
        return lines;
    }

    /** What a line leaves goes to labels that were cut, to those first that lack least, then to what grows. */
    private List<Place> stretched(List<Place> line, double room) {
        double left = room - line.stream().mapToDouble(Place::width).sum() - getSpacing() * (line.size() - 1);
        List<Place> whole = new ArrayList<>(line);
        for (Place place : line.stream().filter(p -> isElastic(p.node) && lack(p) > 0)
                .sorted(Comparator.comparingDouble(Bar::lack)).toList()) {
            double more = Math.min(lack(place), Math.max(0, left));
            whole.set(line.indexOf(place), new Place(place.node, place.width + more));
            left -= more;
        }
        long growing = whole.stream().filter(p -> grows(p.node)).count();
        if (growing == 0 || left <= 0) {
            return whole;
        }
        double share = left / growing;
        return whole.stream().map(p -> grows(p.node)
                ? new Place(p.node, Math.max(p.width, Math.min(p.width + share, p.node.maxWidth(-1))))
                : p).toList();
    }

    private static double lack(Place place) {
        return place.node.prefWidth(-1) - place.width;
    }

    private static boolean grows(Node node) {
        return HBox.getHgrow(node) == Priority.ALWAYS;
    }

    private static double height(List<Place> line) {
        return line.stream().mapToDouble(Bar::height).max().orElse(0);
    }

    /** Not only what it prefers: a style sheet's least height may be more. */
    private static double height(Place place) {
        return Math.max(place.node.minHeight(place.width), place.node.prefHeight(place.width));
    }

    private double gap() {
        return Math.round(getSpacing() / 2);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + getManagedChildren().stream()
                .mapToDouble(n -> Math.min(n.minWidth(-1), least(n, Double.MAX_VALUE))).max().orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        List<List<Place>> lines = lines(width < 0 ? Double.MAX_VALUE : room(width));
        return snappedTopInset() + snappedBottomInset() + Math.max(0, lines.size() - 1) * gap()
                + lines.stream().mapToDouble(l -> snapSizeY(height(l))).sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double y = snappedTopInset();
        for (List<Place> line : lines(room(getWidth()))) {
            double height = snapSizeY(height(line));
            double x = snappedLeftInset();
            for (Place place : line) {
                double wanted = height(place);
                double tall = place.node.maxHeight(place.width) > wanted && grows(place.node) ? height : wanted;
                place.node.resizeRelocate(snapPositionX(x), snapPositionY(y + (height - tall) / 2), place.width, tall);
                x += place.width + getSpacing();
            }
            y += height + gap();
        }
    }
}
