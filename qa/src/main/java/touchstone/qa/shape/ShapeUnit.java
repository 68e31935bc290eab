package touchstone.qa.shape;

import touchstone.model.Image;
import touchstone.model.Spacing;
import touchstone.qa.result.Unit;

/** What distances between outlines are told in. */
enum ShapeUnit {
    PIXELS(Unit.PIXELS), MILLIMETRES(Unit.MILLIMETRES);

    private final Unit shown;

    ShapeUnit(Unit shown) {
        this.shown = shown;
    }

    Unit shown() {
        return shown;
    }

    /** Whether distances on the image can be told in this unit. */
    boolean isKnown(Image image) {
        return this == PIXELS || image.spacing() != null;
    }

    /** The size of a pixel in this unit. */
    Spacing of(Image image) {
        Spacing spacing = image.spacing();
        return this == PIXELS || spacing == null ? Spacing.square(1) : spacing;
    }
}
