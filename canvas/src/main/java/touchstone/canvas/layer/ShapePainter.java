package touchstone.canvas.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Label;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** Draws shapes of every kind in one style on one raster, with less detail the smaller they are on the screen. */
final class ShapePainter {

    /** Screen pixels below which an object is one spot, and below which a few of its vertices do. */
    private static final double SPOT_SIZE = 3;
    private static final double COARSE_SIZE = 8;
    private static final int COARSE_VERTICES = 5;
    /** Screen pixels below which lines have no casing. */
    private static final double SMALL_SIZE = 20;
    /** Vertices nearer than this to the last one drawn are passed over. */
    private static final double MIN_STEP = 0.6;
    /** How far a polygon may leave the curve it stands for, in screen pixels. */
    private static final double CURVE_ERROR = 0.1;

    private final Raster raster;
    private final Style style;
    private final Pen pen;
    private final double scale;
    private final double density;
    private final Looks looks;
    private final int opacity;
    /** Whether the shape at hand is. */
    private boolean small;

    ShapePainter(Raster raster, Style style) {
        this.raster = raster;
        this.style = style;
        this.pen = Pen.on(raster);
        this.scale = raster.scale();
        this.density = raster.density();
        this.looks = pen.looks(style);
        this.opacity = Blend.alpha(style.opacity());
    }

    /** @param label null for a label that the schema does not have */
    void paint(Geometry shape, @Nullable Label label, int rgb, boolean selected) {
        if (shape instanceof Keypoints keypoints) {
            small = false;
            joints(keypoints, label == null ? null : label.skeleton(), rgb, selected);
            return;
        }
        if (shape instanceof Mask mask) {
            new MaskPainter(raster, style).paint(mask, rgb, selected);
            return;
        }
        Bounds bounds = shape.bounds();
        if (!bounds.isEmpty()) {
            outlined(shape, bounds.minX(), bounds.minY(), bounds.maxX(), bounds.maxY(), rgb, selected);
        }
    }

    /** The same of one that is not selected, whose bounds are known. */
    void paint(Geometry shape, double minX, double minY, double maxX, double maxY, @Nullable Label label, int rgb) {
        if (shape instanceof Keypoints || shape instanceof Mask) {
            paint(shape, label, rgb, false);
        } else {
            outlined(shape, minX, minY, maxX, maxY, rgb, false);
        }
    }

    private void outlined(Geometry shape, double minX, double minY, double maxX, double maxY, int rgb,
            boolean selected) {
        double size = Math.max(maxX - minX, maxY - minY) * scale;
        if (size < SPOT_SIZE) {
            pen.spot((minX + maxX) / 2 * scale, (minY + maxY) / 2 * scale, rgb, opacity);
            return;
        }
        small = size < SMALL_SIZE;
        int vertices = size < COARSE_SIZE ? COARSE_VERTICES : Integer.MAX_VALUE;
        switch (shape) {
            case Polygon polygon -> area(rings(polygon), vertices, rgb, selected);
            case Box box -> area(List.of(box.corners()), vertices, rgb, selected);
            case Ellipse ellipse -> area(List.of(ellipse.outline(segments(ellipse))), vertices, rgb,
                    selected);
            case Polyline line -> outline(List.of(line.points()), false, vertices, rgb, selected);
            case Mask m -> throw new IllegalStateException();
            case Keypoints k -> throw new IllegalStateException();
            case Tag t -> {
            }
        }
    }

    /** Without a copy for the many that are one ring. */
    private static List<Points> rings(Polygon polygon) {
        Polygon.Part first = polygon.parts().getFirst();
        return polygon.parts().size() == 1 && first.holes().isEmpty() ? List.of(first.outer()) : polygon.rings();
    }

    private int segments(Ellipse ellipse) {
        double radius = Math.max(ellipse.rx(), ellipse.ry()) * scale;
        double angle = Math.acos(1 - Math.min(1, CURVE_ERROR / Math.max(radius, CURVE_ERROR)));
        return (int) Math.clamp(Math.ceil(Math.PI / angle), 16, 4096);
    }

    private void area(List<Points> rings, int vertices, int rgb, boolean selected) {
        double inside = style.look().inside(selected) * style.opacity();
        if (inside > 0) {
            edges(rings, vertices);
            pen.fill(rgb, Blend.alpha(inside));
        }
        if (style.look().lined(selected)) {
            outline(rings, true, vertices, rgb, selected);
        }
    }

    private void edges(List<Points> rings, int vertices) {
        for (Points ring : rings) {
            int n = ring.size();
            int stride = Math.max(1, n / vertices);
            int first = 0;
            for (int i = stride; i < n + stride; i += stride) {
                int to = i < n ? i : 0;
                pen.edge(ring.x(first) * scale, ring.y(first) * scale, ring.x(to) * scale,
                        ring.y(to) * scale);
                first = to;
                if (to == 0) {
                    break;
                }
            }
        }
    }

    private void outline(List<Points> lines, boolean closed, int vertices, int rgb, boolean selected) {
        LineLook look = looks.line(selected, small);
        pen.begin(look);
        for (Points line : lines) {
            stroke(line, closed, Math.max(1, line.size() / vertices));
        }
        pen.draw(look, rgb);
    }

    private void stroke(Points line, boolean closed, int stride) {
        double x = line.x(0) * scale;
        double y = line.y(0) * scale;
        double startX = x;
        double startY = y;
        double along = 0;
        int last = line.size() - 1;
        for (int i = stride; i <= last || (i - stride < last && !closed); i += stride) {
            int at = Math.min(i, last);
            double nextX = line.x(at) * scale;
            double nextY = line.y(at) * scale;
            if (at == last || Math.abs(nextX - x) + Math.abs(nextY - y) >= MIN_STEP) {
                along = segment(x, y, nextX, nextY, along);
                x = nextX;
                y = nextY;
            }
        }
        if (closed) {
            segment(x, y, startX, startY, along);
        }
    }

    private double segment(double x0, double y0, double x1, double y1, double along) {
        switch (style.pattern()) {
            case SOLID, DOUBLE -> {
                pen.line(x0, y0, x1, y1);
                return 0;
            }
            case DASHED -> pen.dashed(x0, y0, x1, y1, 6 * density, 5 * density, along);
            case DOTTED -> pen.dashed(x0, y0, x1, y1, 0.5 * density, 4.5 * density, along);
        }
        return along + Math.hypot(x1 - x0, y1 - y0);
    }

    private void joints(Keypoints keypoints, @Nullable Skeleton skeleton, int rgb, boolean selected) {
        List<Keypoints.Joint> joints = keypoints.joints();
        Sides sides = skeleton != null && skeleton.joints().size() == joints.size()
                ? new Sides(skeleton)
                : Sides.NONE;
        if (skeleton != null && sides != Sides.NONE) {
            bones(joints, skeleton, sides, rgb, selected);
        }
        for (int i = 0; i < joints.size(); i++) {
            Keypoints.Joint joint = joints.get(i);
            if (joint.visibility() != Keypoints.ABSENT) {
                LineLook look = looks.joint(joint.visibility() == Keypoints.VISIBLE, selected);
                pen.begin(look);
                double x = joint.x() * scale;
                double y = joint.y() * scale;
                pen.line(x, y, x, y);
                pen.draw(look, sides.hue(i, rgb));
            }
        }
    }

    /** Bones of one side have its hue, those in the middle the object's colour. */
    private void bones(List<Keypoints.Joint> joints, Skeleton skeleton, Sides sides, int rgb, boolean selected) {
        LineLook look = looks.line(selected, small);
        for (int hue : sides.hues(rgb)) {
            pen.begin(look);
            for (Skeleton.Edge edge : skeleton.edges()) {
                Keypoints.Joint a = joints.get(edge.from());
                Keypoints.Joint b = joints.get(edge.to());
                if (sides.hue(edge, rgb) == hue && a.visibility() != Keypoints.ABSENT
                        && b.visibility() != Keypoints.ABSENT) {
                    segment(a.x() * scale, a.y() * scale, b.x() * scale, b.y() * scale, 0);
                }
            }
            pen.draw(look, hue);
        }
    }
}
