package touchstone.model.geometry;

/** Says something about the whole image. */
public record Tag() implements Geometry {

    @Override
    public GeometryKind kind() {
        return GeometryKind.TAG;
    }

    @Override
    public Bounds bounds() {
        return Bounds.EMPTY;
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
    public Tag translate(double dx, double dy) {
        return this;
    }
}
