package touchstone.model;

import java.util.UUID;

/** Identity of an image: a time-ordered UUID (version 7), so that files made apart merge without collision. */
public record ImageId(UUID value) implements Comparable<ImageId> {

    public static ImageId create() {
        return new ImageId(Uuid7.next());
    }

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static ImageId of(String text) {
        return new ImageId(UUID.fromString(text));
    }

    @Override
    public int compareTo(ImageId o) {
        return Uuid7.compare(value, o.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
