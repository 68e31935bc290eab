package touchstone.model.geometry;

import java.util.Arrays;

/** A set of pixels within a frame of the image's size. */
public final class Mask implements Geometry {

    private final int width;
    private final int height;

    private Mask(int width, int height) {
        this.width = width;
        this.height = height;
    }

    public static Mask empty(int width, int height) {
        return new Mask(width, height);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    @Override
    public GeometryKind kind() {
        return GeometryKind.MASK;
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
    public Mask translate(double dx, double dy) {
        return this;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Mask m && m.width == width && m.height == height;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[]{ width, height });
    }
}
