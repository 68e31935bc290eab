package touchstone.app.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** Sizes that grow with the text, for what the style sheet cannot name. On the screen's thread. */
public final class Grown {

    /** Bindings hold on to it weakly, so that it keeps no window that was closed. */
    private static final DoubleProperty SCALE = new SimpleDoubleProperty(1);

    private Grown() {
    }

    /** @param scale of all text, 1 for as large as it is at first */
    public static void scale(double scale) {
        SCALE.set(scale);
    }

    /** A size that was so many pixels at first, as it is now. */
    public static double of(double pixels) {
        return SCALE.get() * pixels;
    }

    /** Lets a size be so many pixels at first, and grow as the text does from then on. */
    public static void by(DoubleProperty size, double pixels) {
        size.bind(SCALE.multiply(pixels));
    }
}
