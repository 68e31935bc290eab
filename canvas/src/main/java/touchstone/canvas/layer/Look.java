package touchstone.canvas.layer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How objects are drawn as their beholder likes it, whoever drew them.
 *
 * @param fill opacity of the inside, 0 to 1; a selected object's is larger by {@link #SELECTED_MORE}
 * @param names whether labels and scores are written where there is room
 */
public record Look(ColourBy colourBy, Body body, double fill, boolean names, Marks marks) {

    /** What an object has its colour from. */
    public enum ColourBy {
        LABEL, INSTANCE, ANNOTATOR;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<ColourBy> of(String key) {
            return Arrays.stream(values()).filter(c -> c.key().equals(key)).findFirst();
        }
    }

    /** Which part of an area is drawn; a selected one has its line in any case. */
    public enum Body {
        BOTH, OUTLINE, FILL;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Body> of(String key) {
            return Arrays.stream(values()).filter(b -> b.key().equals(key)).findFirst();
        }
    }

    public static final Look STANDARD = new Look(ColourBy.LABEL, Body.BOTH, 0.18, true);

    /** Of somebody else's objects: the fills of several people over each other would hide the image. */
    public static final Look OTHERS = STANDARD.withBody(Body.OUTLINE);

    static final double SELECTED_MORE = 0.14;

    private static final double[] STEPS = { 0, 0.06, 0.12, 0.18, 0.25, 0.35, 0.5, 0.7, 1 };

    /** With lines and points of the usual size. */
    public Look(ColourBy colourBy, Body body, double fill, boolean names) {
        this(colourBy, body, fill, names, Marks.STANDARD);
    }

    public Look {
        if (!(fill >= 0 && fill <= 1)) {
            throw new IllegalArgumentException("An opacity is a number from 0 to 1.");
        }
    }

    public Look withColourBy(ColourBy replacement) {
        return new Look(replacement, body, fill, names, marks);
    }

    public Look withBody(Body replacement) {
        return new Look(colourBy, replacement, fill, names, marks);
    }

    public Look withFill(double replacement) {
        return new Look(colourBy, body, replacement, names, marks);
    }

    public Look withNames(boolean replacement) {
        return new Look(colourBy, body, fill, replacement, marks);
    }

    public Look withMarks(Marks replacement) {
        return new Look(colourBy, body, fill, names, replacement);
    }

    /** The next weaker or stronger fill of a short scale, coarser where it is strong; the last one at either end. */
    public Look step(boolean stronger) {
        double next = stronger ? 1 : 0;
        for (double step : STEPS) {
            if (stronger ? step > fill && step < next : step < fill && step > next) {
                next = step;
            }
        }
        return withFill(next);
    }

    /** Opacity of the inside of an object. */
    double inside(boolean selected) {
        double plain = body == Body.OUTLINE ? 0 : fill;
        return selected ? Math.min(1, plain + SELECTED_MORE) : plain;
    }

    boolean lined(boolean selected) {
        return selected || body != Body.FILL;
    }
}
