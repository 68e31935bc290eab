package touchstone.qa.breakdown;

import touchstone.model.Image;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.model.geometry.Rasterizer;

/** The pixels of an image that a shape covers. */
final class Pixels {

    private Pixels() {
    }

    /** A mask of another frame lies with its first pixel on the image's and is cut at its edge. */
    static Mask of(Geometry shape, Image image) {
        if (shape instanceof Mask mask && (mask.width() != image.width() || mask.height() != image.height())) {
            MaskBuilder cut = new MaskBuilder(image.width(), image.height());
            mask.forEachRun(cut::span);
            return cut.build();
        }
        return Rasterizer.mask(shape, image.width(), image.height());
    }
}
