package touchstone.handout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import touchstone.model.Image;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Cutout;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Morphology;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Tag;

/** Makes a right shape wrong in a way that somebody who looks will see. */
final class Spoiling {

    /** What is left of the longer side of a shape that is cut. */
    private static final double LEFT = 0.6;
    /** Of the square root of a mask's area, by how much all its border moves out to make a square half as large again. */
    private static final double GROWN = 0.112;

    private Spoiling() {
    }

    /** More than half its size aside, back where the image ends. */
    static Geometry moved(Geometry shape, Image image, Random random) {
        Bounds b = shape.bounds();
        double dx = Math.max(4, b.width() * 0.6) * (random.nextBoolean() ? 1 : -1);
        double dy = Math.max(4, b.height() * 0.6) * (random.nextBoolean() ? 1 : -1);
        dx = b.minX() + dx < 0 || b.maxX() + dx > image.width() ? -dx : dx;
        dy = b.minY() + dy < 0 || b.maxY() + dy > image.height() ? -dy : dy;
        double x = Math.clamp(Math.rint(dx), Math.min(0, -b.minX()), Math.max(0, image.width() - b.maxX()));
        double y = Math.clamp(Math.rint(dy), Math.min(0, -b.minY()), Math.max(0, image.height() - b.maxY()));
        return mapped(shape, 1, x, y);
    }

    /** About its middle, as far as the image reaches. */
    static Geometry enlarged(Geometry shape, Image image) {
        Bounds b = shape.bounds();
        double room = Math.min(Math.min(b.minX(), image.width() - b.maxX()) / Math.max(1, b.width()),
                Math.min(b.minY(), image.height() - b.maxY()) / Math.max(1, b.height()));
        double by = 1 + Math.clamp(2 * room, 0, 0.5);
        return shape instanceof Mask mask
                ? Morphology.grow(mask, Math.max(2, GROWN * Math.sqrt(mask.area())))
                : mapped(shape, by, b.centerX() * (1 - by), b.centerY() * (1 - by));
    }

    /** Without what lies in the last two fifths of its longer side; the shape as it is where nothing would be left of it. */
    static Geometry cut(Geometry shape, Image image) {
        Bounds b = shape.bounds();
        boolean wide = b.width() >= b.height();
        double width = wide ? Math.ceil(b.width() * LEFT) : b.width();
        double height = wide ? b.height() : Math.ceil(b.height() * LEFT);
        return switch (shape) {
            case Box box when box.rotation() == 0 -> new Box(box.x(), box.y(), wide ? box.width() * LEFT : box.width(),
                    wide ? box.height() : box.height() * LEFT);
            case Box box -> new Box(box.x(), box.y(), box.width() * LEFT, box.height(), box.rotation());
            case Ellipse e -> new Ellipse(e.cx(), e.cy(), e.rx() * LEFT, e.ry(), e.rotation());
            case Mask mask -> {
                Mask kept = mask.intersect(Rasterizer.mask(new Box(b.minX(), b.minY(), width, height), mask.width(),
                        mask.height()));
                yield kept.isEmpty() ? mask : kept;
            }
            case Polygon polygon -> {
                int x = (int) Math.floor(b.minX());
                int y = (int) Math.floor(b.minY());
                yield new Cutout(x, y, (int) Math.max(1, width), (int) Math.max(1, height), image.width(),
                        image.height()).of(polygon).stream().max(Comparator.comparingDouble(Geometry::area))
                        .map(part -> part.translate(x, y)).orElse(polygon);
            }
            case Polyline line -> new Polyline(Points.of(line.points().toList().subList(0,
                    Math.max(2, (int) Math.ceil(line.points().size() * LEFT)))));
            case Keypoints points -> {
                int kept = (int) Math.ceil(points.joints().size() * LEFT);
                List<Keypoints.Joint> joints = new ArrayList<>();
                for (int i = 0; i < points.joints().size(); i++) {
                    Keypoints.Joint joint = points.joints().get(i);
                    joints.add(i < kept ? joint : new Keypoints.Joint(joint.x(), joint.y(), Keypoints.ABSENT));
                }
                yield new Keypoints(joints);
            }
            case Tag tag -> tag;
        };
    }

    /** Each place times a factor, then moved; masks, whose pixels are whole, are moved alone. */
    private static Geometry mapped(Geometry shape, double by, double dx, double dy) {
        return switch (shape) {
            case Tag tag -> tag;
            case Mask mask -> mask.translate((int) dx, (int) dy);
            case Box box -> new Box(box.x() * by + dx, box.y() * by + dy, box.width() * by, box.height() * by,
                    box.rotation());
            case Ellipse e -> new Ellipse(e.cx() * by + dx, e.cy() * by + dy, e.rx() * by, e.ry() * by, e.rotation());
            case Polyline line -> new Polyline(mapped(line.points(), by, dx, dy));
            case Polygon polygon -> new Polygon(polygon.parts().stream()
                    .map(p -> new Polygon.Part(mapped(p.outer(), by, dx, dy),
                            p.holes().stream().map(h -> mapped(h, by, dx, dy)).toList()))
                    .toList());
            case Keypoints points -> new Keypoints(points.joints().stream()
                    .map(j -> new Keypoints.Joint(j.x() * by + dx, j.y() * by + dy, j.visibility())).toList());
        };
    }

    private static Points mapped(Points points, double by, double dx, double dy) {
        double[] xy = points.toArray();
        for (int i = 0; i < xy.length; i += 2) {
            xy[i] = xy[i] * by + dx;
            xy[i + 1] = xy[i + 1] * by + dy;
        }
        return Points.of(xy);
    }
}
