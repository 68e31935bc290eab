package touchstone.model.geometry;

/** An open line through at least two points. */
public record Polyline(Points points) implements Geometry {

    public Polyline {
        if (points.size() < 2) {
            throw new InvalidGeometry("A line needs at least two points and has " + points.size() + ".");
        }
    }

    @Override
    public GeometryKind kind() {
        return GeometryKind.POLYLINE;
    }

    @Override
    public Bounds bounds() {
        return points.bounds();
    }

    @Override
    public double area() {
        return 0;
    }

    @Override
    public boolean contains(double x, double y) {
        return false;
    }

    @Override
    public Polyline translate(double dx, double dy) {
        return new Polyline(points.translate(dx, dy));
    }
}
