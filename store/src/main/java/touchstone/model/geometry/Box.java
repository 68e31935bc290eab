package touchstone.model.geometry;

import java.util.List;

/**
 * A rectangle by its corner nearest the origin and its size before rotation, then turned clockwise on the screen by
 * {@code rotation} degrees about its <b>centre</b>. Formats that turn about a corner convert on the way in and out.
 */
public record Box(double x, double y, double width, double height, double rotation) implements Geometry {

    public Box {
        InvalidGeometry.requireFinite(x, y, width, height, rotation, x + width, y + height);
        if (width < 0 || height < 0) {
            throw new InvalidGeometry("A box has a negative width or height.");
        }
    }

    public Box(double x, double y, double width, double height) {
        this(x, y, width, height, 0);
    }

    public static Box of(Bounds bounds) {
        return new Box(bounds.minX(), bounds.minY(), bounds.width(), bounds.height());
    }

    public Point center() {
        return new Point(x + width / 2, y + height / 2);
    }

    /** The four corners after rotation: clockwise on the screen from the one that was nearest the origin. */
    public Points corners() {
        if (rotation == 0) {
            return Points.of(x, y, x + width, y, x + width, y + height, x, y + height);
        }
        Point c = center();
        return Points.of(List.of(new Point(x, y).rotate(c, rotation),
                new Point(x + width, y).rotate(c, rotation), new Point(x + width, y + height).rotate(c, rotation),
                new Point(x, y + height).rotate(c, rotation)));
    }

    @Override
    public GeometryKind kind() {
        return GeometryKind.BOX;
    }

    @Override
    public Bounds bounds() {
        return rotation == 0 ? Bounds.ofSize(x, y, width, height) : corners().bounds();
    }

    @Override
    public double area() {
        return width * height;
    }

    @Override
    public boolean contains(double px, double py) {
        Point p = new Point(px, py).rotate(center(), -rotation);
        return p.x() >= x && p.x() <= x + width && p.y() >= y && p.y() <= y + height;
    }

    @Override
    public Box translate(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height, rotation);
    }
}
