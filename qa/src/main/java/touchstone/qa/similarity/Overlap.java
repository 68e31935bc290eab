package touchstone.qa.similarity;

import java.util.OptionalDouble;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Tag;

/**
 * What two shapes with an inside have in common, in square pixels.
 * <ul>
 * <li>Mask and mask: their pixels, counted. Masks of different frames lie with their first pixel on each other.
 * <li>Mask and another shape: the shape is turned into pixels of the mask's frame by {@link Rasterizer}, that is by the
 * COCO rule, and counted.
 * <li>Box and box: exact, turned or not.
 * <li>Everything else: exact on the outlines, see {@link Outline}; ellipses as polygons of equal area.
 * </ul>
 */
record Overlap(double first, double second, double common) {

    /** Of two shapes that both have an inside (mask, polygon, box, ellipse). */
    static Overlap of(Geometry a, Geometry b) {
        if (a instanceof Mask m && b instanceof Mask n) {
            return ofMasks(m, n);
        }
        if (a instanceof Mask m) {
            return ofMasks(m, Rasterizer.mask(b, m.width(), m.height()));
        }
        if (b instanceof Mask n) {
            return ofMasks(Rasterizer.mask(a, n.width(), n.height()), n);
        }
        if (a instanceof Box s && b instanceof Box t) {
            return ofBoxes(s, t);
        }
        Outline first = Outline.of(a);
        Outline second = Outline.of(b);
        return new Overlap(first.area(), second.area(), first.commonArea(second));
    }

    /** Whether the shape has an inside that can be compared. */
    static boolean hasInside(Geometry g) {
        return switch (g) {
            case Mask m -> true;
            case Polygon p -> true;
            case Box b -> true;
            case Ellipse e -> true;
            case Polyline l -> false;
            case Keypoints k -> false;
            case Tag t -> false;
        };
    }

    private static Overlap ofMasks(Mask a, Mask b) {
        if (a.width() == b.width() && a.height() == b.height()) {
            return new Overlap(a.areaPixels(), b.areaPixels(), a.intersectionArea(b));
        }
        long[] common = { 0 };
        a.forEachRun((y, from, to) -> {
            for (int x = from; x < to; x++) {
                if (x < b.width() && y < b.height() && b.get(x, y)) {
                    common[0]++;
                }
            }
        });
        return new Overlap(a.areaPixels(), b.areaPixels(), common[0]);
    }

    private static Overlap ofBoxes(Box a, Box b) {
        if (a.rotation() == 0 && b.rotation() == 0) {
            Bounds both = a.bounds().intersection(b.bounds());
            return new Overlap(a.area(), b.area(), both.width() * both.height());
        }
        return new Overlap(a.area(), b.area(), ConvexClip.commonArea(a.corners(), b.corners()));
    }

    /** Common over united area; empty when neither has an area. */
    OptionalDouble iou() {
        double united = first + second - common;
        return united > 0 ? OptionalDouble.of(bounded(common / united)) : OptionalDouble.empty();
    }

    /** Twice the common area over the sum; empty when neither has an area. */
    OptionalDouble dice() {
        return first + second > 0 ? OptionalDouble.of(bounded(2 * common / (first + second))) : OptionalDouble.empty();
    }

    /** Rounding of the overlay may leave the last digit outside. */
    private static double bounded(double share) {
        return Math.clamp(share, 0, 1);
    }
}
