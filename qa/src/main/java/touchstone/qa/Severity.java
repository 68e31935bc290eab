package touchstone.qa;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import touchstone.model.Messages;

/** How much harm an error does, the worst first. */
public enum Severity {
    CRITICAL, HIGH, MODERATE, LOW;

    private static final Messages TEXTS = Messages.beside(Severity.class);

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for it in the reader's language. */
    public String text() {
        return TEXTS.text("severity." + key());
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
