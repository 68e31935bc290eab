package touchstone.canvas.tool;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import touchstone.model.Spacing;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Lengths, areas and angles as texts: in pixels, and in millimetres where the size of the pixels is known. Angles are
 * those of the thing itself, not of its picture, where pixels are not square.
 */
final class Measures {

    private final double sx;
    private final double sy;
    private final boolean known;

    Measures(@Nullable Spacing spacing) {
        known = spacing != null;
        sx = spacing == null ? 1 : spacing.x();
        sy = spacing == null ? 1 : spacing.y();
    }

    /** Of the open line. */
    String length(Points line) {
        double pixels = line.length();
        double millimetres = 0;
        for (int i = 1; i < line.size(); i++) {
            millimetres += Math.hypot((line.x(i) - line.x(i - 1)) * sx, (line.y(i) - line.y(i - 1)) * sy);
        }
        return text(pixels, "px", millimetres, "mm");
    }

    /** Of the closed ring. */
    String area(Points ring) {
        double pixels = Math.abs(ring.signedArea());
        return text(pixels, "px\u00b2", pixels * sx * sy, "mm\u00b2");
    }

    /** Between the ways from the middle point to the others, 0 to 180 degrees. */
    String angle(Point from, Point middle, Point to) {
        double a = Math.atan2((from.y() - middle.y()) * sy, (from.x() - middle.x()) * sx);
        double b = Math.atan2((to.y() - middle.y()) * sy, (to.x() - middle.x()) * sx);
        double degrees = Math.abs(Math.toDegrees(a - b));
        return degrees(degrees > 180 ? 360 - degrees : degrees);
    }

    /** Between the line and the image's rows, 0 to 90 degrees. */
    String slope(Point from, Point to) {
        return degrees(Math.toDegrees(Math.atan2(Math.abs(to.y() - from.y()) * sy, Math.abs(to.x() - from.x()) * sx)));
    }

    private static String degrees(double degrees) {
        return String.format(Locale.ROOT, "%.1f\u00b0", degrees);
    }

    private String text(double pixels, String pixelUnit, double real, String realUnit) {
        String text = number(pixels) + " " + pixelUnit;
        return known ? text + " = " + number(real) + " " + realUnit : text;
    }

    /** Four digits that count, or all before the point. */
    private static String number(double value) {
        int before = value < 1 ? 0 : (int) Math.floor(Math.log10(value)) + 1;
        int after = value < 1 && value > 0 ? 3 - (int) Math.floor(Math.log10(value)) : 4 - before;
        return String.format(Locale.ROOT, "%." + Math.clamp(after, 0, 12) + "f", value);
    }
}
