package touchstone.model.geometry;

/** A place in image pixels. */
public record Point(double x, double y) {

    public Point {
        InvalidGeometry.requireFinite(x, y);
    }

    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    public Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }

    /** This point turned about {@code centre}, clockwise on the screen (y points down). */
    public Point rotate(Point centre, double degrees) {
        if (degrees == 0) {
            return this;
        }
        double radians = Math.toRadians(degrees);
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        double dx = x - centre.x;
        double dy = y - centre.y;
        return new Point(centre.x + dx * cos - dy * sin, centre.y + dx * sin + dy * cos);
    }
}
