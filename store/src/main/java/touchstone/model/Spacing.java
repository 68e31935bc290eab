package touchstone.model;

/**
 * How large an image's pixels are.
 *
 * @param y millimetres from one row to the next
 * @param x millimetres from one column to the next
 */
public record Spacing(double y, double x) {

    public Spacing {
        if (!isLength(y) || !isLength(x)) {
            throw new IllegalArgumentException("A pixel's size is not a finite number above 0.");
        }
    }

    /** Pixels as high as they are wide. */
    public static Spacing square(double millimetres) {
        return new Spacing(millimetres, millimetres);
    }

    private static boolean isLength(double value) {
        return value > 0 && Double.isFinite(value);
    }
}
