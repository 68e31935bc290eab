package touchstone.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field that every object of a label carries. Values are text in the project file whatever the type, so that a
 * foreign value is kept and can be complained of instead of being lost.
 *
 * @param choices allowed values of a {@link Type#SELECT}; empty for the other types
 * @param initial value of a new object; empty for none
 */
public record Attribute(String name, Type type, List<String> choices, String initial, boolean required) {

    public enum Type {
        SELECT, CHECKBOX, NUMBER, TEXT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Type> of(String key) {
            return Arrays.stream(values()).filter(t -> t.key().equals(key)).findFirst();
        }
    }

    public Attribute {
        choices = List.copyOf(choices);
    }

    public static Attribute text(String name) {
        return new Attribute(name, Type.TEXT, List.of(), "", false);
    }

    /** Whether the value is one that this attribute's type can hold; an empty value only where it is not required. */
    public boolean accepts(String value) {
        if (value.isEmpty()) {
            return !required;
        }
        return switch (type) {
            case SELECT -> choices.contains(value);
            case CHECKBOX -> value.equals("true") || value.equals("false");
            case NUMBER -> isNumber(value);
            case TEXT -> true;
        };
    }

    private static boolean isNumber(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
