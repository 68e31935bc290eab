package touchstone.canvas.layer;

import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Label;
import touchstone.model.Palette;

/**
 * How one annotator's objects are drawn.
 *
 * @param opacity 0 to 1, of lines and fills alike
 * @param colour 0xRRGGBB, of the annotator, for a look that colours by annotator
 * @param leastScore objects with a lower score are not drawn; those without a score always are
 */
public record Style(Pattern pattern, double opacity, Look look, int colour, double leastScore) {

    public enum Pattern {
        SOLID, DASHED, DOUBLE, DOTTED
    }

    /** The layer that is worked on. */
    public static final Style OWN = new Style(Pattern.SOLID, 1);

    public Style(Pattern pattern, double opacity) {
        this(pattern, opacity, Look.STANDARD, Palette.colour(0), Double.NEGATIVE_INFINITY);
    }

    /** Somebody else's layer. */
    public static Style of(Annotator.Role role, double opacity) {
        return new Style(switch (role) {
            case ANNOTATOR -> Pattern.DASHED;
            case GOLD -> Pattern.DOUBLE;
            case MODEL, CONSENSUS -> Pattern.DOTTED;
        }, opacity);
    }

    public Style withLook(Look replacement) {
        return new Style(pattern, opacity, replacement, colour, leastScore);
    }

    public Style withColour(int replacement) {
        return new Style(pattern, opacity, look, replacement, leastScore);
    }

    public Style withLeastScore(double replacement) {
        return new Style(pattern, opacity, look, colour, replacement);
    }

    /** Whether the object's score is enough for it to be drawn. */
    public boolean shows(Annotation annotation) {
        Double score = annotation.provenance().score();
        return shows(score == null ? Double.NaN : score);
    }

    /** @param score not a number where there is none */
    boolean shows(double score) {
        return Double.isNaN(score) || score >= leastScore;
    }

    /** @param label null for a label that the schema does not have */
    int colour(AnnotationId object, @Nullable Label label) {
        return colour(object.value().getLeastSignificantBits(), label);
    }

    /** @param idBits the low bits of the object's id */
    int colour(long idBits, @Nullable Label label) {
        return switch (look.colourBy()) {
            case LABEL -> label == null ? Palette.colour(0) : label.colour();
            case INSTANCE -> Palette.colour(spread(idBits));
            case ANNOTATOR -> colour;
        };
    }

    /** The low bits of an id are random, but counted on within a millisecond: neighbours shall differ much. */
    private static int spread(long bits) {
        return (int) ((bits * 0x9e3779b97f4a7c15L) >>> 40);
    }
}
