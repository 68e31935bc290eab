package touchstone.app.dock;

import java.util.Locale;

/**
 * Where the dividers round the canvas stand, as shares of the window's width, and of the height of canvas and bottom.
 *
 * @param left right of the panels at the left
 * @param right left of the panels at the right
 * @param bottom over the panels at the bottom
 */
record Shares(double left, double right, double bottom) {

    static final Shares USUAL = new Shares(0.2, 0.76, 0.74);

    /** As {@link #text} wrote them; others where somebody has changed that by hand. */
    static Shares read(String text, Shares otherwise) {
        String[] parts = text.split("/", -1);
        try {
            return parts.length == 3 ? new Shares(share(parts[0]), share(parts[1]), share(parts[2])) : otherwise;
        } catch (NumberFormatException changedByHand) {
            return otherwise;
        }
    }

    private static double share(String text) {
        return within(Double.parseDouble(text));
    }

    /** So that nothing is out of reach. */
    static double within(double share) {
        return Math.clamp(share, 0.05, 0.95);
    }

    Shares withBottom(double other) {
        return new Shares(left, right, other);
    }

    String text() {
        return String.format(Locale.ROOT, "%.4f/%.4f/%.4f", left, right, bottom);
    }
}
