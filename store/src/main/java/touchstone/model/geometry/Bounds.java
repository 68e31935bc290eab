package touchstone.model.geometry;

/** An axis-parallel box by its sides; empty when {@code maxX < minX} or {@code maxY < minY}. */
public record Bounds(double minX, double minY, double maxX, double maxY) {

    /** Holds nothing; the neutral element of {@link #union}. */
    public static final Bounds EMPTY = new Bounds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

    public static Bounds ofSize(double x, double y, double width, double height) {
        return new Bounds(x, y, x + width, y + height);
    }

    /** The box that has the two points as opposite corners. */
    public static Bounds between(Point a, Point b) {
        return new Bounds(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()),
                Math.max(a.y(), b.y()));
    }

    public boolean isEmpty() {
        return maxX < minX || maxY < minY;
    }

    public double width() {
        return isEmpty() ? 0 : maxX - minX;
    }

    public double height() {
        return isEmpty() ? 0 : maxY - minY;
    }

    public double centerX() {
        return (minX + maxX) / 2;
    }

    public double centerY() {
        return (minY + maxY) / 2;
    }

    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }

    public boolean intersects(Bounds o) {
        return minX <= o.maxX && o.minX <= maxX && minY <= o.maxY && o.minY <= maxY;
    }

    public Bounds union(Bounds o) {
        return new Bounds(Math.min(minX, o.minX), Math.min(minY, o.minY), Math.max(maxX, o.maxX),
                Math.max(maxY, o.maxY));
    }

    public Bounds intersection(Bounds o) {
        return new Bounds(Math.max(minX, o.minX), Math.max(minY, o.minY), Math.min(maxX, o.maxX),
                Math.min(maxY, o.maxY));
    }

    public Bounds grow(double margin) {
        return isEmpty() ? this : new Bounds(minX - margin, minY - margin, maxX + margin, maxY + margin);
    }

    public Bounds translate(double dx, double dy) {
        return new Bounds(minX + dx, minY + dy, maxX + dx, maxY + dy);
    }
}
