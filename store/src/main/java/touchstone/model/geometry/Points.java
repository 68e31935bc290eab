package touchstone.model.geometry;

import java.util.Arrays;
import java.util.List;

/** An immutable sequence of points, packed as x, y, x, y ... so that shapes of many vertices stay small and fast. */
public final class Points {

    private static final Points NONE = new Points(new double[0]);

    private final double[] xy;

    private Points(double[] xy) {
        this.xy = xy;
    }

    /** @throws InvalidGeometry when the count is odd or a value is not finite */
    public static Points of(double... xy) {
        if (xy.length == 0) {
            return NONE;
        }
        if (xy.length % 2 != 0) {
            throw new InvalidGeometry("A point list has an odd number of coordinates.");
        }
        InvalidGeometry.requireFinite(xy);
        return new Points(xy.clone());
    }

    public static Points of(List<Point> points) {
        double[] xy = new double[points.size() * 2];
        for (int i = 0; i < points.size(); i++) {
            xy[2 * i] = points.get(i).x();
            xy[2 * i + 1] = points.get(i).y();
        }
        return new Points(xy);
    }

    public int size() {
        return xy.length / 2;
    }

    public double x(int i) {
        return xy[2 * i];
    }

    public double y(int i) {
        return xy[2 * i + 1];
    }

    public Point get(int i) {
        return new Point(x(i), y(i));
    }

    public List<Point> toList() {
        Point[] points = new Point[size()];
        Arrays.setAll(points, this::get);
        return List.of(points);
    }

    /** A copy as x, y, x, y ... */
    public double[] toArray() {
        return xy.clone();
    }

    public Bounds bounds() {
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xy.length; i += 2) {
            minX = Math.min(minX, xy[i]);
            maxX = Math.max(maxX, xy[i]);
            minY = Math.min(minY, xy[i + 1]);
            maxY = Math.max(maxY, xy[i + 1]);
        }
        return new Bounds(minX, minY, maxX, maxY);
    }

    /**
     * Area of the closed ring through the points by the shoelace formula: positive when it runs clockwise on the screen
     * (y points down). Computed about the first point, so that far-away rings lose no digits.
     */
    public double signedArea() {
        double sum = 0;
        for (int i = 1; i + 1 < size(); i++) {
            sum += (x(i) - x(0)) * (y(i + 1) - y(0)) - (x(i + 1) - x(0)) * (y(i) - y(0));
        }
        return sum / 2;
    }

    /** Whether the closed ring through the points has (x,y) inside by the even-odd rule. */
    public boolean ringContains(double x, double y) {
        boolean inside = false;
        for (int i = 0, j = size() - 1; i < size(); j = i++) {
            if (y(i) > y != y(j) > y && x < (x(j) - x(i)) * (y - y(i)) / (y(j) - y(i)) + x(i)) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Length of the open line through the points. */
    public double length() {
        double sum = 0;
        for (int i = 1; i < size(); i++) {
            sum += Math.hypot(x(i) - x(i - 1), y(i) - y(i - 1));
        }
        return sum;
    }

    public Points translate(double dx, double dy) {
        double[] moved = new double[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            moved[i] = xy[i] + dx;
            moved[i + 1] = xy[i + 1] + dy;
        }
        InvalidGeometry.requireFinite(moved);
        return new Points(moved);
    }

    /** The same points with the one at {@code i} elsewhere. */
    public Points with(int i, double x, double y) {
        InvalidGeometry.requireFinite(x, y);
        double[] changed = xy.clone();
        changed[2 * i] = x;
        changed[2 * i + 1] = y;
        return new Points(changed);
    }

    /** The same points with one more before the one at {@code i}; {@code i == size()} appends. */
    public Points insert(int i, double x, double y) {
        InvalidGeometry.requireFinite(x, y);
        double[] grown = new double[xy.length + 2];
        System.arraycopy(xy, 0, grown, 0, 2 * i);
        grown[2 * i] = x;
        grown[2 * i + 1] = y;
        System.arraycopy(xy, 2 * i, grown, 2 * i + 2, xy.length - 2 * i);
        return new Points(grown);
    }

    public Points remove(int i) {
        double[] shrunk = new double[xy.length - 2];
        System.arraycopy(xy, 0, shrunk, 0, 2 * i);
        System.arraycopy(xy, 2 * i + 2, shrunk, 2 * i, xy.length - 2 * i - 2);
        return new Points(shrunk);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Points p && Arrays.equals(xy, p.xy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xy);
    }

    @Override
    public String toString() {
        return Arrays.toString(xy);
    }
}
