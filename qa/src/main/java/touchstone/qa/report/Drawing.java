package touchstone.qa.report;

import java.util.Locale;

/** What all drawings of numbers have in common: coordinates in pixels, y downward, and texts that fit. */
final class Drawing {

    /** The width of every chart; where there is less room it is scaled. */
    static final int WIDTH = 720;
    static final int TEXT_HEIGHT = 14;
    private static final String ELLIPSIS = "\u2026";
    private static final double CHARACTER = 6.4;
    private static final double WIDE_CHARACTER = 12;
    /** From here on scripts have characters about as wide as high. */
    private static final int FIRST_WIDE = 0x1100;

    private Drawing() {
    }

    /** A coordinate as it is written. */
    static String px(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** About how wide a text is, in pixels. */
    static double width(String text) {
        return text.codePoints().mapToDouble(c -> c < FIRST_WIDE ? CHARACTER : WIDE_CHARACTER).sum();
    }

    /** The text, without its middle where it would be wider than that: names often differ at their ends. */
    static String fitted(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int[] characters = text.codePoints().toArray();
        for (int kept = characters.length - 2; kept > 0; kept--) {
            int head = (kept + 1) / 2;
            String shorter = new String(characters, 0, head) + ELLIPSIS
                    + new String(characters, characters.length - (kept - head), kept - head);
            if (width(shorter) <= width) {
                return shorter;
            }
        }
        return ELLIPSIS;
    }

    /** A text that is shortened to fit, with all of it for the pointer and for readers. */
    static void text(Html html, String text, double width, String... attributes) {
        String fitted = fitted(text, width);
        html.open("text", attributes).text(fitted);
        if (!fitted.equals(text)) {
            html.element("title", text);
        }
        html.close();
    }

    /**
     * Starts a drawing.
     *
     * @param name what it shows
     * @param told the same in words, for those who do not see it
     */
    static void start(Html html, int height, String name, String told) {
        html.open("div", "class", "scroll").open("svg", "class", "chart", "viewBox", "0 0 " + WIDTH + " " + height,
                "width", Integer.toString(WIDTH), "height", Integer.toString(height), "role", "img");
        html.element("title", name).element("desc", told);
    }

    static void end(Html html) {
        html.close().closeBlock();
    }

    static void line(Html html, String kind, double x1, double y1, double x2, double y2) {
        html.empty("line", "class", kind, "x1", px(x1), "y1", px(y1), "x2", px(x2), "y2", px(y2));
    }
}
