package touchstone.model.geometry;

/** Thrown when values do not make a shape. The message is one plain sentence that can be shown to a user. */
public final class InvalidGeometry extends IllegalArgumentException {

    public InvalidGeometry(String sentence) {
        super(sentence);
    }

    static void requireFinite(double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new InvalidGeometry("A coordinate is not a finite number.");
            }
        }
    }
}
