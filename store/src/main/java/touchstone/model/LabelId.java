package touchstone.model;

import java.util.UUID;

/** Identity of a label: a time-ordered UUID (version 7), so that files made apart merge without collision. */
public record LabelId(UUID value) implements Comparable<LabelId> {

    public static LabelId create() {
        return new LabelId(Uuid7.next());
    }

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static LabelId of(String text) {
        return new LabelId(UUID.fromString(text));
    }

    @Override
    public int compareTo(LabelId o) {
        return Uuid7.compare(value, o.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
