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

    /**
     * Screen pixels below which an object is one spot, below which an area is an oval within its bounds, and below which a
     * few of the vertices do.
     */
    private static final double SPOT_SIZE = 3;
    private static final double OVAL_SIZE = 5;
    private static final double COARSE_SIZE = 8;
    /** Of a ring of which a few vertices are drawn, how many that can be. */
    private static final int FEW_AT_MOST = 2 * PackedObjects.FEW_VERTICES;
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
    private final int inside;
    private final int insideSelected;
    /** The line at hand, in the zoomed image: x, y, x, y ..., and where it ends. */
    private double[] xy = new double[2 * FEW_AT_MOST];
    private int numbers;
    private double lastX;
    private double lastY;
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
        this.inside = Blend.alpha(style.look().inside(false) * style.opacity());
        this.insideSelected = Blend.alpha(style.look().inside(true) * style.opacity());
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

    /** One of many that is not selected, without going to the object itself where that can be spared. */
    void paint(PackedObjects packed, int place, @Nullable Label label, int rgb) {
        PackedObjects.Form form = packed.form(place);
        if (form == PackedObjects.Form.OTHER) {
            paint(packed.annotation(place).geometry(), label, rgb, false);
            return;
        }
        double minX = packed.minX(place);
        double minY = packed.minY(place);
        double maxX = packed.maxX(place);
        double maxY = packed.maxY(place);
        double size = Math.max(maxX - minX, maxY - minY) * scale;
        Points ring = packed.ring(place);
        if (minor(size, form == PackedObjects.Form.AREA, minX, minY, maxX, maxY, rgb, false)) {
            return;
        }
        if (ring == null) {
            outlined(packed.annotation(place).geometry(), size, rgb, false);
            return;
        }
        small = size < SMALL_SIZE;
        if (size < COARSE_SIZE) {
            room(2 * FEW_AT_MOST);
            numbers = packed.few(place, scale, xy);
        } else {
            load(ring, 1);
        }
        area(rgb, false);
    }

    private void outlined(Geometry shape, double minX, double minY, double maxX, double maxY, int rgb,
            boolean selected) {
        double size = Math.max(maxX - minX, maxY - minY) * scale;
        boolean area = shape instanceof Polygon || shape instanceof Box || shape instanceof Ellipse;
        if (!minor(size, area, minX, minY, maxX, maxY, rgb, selected)) {
            outlined(shape, size, rgb, selected);
        }
    }

    /** Paints what is too small to have a shape; whether it is. */
    private boolean minor(double size, boolean area, double minX, double minY, double maxX, double maxY, int rgb,
            boolean selected) {
        if (size < SPOT_SIZE) {
            pen.spot((minX + maxX) / 2 * scale, (minY + maxY) / 2 * scale, rgb, opacity);
            return true;
        }
        if (size < OVAL_SIZE && area && !selected) {
            pen.oval(minX * scale, minY * scale, maxX * scale, maxY * scale,
                    style.look().lined(false) ? looks.line(false, true) : null, style.pattern(), rgb, inside);
            return true;
        }
        return false;
    }

    private void outlined(Geometry shape, double size, int rgb, boolean selected) {
        small = size < SMALL_SIZE;
        int vertices = size < COARSE_SIZE ? PackedObjects.FEW_VERTICES : Integer.MAX_VALUE;
        switch (shape) {
            case Polygon polygon -> area(polygon.rings(), vertices, rgb, selected);
            case Box box -> area(List.of(box.corners()), vertices, rgb, selected);
            case Ellipse ellipse -> area(List.of(ellipse.outline(segments(ellipse))), vertices, rgb,
                    selected);
            case Polyline line -> {
                LineLook look = looks.line(selected, small);
                load(line.points(), Math.max(1, line.points().size() / vertices));
                pen.begin(look);
                stroke(false);
                pen.draw(look, rgb);
            }
            case Mask m -> throw new IllegalStateException();
            case Keypoints k -> throw new IllegalStateException();
            case Tag t -> {
            }
        }
    }

    private int segments(Ellipse ellipse) {
        double radius = Math.max(ellipse.rx(), ellipse.ry()) * scale;
        double angle = Math.acos(1 - Math.min(1, CURVE_ERROR / Math.max(radius, CURVE_ERROR)));
        return (int) Math.clamp(Math.ceil(Math.PI / angle), 16, 4096);
    }

    private void area(List<Points> rings, int vertices, int rgb, boolean selected) {
        if (rings.size() == 1) {
            load(rings.getFirst(), Math.max(1, rings.getFirst().size() / vertices));
            area(rgb, selected);
            return;
        }
        int alpha = selected ? insideSelected : inside;
        if (alpha > 0) {
            for (Points ring : rings) {
                load(ring, Math.max(1, ring.size() / vertices));
                edges();
            }
            pen.fill(rgb, alpha);
        }
        if (style.look().lined(selected)) {
            LineLook look = looks.line(selected, small);
            pen.begin(look);
            for (Points ring : rings) {
                load(ring, Math.max(1, ring.size() / vertices));
                stroke(true);
            }
            pen.draw(look, rgb);
        }
    }

    /** The ring that is loaded, filled and lined. */
    private void area(int rgb, boolean selected) {
        int alpha = selected ? insideSelected : inside;
        if (alpha > 0) {
            edges();
            pen.fill(rgb, alpha);
        }
        if (style.look().lined(selected)) {
            LineLook look = looks.line(selected, small);
            pen.begin(look);
            stroke(true);
            pen.draw(look, rgb);
        }
    }

    private void room(int length) {
        if (xy.length < length) {
            xy = new double[length];
        }
    }

    /** Every so many of a line's points, in the zoomed image; the last one always. */
    private void load(Points line, int stride) {
        int n = line.size();
        room(2 * (n / stride + 2));
        numbers = 0;
        for (int i = 0; i < n; i += stride) {
            xy[numbers++] = line.x(i) * scale;
            xy[numbers++] = line.y(i) * scale;
        }
        lastX = line.x(n - 1) * scale;
        lastY = line.y(n - 1) * scale;
    }

    private void edges() {
        double x = xy[numbers - 2];
        double y = xy[numbers - 1];
        for (int i = 0; i < numbers; i += 2) {
            pen.edge(x, y, xy[i], xy[i + 1]);
            x = xy[i];
            y = xy[i + 1];
        }
    }

    private void stroke(boolean closed) {
        double x = xy[0];
        double y = xy[1];
        double along = 0;
        boolean joined = false;
        for (int i = 2; i < numbers; i += 2) {
            if (i == numbers - 2 || Math.abs(xy[i] - x) + Math.abs(xy[i + 1] - y) >= MIN_STEP) {
                along = segment(x, y, xy[i], xy[i + 1], along, closed || joined);
                joined = true;
                x = xy[i];
                y = xy[i + 1];
            }
        }
        if (closed) {
            segment(x, y, xy[0], xy[1], along, joined);
        } else if (x != lastX || y != lastY) {
            segment(x, y, lastX, lastY, along, joined);
        }
    }

    /** @param joined whether another segment ends where this one begins */
    private double segment(double x0, double y0, double x1, double y1, double along, boolean joined) {
        switch (style.pattern()) {
            case SOLID, DOUBLE -> {
                pen.line(x0, y0, x1, y1, joined);
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
                    segment(a.x() * scale, a.y() * scale, b.x() * scale, b.y() * scale, 0, false);
                }
            }
            pen.draw(look, hue);
        }
    }
}
