package touchstone.model.geometry;

/**
 * A shape in image pixels (x right, y down, pixel (0,0) covers 0..1). All kinds are immutable values; the set is closed,
 * so that a {@code switch} over it makes every consumer decide about every kind.
 */
public sealed interface Geometry permits Mask, Polygon, Polyline, Box, Ellipse, Keypoints, Tag {

    GeometryKind kind();

    /** The smallest axis-parallel box around the shape; {@link Bounds#EMPTY} for a tag and an empty mask. */
    Bounds bounds();

    /** Covered area in square pixels; 0 for shapes without an inside. */
    double area();

    /** Whether the point lies inside; always false for shapes without an inside. Points on a border may go either way. */
    boolean contains(double x, double y);

    /** The same shape moved; a mask moves by the nearest whole pixels and is cut at its frame. */
    Geometry translate(double dx, double dy);
}
