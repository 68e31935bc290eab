package touchstone.qa;

import java.util.Locale;

/** How an annotator differs from a reference. */
public enum ErrorKind {
    /** The reference has an object that the annotator lacks. */
    MISSING,
    /** Both have an object of the class here, but too far from each other to count as one. */
    LOCATION,
    /** Both have the object and call it differently. */
    CLASS,
    /** The annotator has an object that the reference lacks. */
    SPURIOUS;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
