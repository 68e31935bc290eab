package touchstone.qa.shape;

import java.util.OptionalDouble;
import touchstone.model.Image;
import touchstone.model.Spacing;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rasterizer;
import touchstone.qa.similarity.BoundaryIou;
import touchstone.qa.similarity.Dice;
import touchstone.qa.similarity.Iou;
import touchstone.qa.similarity.SurfaceDistance;

/**
 * Every measure of similarity of two shapes with an inside on one image. Overlaps are exact where the shapes are; the
 * measures of outlines are defined on pixels, so other shapes than masks are turned into pixels by the COCO rule first.
 *
 * @param boundaryIou with a band of 2 % of the image's diagonal (Cheng et al. 2021)
 * @param hausdorff95 the larger of the two directed 95 % percentiles, empty when one shape covers no pixel
 * @param averageDistance mean over the length of both outlines of the distance to the other, empty likewise
 * @param normalized normalized surface distance (surface Dice) at half the tolerance, the tolerance and twice it
 */
@SuppressWarnings("ArrayRecordComponent") // three numbers of one computation, never compared
record ShapeMeasures(double iou, double dice, double boundaryIou, OptionalDouble hausdorff95,
        OptionalDouble averageDistance, OptionalDouble[] normalized) {

    /** What the tolerance is multiplied with. */
    static final double[] STEPS = { 0.5, 1, 2 };

    /** @param spacing size of a pixel in the unit of the tolerance and of the distances */
    static ShapeMeasures of(Geometry a, Geometry b, Image image, double tolerance, Spacing spacing) {
        Iou iou = Iou.on(image);
        Mask first = pixels(a, image);
        Mask second = pixels(b, image);
        SurfaceDistance surface = new SurfaceDistance(first, second, spacing.y(), spacing.x());
        OptionalDouble[] normalized = new OptionalDouble[STEPS.length];
        for (int i = 0; i < STEPS.length; i++) {
            normalized[i] = surface.normalized(STEPS[i] * tolerance).number();
        }
        return new ShapeMeasures(iou.of(a, b), new Dice(iou.tolerance()).of(a, b),
                BoundaryIou.of(first, second, band(image)),
                surface.hausdorff(0.95).number(), surface.average().number(), normalized);
    }

    /** A mask of another frame than the image's stays as it is. */
    private static Mask pixels(Geometry shape, Image image) {
        return shape instanceof Mask mask ? mask : Rasterizer.mask(shape, image.width(), image.height());
    }

    private static int band(Image image) {
        return BoundaryIou.distance(image.width(), image.height(), BoundaryIou.RATIO);
    }
}
