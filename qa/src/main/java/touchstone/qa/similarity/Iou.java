package touchstone.qa.similarity;

import touchstone.model.Image;
import touchstone.model.geometry.Geometry;

/**
 * Common over united area (Jaccard 1912) of two shapes with an inside, in the way of {@link Overlap}; points, lines and tags are
 * compared as in {@link Proximity}. A shape with an inside and one without have nothing in common: 0. Shapes of no area
 * (an empty mask, a box of width 0) are alike when both are empty or both are the same.
 *
 * @param tolerance distance in pixels at which two points have nothing in common any more; above 0
 */
public record Iou(double tolerance) implements Similarity {

    /** With a tolerance of 2 % of the image's diagonal, at least 1 pixel. */
    public static Iou on(Image image) {
        return new Iou(Math.max(1, 0.02 * Math.hypot(image.width(), image.height())));
    }

    /** Whether both shapes have an inside, so that their similarity is an overlap of areas. */
    public static boolean isOfAreas(Geometry a, Geometry b) {
        return Overlap.hasInside(a) && Overlap.hasInside(b);
    }

    @Override
    public String name() {
        return "iou";
    }

    @Override
    public double of(Geometry a, Geometry b) {
        if (Overlap.hasInside(a) && Overlap.hasInside(b)) {
            return Overlap.of(a, b).iou().orElseGet(
                    () -> a.bounds().isEmpty() && b.bounds().isEmpty() || a.equals(b) ? 1 : 0);
        }
        return Proximity.of(a, b, tolerance);
    }
}
