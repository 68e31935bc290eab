package touchstone.model;

import java.util.UUID;

/** Identity of a guideline version: a time-ordered UUID (version 7), so that files made apart merge without collision. */
public record GuidelineId(UUID value) implements Comparable<GuidelineId> {

    public static GuidelineId create() {
        return new GuidelineId(Uuid7.next());
    }

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static GuidelineId of(String text) {
        return new GuidelineId(UUID.fromString(text));
    }

    @Override
    public int compareTo(GuidelineId o) {
        return Uuid7.compare(value, o.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
