package touchstone.model.geometry;

/** An ellipse by centre and half axes, its x axis turned clockwise on the screen by {@code rotation} degrees. */
public record Ellipse(double cx, double cy, double rx, double ry, double rotation) implements Geometry {

    public Ellipse {
        InvalidGeometry.requireFinite(cx, cy, rx, ry, rotation);
        if (rx < 0 || ry < 0) {
            throw new InvalidGeometry("An ellipse has a negative radius.");
        }
    }

    public Ellipse(double cx, double cy, double rx, double ry) {
        this(cx, cy, rx, ry, 0);
    }

    /** The point of the outline at {@code angle} radians of the ellipse's own parameter. */
    public Point at(double angle) {
        return new Point(cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)).rotate(new Point(cx, cy), rotation);
    }

    /**
     * The outline as {@code n} points on the curve, clockwise on the screen. The area falls short of the ellipse's by
     * the factor sin(2&pi;/n)/(2&pi;/n): 0.16 % at 64 points.
     */
    public Points outline(int n) {
        double[] xy = new double[2 * n];
        for (int i = 0; i < n; i++) {
            Point p = at(2 * Math.PI * i / n);
            xy[2 * i] = p.x();
            xy[2 * i + 1] = p.y();
        }
        return Points.of(xy);
    }

    @Override
    public GeometryKind kind() {
        return GeometryKind.ELLIPSE;
    }

    @Override
    public Bounds bounds() {
        double radians = Math.toRadians(rotation);
        double w = rotation == 0 ? rx : Math.hypot(rx * Math.cos(radians), ry * Math.sin(radians));
        double h = rotation == 0 ? ry : Math.hypot(rx * Math.sin(radians), ry * Math.cos(radians));
        return new Bounds(cx - w, cy - h, cx + w, cy + h);
    }

    @Override
    public double area() {
        return Math.PI * rx * ry;
    }

    @Override
    public boolean contains(double x, double y) {
        if (rx == 0 || ry == 0) {
            return false;
        }
        Point p = new Point(x, y).rotate(new Point(cx, cy), -rotation);
        double u = (p.x() - cx) / rx;
        double v = (p.y() - cy) / ry;
        return u * u + v * v <= 1;
    }

    @Override
    public Ellipse translate(double dx, double dy) {
        return new Ellipse(cx + dx, cy + dy, rx, ry, rotation);
    }
}
