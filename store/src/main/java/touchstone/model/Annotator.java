package touchstone.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose layer an annotation belongs to: a person, the golden set, a model, or a computed consensus. */
public record Annotator(AnnotatorId id, String name, Role role) implements Item {

    public enum Role {
        ANNOTATOR, GOLD, MODEL, CONSENSUS;

        /** Name in project files and on the command line. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Role> of(String key) {
            return Arrays.stream(values()).filter(r -> r.key().equals(key)).findFirst();
        }
    }

    public static Annotator named(String name, Role role) {
        return new Annotator(AnnotatorId.create(), name, role);
    }

    @Override
    public AnnotatorId identity() {
        return id;
    }
}
