package touchstone.qa;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What counts as the same object, and how bad each kind of error is.
 *
 * @param iou similarity from which two objects are the same one; above 0, at most 1
 * @param severities one for every kind of error
 */
public record Rules(double iou, Map<ErrorKind, Severity> severities) {

    /** Below the threshold but from here on, two objects of one class are one that lies in the wrong place. */
    public static final double NEAR = 0.1;

    public static final Rules DEFAULT = new Rules(0.5, Map.of(ErrorKind.MISSING, Severity.CRITICAL, ErrorKind.LOCATION,
            Severity.HIGH, ErrorKind.BOTH, Severity.HIGH, ErrorKind.CLASS, Severity.MODERATE, ErrorKind.DUPLICATE,
            Severity.MODERATE, ErrorKind.SPURIOUS, Severity.MODERATE));

    public Rules {
        if (!(iou > 0 && iou <= 1)) {
            throw new IllegalArgumentException("The threshold is " + iou + "; it must be above 0 and at most 1.");
        }
        severities = Collections.unmodifiableMap(new EnumMap<>(severities));
        if (severities.size() < ErrorKind.values().length) {
            throw new IllegalArgumentException("A kind of error has no severity.");
        }
    }

    public Rules withIou(double replacement) {
        return new Rules(replacement, severities);
    }

    public Rules withSeverity(ErrorKind kind, Severity replacement) {
        Map<ErrorKind, Severity> changed = new EnumMap<>(severities);
        changed.put(kind, replacement);
        return new Rules(iou, changed);
    }

    public Severity severity(ErrorKind kind) {
        Severity severity = severities.get(kind);
        if (severity == null) {
            throw new IllegalStateException();
        }
        return severity;
    }
}
