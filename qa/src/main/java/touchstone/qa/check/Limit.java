package touchstone.qa.check;

import java.util.Arrays;
import java.util.Optional;

/** The numbers that checks go by, each with its usual value; a project sets others, some of them label by label. */
public enum Limit {

    /** Covered square pixels below which an object is tiny. */
    MINIMUM_AREA("minimumArea", 9, 0, 1e12, true),
    /** Long over short side above which an object is suspiciously elongated. */
    MAXIMUM_ASPECT("maximumAspect", 10, 1, 1e9, true),
    /** Common over united area from which two objects of one label are the same one drawn twice. */
    DUPLICATE_IOU("duplicateIou", 0.95, 0.5, 1, false),
    /** Share of an object's area inside another of its label from which it is nested. */
    NESTED_SHARE("nestedShare", 0.99, 0.5, 1, true),
    /** Share of the smaller object's area that two objects may have in common; 1 allows every overlap. */
    MAXIMUM_OVERLAP("maximumOverlap", 1, 0, 1, true),
    /** Pixels below which a piece of a mask apart from the others is a speck; 0 allows all. */
    SPECK_PIXELS("speckPixels", 8, 0, 1e9, true),
    /** Pixels below which a hole in a mask is a pinhole; 0 allows all. */
    HOLE_PIXELS("holePixels", 8, 0, 1e9, true),
    /** Objects that a label needs to be learned or measured at all. */
    MINIMUM_SAMPLES("minimumSamples", 10, 0, 1e9, true),
    /** How often the most frequent label may occur for one object of another. */
    MAXIMUM_IMBALANCE("maximumImbalance", 10, 1, 1e9, false);

    private final String key;
    private final double usual;
    private final double low;
    private final double high;
    private final boolean perLabel;

    Limit(String key, double usual, double low, double high, boolean perLabel) {
        this.key = key;
        this.usual = usual;
        this.low = low;
        this.high = high;
        this.perLabel = perLabel;
    }

    /** Its name in rules files and settings. */
    public String key() {
        return key;
    }

    public static Optional<Limit> of(String key) {
        return Arrays.stream(values()).filter(l -> l.key.equals(key)).findFirst();
    }

    public double usual() {
        return usual;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    /** Whether a label may have its own. */
    public boolean perLabel() {
        return perLabel;
    }

    public boolean accepts(double value) {
        return value >= low && value <= high;
    }
}
