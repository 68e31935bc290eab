package touchstone.model;

import java.util.UUID;

/** Identity of a note: a time-ordered UUID (version 7), so that files made apart merge without collision. */
public record NoteId(UUID value) implements Comparable<NoteId> {

    public static NoteId create() {
        return new NoteId(Uuid7.next());
    }

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static NoteId of(String text) {
        return new NoteId(UUID.fromString(text));
    }

    @Override
    public int compareTo(NoteId o) {
        return Uuid7.compare(value, o.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
