package touchstone.qa.similarity;

import touchstone.model.Image;
import touchstone.model.geometry.Geometry;

/**
 * Twice the common area over the sum of both areas (Dice 1945) of two shapes with an inside, in the way of {@link Overlap}; points, lines and tags are
 * compared as in {@link Proximity}. A shape with an inside and one without have nothing in common: 0. Shapes of no area
 * (an empty mask, a box of width 0) are alike when both are empty or both are the same.
 *
 * @param tolerance distance in pixels at which two points have nothing in common any more; above 0
 */
public record Dice(double tolerance) implements Similarity {

    /** With a tolerance of 2 % of the image's diagonal, at least 1 pixel. */
    public static Dice on(Image image) {
        return new Dice(Math.max(1, 0.02 * Math.hypot(image.width(), image.height())));
    }

    @Override
    public String name() {
        return "dice";
    }

    @Override
    public double of(Geometry a, Geometry b) {
        if (Overlap.hasInside(a) && Overlap.hasInside(b)) {
            return Overlap.of(a, b).dice().orElseGet(
                    () -> a.bounds().isEmpty() && b.bounds().isEmpty() || a.equals(b) ? 1 : 0);
        }
        return Proximity.of(a, b, tolerance);
    }
}
