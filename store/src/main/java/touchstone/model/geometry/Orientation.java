package touchstone.model.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way to turn or mirror an image, and every shape on it, without loss. Turns are clockwise on the screen. */
public enum Orientation {
    NONE, HORIZONTAL, VERTICAL, ROTATE90, ROTATE180, ROTATE270;

    /** Name in files: "none", "horizontal" (left and right change places), "vertical", "rotate90" ... */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Orientation> of(String key) {
        return Arrays.stream(values()).filter(o -> o.key().equals(key)).findFirst();
    }

    /** What brings everything back. */
    public Orientation inverse() {
        return switch (this) {
            case ROTATE90 -> ROTATE270;
            case ROTATE270 -> ROTATE90;
            case NONE, HORIZONTAL, VERTICAL, ROTATE180 -> this;
        };
    }

    /** Whether rows become columns. */
    public boolean swapsSides() {
        return this == ROTATE90 || this == ROTATE270;
    }

    /** Whether left hands become right hands. */
    public boolean isMirror() {
        return this == HORIZONTAL || this == VERTICAL;
    }

    /** @return the place in the turned image of a place in an image of that size */
    public Point apply(Point p, int width, int height) {
        return switch (this) {
            case NONE -> p;
            case HORIZONTAL -> new Point(width - p.x(), p.y());
            case VERTICAL -> new Point(p.x(), height - p.y());
            case ROTATE90 -> new Point(height - p.y(), p.x());
            case ROTATE180 -> new Point(width - p.x(), height - p.y());
            case ROTATE270 -> new Point(p.y(), width - p.x());
        };
    }

    /** @return the shape on the turned image of a shape on an image of that size; joints keep their order and their names */
    public Geometry apply(Geometry shape, int width, int height) {
        if (this == NONE) {
            return shape;
        }
        return switch (shape) {
            case Tag tag -> tag;
            case Mask mask -> apply(mask);
            case Polyline line -> new Polyline(apply(line.points(), width, height));
            case Polygon polygon -> new Polygon(polygon.parts().stream()
                    .map(part -> new Polygon.Part(apply(part.outer(), width, height),
                            part.holes().stream().map(hole -> apply(hole, width, height)).toList()))
                    .toList());
            case Keypoints points -> new Keypoints(points.joints().stream().map(j -> {
                Point p = apply(new Point(j.x(), j.y()), width, height);
                return new Keypoints.Joint(p.x(), p.y(), j.visibility());
            }).toList());
            case Box box -> apply(box, width, height);
            case Ellipse ellipse -> {
                Point c = apply(new Point(ellipse.cx(), ellipse.cy()), width, height);
                boolean swapped = swapsSides();
                yield new Ellipse(c.x(), c.y(), swapped ? ellipse.ry() : ellipse.rx(),
                        swapped ? ellipse.rx() : ellipse.ry(), turned(ellipse.rotation()));
            }
        };
    }

    private Box apply(Box box, int width, int height) {
        Point c = apply(box.center(), width, height);
        double w = swapsSides() ? box.height() : box.width();
        double h = swapsSides() ? box.width() : box.height();
        return new Box(c.x() - w / 2, c.y() - h / 2, w, h, turned(box.rotation()));
    }

    /** A shape whose sides have changed places needs no quarter turn besides. */
    private double turned(double rotation) {
        return isMirror() && rotation != 0 ? -rotation : rotation;
    }

    private Points apply(Points points, int width, int height) {
        double[] xy = points.toArray();
        for (int i = 0; i < xy.length; i += 2) {
            Point p = apply(new Point(xy[i], xy[i + 1]), width, height);
            xy[i] = p.x();
            xy[i + 1] = p.y();
        }
        return Points.of(xy);
    }

    private Mask apply(Mask mask) {
        Mask source = swapsSides() ? mask.transpose() : mask;
        boolean across = this == HORIZONTAL || this == ROTATE180 || this == ROTATE90;
        boolean down = this == VERTICAL || this == ROTATE180 || this == ROTATE270;
        int w = source.width();
        int h = source.height();
        MaskBuilder builder = new MaskBuilder(w, h);
        source.forEachRun((y, from, to) -> builder.span(down ? h - 1 - y : y, across ? w - to : from,
                across ? w - from : to));
        return builder.build();
    }

    /** The size of the turned image: width and height. */
    public List<Integer> size(int width, int height) {
        return swapsSides() ? List.of(height, width) : List.of(width, height);
    }
}
