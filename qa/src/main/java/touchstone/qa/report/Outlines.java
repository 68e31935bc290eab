package touchstone.qa.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Contours;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** Draws the outline of a shape over a crop of its image: lines of one width whatever the magnification. */
final class Outlines {

    /** Whose shape it is. The colours differ in lightness too, and the lines in kind. */
    enum Pen {
        /** A double line. */
        GOLD(0xffc933),
        /** A dashed line. */
        DASHED(0xff8fc0),
        /** A plain line. */
        PLAIN(0x4aa3ff);

        private final Color colour;

        Pen(int rgb) {
            this.colour = new Color(rgb);
        }
    }

    private static final Color CASING = new Color(0, 0, 0, 200);
    private static final float LINE = 2.6f;
    private static final float DOUBLE_LINE = 5.6f;
    private static final float BETWEEN = 1.8f;
    private static final float CASING_WIDTH = 2.4f;
    private static final float[] DASHES = { 10, 5 };
    private static final double CROSS = 9;
    private static final double DOT = 5;

    private final Graphics2D graphics;
    private final Crop crop;

    Outlines(Graphics2D graphics, Crop crop) {
        this.graphics = graphics;
        this.crop = crop;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** @param skeleton the lines between joints, or null */
    void draw(Geometry geometry, @Nullable Skeleton skeleton, Pen pen) {
        switch (geometry) {
            case Mask m when m.isEmpty() -> {
                // Nothing to draw: the words beside the picture tell of it.
            }
            case Mask m -> stroke(rings(Contours.polygon(m).rings()), pen);
            case Polygon p -> stroke(rings(p.rings()), pen);
            case Box b -> stroke(rings(List.of(b.corners())), pen);
            case Ellipse e -> stroke(ellipse(e), pen);
            case Polyline l -> {
                Path2D line = new Path2D.Double();
                add(line, l.points());
                stroke(toPicture(line), pen);
            }
            case Keypoints k -> keypoints(k, skeleton, pen);
            case Tag t -> {
                // A tag is about the whole image and has no outline.
            }
        }
    }

    private Shape rings(List<Points> rings) {
        Path2D path = new Path2D.Double();
        for (Points ring : rings) {
            add(path, ring);
            path.closePath();
        }
        return toPicture(path);
    }

    private static void add(Path2D path, Points points) {
        path.moveTo(points.x(0), points.y(0));
        for (int i = 1; i < points.size(); i++) {
            path.lineTo(points.x(i), points.y(i));
        }
    }

    private Shape ellipse(Ellipse e) {
        AffineTransform turn = AffineTransform.getRotateInstance(Math.toRadians(e.rotation()), e.cx(), e.cy());
        return toPicture(turn.createTransformedShape(
                new Ellipse2D.Double(e.cx() - e.rx(), e.cy() - e.ry(), 2 * e.rx(), 2 * e.ry())));
    }

    private void keypoints(Keypoints k, @Nullable Skeleton skeleton, Pen pen) {
        Path2D path = new Path2D.Double();
        List<Joint> joints = k.joints();
        if (skeleton != null) {
            for (Skeleton.Edge edge : skeleton.edges()) {
                if (edge.from() < joints.size() && edge.to() < joints.size()) {
                    line(path, joints.get(edge.from()), joints.get(edge.to()));
                }
            }
        }
        for (Joint joint : joints) {
            double x = pictureX(joint.x());
            double y = pictureY(joint.y());
            if (joint.visibility() == Keypoints.VISIBLE) {
                line(path, x - CROSS, y, x + CROSS, y);
                line(path, x, y - CROSS, x, y + CROSS);
            } else if (joint.visibility() == Keypoints.HIDDEN) {
                path.append(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT), false);
            }
        }
        stroke(path, pen);
    }

    private void line(Path2D path, Joint from, Joint to) {
        if (from.visibility() != Keypoints.ABSENT && to.visibility() != Keypoints.ABSENT) {
            line(path, pictureX(from.x()), pictureY(from.y()), pictureX(to.x()), pictureY(to.y()));
        }
    }

    private static void line(Path2D path, double x1, double y1, double x2, double y2) {
        path.moveTo(x1, y1);
        path.lineTo(x2, y2);
    }

    private double pictureX(double x) {
        return (x - crop.x()) * crop.scale();
    }

    private double pictureY(double y) {
        return (y - crop.y()) * crop.scale();
    }

    private Shape toPicture(Shape inImagePixels) {
        return new AffineTransform(crop.scale(), 0, 0, crop.scale(), -crop.x() * crop.scale(),
                -crop.y() * crop.scale()).createTransformedShape(inImagePixels);
    }

    private void stroke(Shape shape, Pen pen) {
        float width = pen == Pen.GOLD ? DOUBLE_LINE : LINE;
        stroke(shape, CASING, width + CASING_WIDTH, null);
        stroke(shape, pen.colour, width, pen == Pen.DASHED ? DASHES : null);
        if (pen == Pen.GOLD) {
            stroke(shape, CASING, BETWEEN, null);
        }
    }

    private void stroke(Shape shape, Color colour, float width, float @Nullable [] dashes) {
        graphics.setColor(colour);
        graphics.setStroke(dashes == null
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        graphics.draw(shape);
    }
}
