package touchstone.qa;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How an annotator differs from a reference: the six kinds of TIDE (Bolya et al. 2020), told apart after objects were
 * matched one to one. An object that the annotator has too many is wrong in one of five ways, one that the reference has
 * and the annotator lacks in one of four: what the annotator has and is not right = {@link #LOCATION} + {@link #BOTH} +
 * {@link #CLASS} + {@link #DUPLICATE} + {@link #SPURIOUS}; what the reference has and was not found = {@link #MISSING} +
 * {@link #LOCATION} + {@link #BOTH} + {@link #CLASS}.
 */
public enum ErrorKind {
    /** The reference has an object that the annotator lacks. */
    MISSING,
    /** Both have an object of the class here, but too far from each other to count as one. */
    LOCATION,
    /** Both have an object here, too far from each other to count as one, and call it differently. */
    BOTH,
    /** Both have the object and call it differently. */
    CLASS,
    /** The annotator has an object once more, by the same name, that is matched already. */
    DUPLICATE,
    /** The annotator has an object where the reference has none: what TIDE calls background. */
    SPURIOUS;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ErrorKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
