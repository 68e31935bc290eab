package touchstone.model.note;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an example shows: something that counts, something that does not, or something on the border. */
public enum ExampleVerdict {
    POSITIVE, NEGATIVE, BORDERLINE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ExampleVerdict> of(String key) {
        return Arrays.stream(values()).filter(v -> v.key().equals(key.strip().toLowerCase(Locale.ROOT))).findFirst();
    }
}
