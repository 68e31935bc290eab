package touchstone.model.note;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;

/**
 * One thing that a reviewer found wrong.
 *
 * @param object which object, null for one that is missing or for the image
 * @param text in the reviewer's words, one line; may be empty
 */
public record Fault(Kind kind, Weight weight, @Nullable AnnotationId object, String text) {

    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern BREAK = Pattern.compile("[\t\r\n]+");

    /** In what way. */
    public enum Kind {
        MISSING, LOCATION, CLASS, SPURIOUS, ATTRIBUTE, OTHER;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String key) {
            return Arrays.stream(values()).filter(k -> k.key().equals(key)).findFirst();
        }
    }

    /** How much it matters to who learns from the data, the worst first. */
    public enum Weight {
        CRITICAL, HIGH, MODERATE,
        /** A model would hardly notice. */
        COSMETIC;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Weight> of(String key) {
            return Arrays.stream(values()).filter(w -> w.key().equals(key)).findFirst();
        }
    }

    public Fault {
        text = BREAK.matcher(text).replaceAll(" ").strip();
    }

    public boolean isSevere() {
        return weight == Weight.CRITICAL || weight == Weight.HIGH;
    }

    public boolean isCosmetic() {
        return weight == Weight.COSMETIC;
    }

    String line() {
        return kind.key() + "\t" + weight.key() + "\t" + (object == null ? "" : object) + "\t" + text;
    }

    static Fault of(String line) {
        String[] parts = TAB.split(line, 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException(line);
        }
        return new Fault(Kind.of(parts[0]).orElse(Kind.OTHER), Weight.of(parts[1]).orElse(Weight.MODERATE),
                parts[2].isEmpty() ? null : AnnotationId.of(parts[2]), parts[3]);
    }
}
