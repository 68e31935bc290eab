package touchstone.model;

import java.util.UUID;

/** Identity of an annotation: a time-ordered UUID (version 7), so that files made apart merge without collision. */
public record AnnotationId(UUID value) implements Comparable<AnnotationId> {

    public static AnnotationId create() {
        return new AnnotationId(Uuid7.next());
    }

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static AnnotationId of(String text) {
        return new AnnotationId(UUID.fromString(text));
    }

    @Override
    public int compareTo(AnnotationId o) {
        return Uuid7.compare(value, o.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
