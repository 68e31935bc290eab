package touchstone.canvas;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import touchstone.model.Spacing;

/**
 * A round length that is about so long on the screen: 1, 2 or 5 times a power of ten.
 *
 * @param screen how many screen pixels it is long
 * @param text with its unit: "50 µm", "200 px"
 */
record ScaleLength(double screen, String text) {

    private static final double MICROMETRES = 1000;
    private static final double METRE = 1000;

    /**
     * @param longest screen pixels; the length is at least two fifths of it
     * @param scale screen pixels for one image pixel
     */
    static ScaleLength within(double longest, double scale, @Nullable Spacing spacing) {
        double unit = spacing == null ? 1 : spacing.x();
        double most = longest / scale * unit;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double length = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
        return new ScaleLength(length / unit * scale, spacing == null ? number(length) + " px" : metric(length));
    }

    private static String metric(double millimetres) {
        if (millimetres < 1e-3) {
            return number(millimetres * 1e6) + " nm";
        }
        if (millimetres < 1) {
            return number(millimetres * MICROMETRES) + " µm";
        }
        return millimetres < METRE ? number(millimetres) + " mm" : number(millimetres / METRE) + " m";
    }

    private static String number(double length) {
        double rounded = Math.round(length * 1e6) / 1e6;
        return rounded == Math.rint(rounded)
                ? String.format(Locale.ENGLISH, "%.0f", rounded)
                : String.format(Locale.ENGLISH, "%s", rounded);
    }
}
