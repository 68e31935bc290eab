package touchstone.qa;

import java.util.Locale;

/** How much harm an error does, the worst first. */
public enum Severity {
    CRITICAL, HIGH, MODERATE, LOW;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Critical and high errors count as severe. */
    public boolean isSevere() {
        return this == CRITICAL || this == HIGH;
    }
}
