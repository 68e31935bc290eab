package touchstone.qa.trait;

import java.util.Arrays;
import java.util.Optional;
import touchstone.model.Messages;

/** Something about an object on its image that makes it hard. Which numbers decide: {@link Limits}. */
public enum Trait {
    /** Many of the object's pixels are near the dark end of the image's range. */
    UNDEREXPOSED("underexposed"),
    /** Many of the object's pixels are near the bright end of the image's range. */
    OVEREXPOSED("overexposed"),
    /** The object is hardly lighter or darker than what surrounds it. */
    LOW_CONTRAST("lowContrast"),
    /** The object has no fine detail: out of focus, or moved. */
    BLURRED("blurred"),
    /** The object touches the image's border and may go on beyond it. */
    AT_BORDER("atBorder"),
    /** Another object of the same annotator covers part of it. */
    INTERSECTING("intersecting"),
    /** The annotator has said that something hides part of it: the attribute "occluded". */
    OCCLUDED("occluded"),
    /** The object covers few pixels. */
    SMALL("small");

    private static final Messages TEXT = Messages.beside(Trait.class);

    private final String key;

    Trait(String key) {
        this.key = key;
    }

    /** Name in JSON, settings and policies. */
    public String key() {
        return key;
    }

    /** Name for people. */
    public String text() {
        return TEXT.text("trait." + key);
    }

    public static Optional<Trait> of(String key) {
        return Arrays.stream(values()).filter(t -> t.key.equals(key)).findFirst();
    }

    /** Whether the image's pixels decide. */
    public boolean isOfPixels() {
        return switch (this) {
            case UNDEREXPOSED, OVEREXPOSED, LOW_CONTRAST, BLURRED -> true;
            case AT_BORDER, INTERSECTING, OCCLUDED, SMALL -> false;
        };
    }
}
