package touchstone.model.geometry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of {@link Geometry}; {@link #key()} is their name in project files, interchange and the command line. */
public enum GeometryKind {
    TAG, BOX, ELLIPSE, POLYGON, POLYLINE, KEYPOINTS, MASK;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GeometryKind> of(String key) {
        return Arrays.stream(values()).filter(k -> k.key().equals(key)).findFirst();
    }
}
