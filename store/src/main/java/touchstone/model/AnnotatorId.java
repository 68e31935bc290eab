package touchstone.model;

import java.util.UUID;

/** Identity of an annotator: a time-ordered UUID (version 7), so that files made apart merge without collision. */
public record AnnotatorId(UUID value) implements Comparable<AnnotatorId> {

    public static AnnotatorId create() {
        return new AnnotatorId(Uuid7.next());
    }

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static AnnotatorId of(String text) {
        return new AnnotatorId(UUID.fromString(text));
    }

    @Override
    public int compareTo(AnnotatorId o) {
        return Uuid7.compare(value, o.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
