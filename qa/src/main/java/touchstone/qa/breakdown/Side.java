package touchstone.qa.breakdown;

import java.util.Locale;

/** A side of an object's boundary. */
public enum Side {
    LEFT, RIGHT, TOP, BOTTOM;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
