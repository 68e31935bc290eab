package touchstone.canvas.layer;

/**
 * A line's cross-section: how much of the dark casing and of the colour lies at each distance from the middle, with half
 * a pixel of anti-aliasing at each border. Looked up by squared distance, so that no root is taken for a pixel.
 */
final class LineLook {

    /** Table entries for a squared distance of one pixel. */
    static final int STEPS = 64;

    private static final double CASING = 0.9;
    private static final double CASING_OPACITY = 0.6;

    private final double reach;
    private final byte[] casing;
    private final byte[] colour;

    private LineLook(double inner, double outer, double opacity) {
        reach = outer + CASING + 0.5;
        int n = (int) Math.ceil(reach * reach * STEPS) + 1;
        casing = new byte[n];
        colour = new byte[n];
        for (int i = 0; i < n; i++) {
            double d = Math.sqrt((double) i / STEPS);
            double band = Math.min(covered(outer - d), inner > 0 ? covered(d - inner) : 1);
            colour[i] = (byte) Math.round(band * opacity * 255);
            casing[i] = (byte) Math.round(covered(outer + CASING - d) * CASING_OPACITY * opacity * 255);
        }
    }

    private static double covered(double inside) {
        return Math.clamp(inside + 0.5, 0, 1);
    }

    /** A line of the given width in pixels; also a disc of that diameter when a single point is stroked. */
    static LineLook solid(double width, double opacity) {
        return new LineLook(0, width / 2, opacity);
    }

    /** Two lines side by side, the outer ones of a band of the given width; a ring when a point is stroked. */
    static LineLook hollow(double width, double line, double opacity) {
        return new LineLook(width / 2 - line, width / 2, opacity);
    }

    /** How far from the middle anything is drawn, in pixels. */
    double reach() {
        return reach;
    }

    /** The pixel with the line over it, at a squared distance of {@code d2 / STEPS} from its middle. */
    int paint(int under, int rgb, int d2) {
        int dark = casing[d2] & 0xff;
        int bright = colour[d2] & 0xff;
        int shaded = dark == 0 ? under : Blend.over(under, 0x000000, dark);
        return bright == 0 ? shaded : Blend.over(shaded, rgb, bright + (bright >> 7));
    }

    int size() {
        return colour.length;
    }
}
