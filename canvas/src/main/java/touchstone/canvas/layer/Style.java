package touchstone.canvas.layer;

import touchstone.model.Annotator;

/**
 * How one annotator's objects are drawn.
 *
 * @param opacity 0 to 1, of lines and fills alike
 */
public record Style(Pattern pattern, double opacity) {

    public enum Pattern {
        SOLID, DASHED, DOUBLE, DOTTED
    }

    /** The layer that is worked on. */
    public static final Style OWN = new Style(Pattern.SOLID, 1);

    /** Somebody else's layer. */
    public static Style of(Annotator.Role role, double opacity) {
        return new Style(switch (role) {
            case ANNOTATOR -> Pattern.DASHED;
            case GOLD -> Pattern.DOUBLE;
            case MODEL, CONSENSUS -> Pattern.DOTTED;
        }, opacity);
    }
}
