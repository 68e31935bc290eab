package touchstone.canvas.layer;

/**
 * How large lines and points are drawn and how what is selected stands out, for everybody's objects alike.
 *
 * @param line width of an outline in screen pixels
 * @param point width of a joint in screen pixels
 * @param selection 0xRRGGBB of what is selected, or {@link #AS_LABEL}
 */
public record Marks(double line, double point, int selection) {

    /** What is selected keeps its own colour and gets a white rim. */
    public static final int AS_LABEL = -1;
    public static final double LEAST = 0.5;
    public static final double MOST = 12;
    public static final Marks STANDARD = new Marks(1.5, 5, AS_LABEL);

    public Marks {
        if (!(line >= LEAST && line <= MOST && point >= LEAST && point <= 2 * MOST)) {
            throw new IllegalArgumentException("A line is 0.5 to 12 pixels wide, a point 0.5 to 24.");
        }
    }

    /** @param own of an object that is not selected */
    int colour(int own, boolean selected) {
        return selected && selection != AS_LABEL ? selection : own;
    }
}
