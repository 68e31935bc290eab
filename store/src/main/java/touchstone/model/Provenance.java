package touchstone.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an annotation came from.
 *
 * @param source the imported file or the model's name; empty for human work
 * @param score the model's confidence, null where there is none
 * @param guidelineVersion the {@link Guideline} version it was made under, 0 for none
 */
public record Provenance(Origin origin, String source, @Nullable Double score, int guidelineVersion) {

    public enum Origin {
        HUMAN, IMPORT, MODEL, ACCEPTED;

        private final String key = name().toLowerCase(Locale.ROOT);

        public String key() {
            return key;
        }

        public static Optional<Origin> of(String key) {
            return Arrays.stream(values()).filter(o -> o.key().equals(key)).findFirst();
        }
    }

    public static final Provenance HUMAN = new Provenance(Origin.HUMAN, "", null, 0);

    public Provenance {
        if (score != null && !Double.isFinite(score)) {
            throw new IllegalArgumentException("A score is not a finite number.");
        }
    }

    public static Provenance human(int guidelineVersion) {
        return new Provenance(Origin.HUMAN, "", null, guidelineVersion);
    }

    public static Provenance imported(String source) {
        return new Provenance(Origin.IMPORT, source, null, 0);
    }

    public static Provenance model(String source, double score) {
        return new Provenance(Origin.MODEL, source, score, 0);
    }

    /** This prediction, taken over by a person. */
    public Provenance accepted(int underGuideline) {
        return new Provenance(Origin.ACCEPTED, source, score, underGuideline);
    }
}
