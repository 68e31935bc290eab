package touchstone.model.note;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import touchstone.model.Note;

/** A note's fields as what they mean; whatever does not have its form is an {@link IllegalArgumentException}. */
record Values(Map<String, String> fields) {

    /** What a note of the kind says; nothing of another kind, or where its fields mean nothing. */
    static <T> Optional<T> read(Note note, String kind, Function<Values, T> reading) {
        if (!note.kind().equals(kind)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(new Values(note.fields())));
        } catch (IllegalArgumentException meaningless) {
            return Optional.empty();
        }
    }

    String text(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    String textOr(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    long whole(String name) {
        return Long.parseLong(text(name));
    }

    double finite(String name) {
        double value = Double.parseDouble(text(name));
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    boolean flag(String name) {
        return "true".equals(fields.get(name));
    }

    <T> @Nullable T orNull(String name, Function<String, T> of) {
        String value = fields.get(name);
        return value == null ? null : of.apply(value);
    }
}
