package touchstone.qa;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much harm an error does, the worst first. */
public enum Severity {
    CRITICAL, HIGH, MODERATE, LOW;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Severity> of(String key) {
        return Arrays.stream(values()).filter(severity -> severity.key().equals(key)).findFirst();
    }

    /** This, or the other where that is milder. */
    public Severity atMost(Severity other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** Critical and high errors count as severe. */
    public boolean isSevere() {
        return this == CRITICAL || this == HIGH;
    }
}
