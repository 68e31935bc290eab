package touchstone.canvas.layer;

/**
 * A line's cross-section: how much of the dark casing, of a white rim and of the colour lies at each distance from the
 * middle, with half a pixel of anti-aliasing at each border. Looked up by squared distance, so that no root is taken for a pixel.
 */
final class LineLook {

    /** Table entries for a squared distance of one pixel. */
    static final int STEPS = 64;

    private static final double CASING = 0.9;
    private static final double CASING_OPACITY = 0.6;
    private static final double RIM = 0.9;
    private static final double RIM_OPACITY = 0.9;

    private static final int BITS = 9;
    private static final int MASK = (1 << BITS) - 1;

    private final double reach;
    /**
     * Of 256, how much of the line's colour is added (lowest {@link #BITS}) to what remains of the pixel under it (next
     * {@link #BITS}), and above them how bright the rim makes it, of 255: one look into memory for a pixel.
     */
    private final int[] parts;

    private LineLook(double inner, double outer, double rim, double around, double opacity) {
        reach = outer + rim + around + 0.5;
        int n = (int) Math.ceil(reach * reach * STEPS) + 1;
        parts = new int[n + 1];
        parts[n] = 256 << BITS;
        for (int i = 0; i < n; i++) {
            double d = Math.sqrt((double) i / STEPS);
            double band = Math.min(covered(outer - d), inner > 0 ? covered(d - inner) : 1);
            double bright = band * opacity;
            double white = rim > 0 ? covered(outer + rim - d) * RIM_OPACITY * opacity : 0;
            double dark = around > 0 ? covered(outer + rim + around - d) * CASING_OPACITY * opacity : 0;
            int colour = (int) Math.round(bright * 256);
            int light = (int) (white * (1 - bright) * 255);
            // Of 256, rounded up, so that the sum is never more than white.
            int lit = (light * 256 + 254) / 255;
            int rest = Math.clamp(Math.round((1 - dark) * (1 - white) * (1 - bright) * 256), 0,
                    Math.max(0, 256 - colour - lit));
            parts[i] = light << 2 * BITS | rest << BITS | colour;
        }
    }

    private static double covered(double inside) {
        return Math.clamp(inside + 0.5, 0, 1);
    }

    /**
     * A line; also a disc of its width when a single point is stroked.
     *
     * @param width in pixels of a screen of density 1, as in the other two
     * @param density how many pixels of the raster take the place of one
     */
    static LineLook solid(double width, double opacity, double density) {
        return new LineLook(0, width / 2 * density, 0, CASING * density, opacity);
    }

    /** A line with a white rim within its casing, so that it stands out on dark and on bright ground alike. */
    static LineLook rimmed(double width, double opacity, double density) {
        return new LineLook(0, width / 2 * density, RIM * density, CASING * density, opacity);
    }

    /** Two lines side by side with a rim around both. */
    static LineLook hollowRimmed(double width, double line, double opacity, double density) {
        return new LineLook((width / 2 - line) * density, width / 2 * density, RIM * density, CASING * density,
                opacity);
    }

    /** A line without a casing, for what is so small that the casing would be most of it. */
    static LineLook bare(double width, double opacity, double density) {
        return new LineLook(0, width / 2 * density, 0, 0, opacity);
    }

    /** Two lines side by side, the outer ones of a band of the given width; a ring when a point is stroked. */
    static LineLook hollow(double width, double line, double opacity, double density) {
        return new LineLook((width / 2 - line) * density, width / 2 * density, 0, CASING * density, opacity);
    }

    /** How far from the middle anything is drawn, in pixels. */
    double reach() {
        return reach;
    }

    /** The pixel with the line over it, at a squared distance of {@code d2 / STEPS} from its middle. */
    int paint(int under, int rgb, int d2) {
        int part = parts[d2];
        return Blend.sum(under, part >> BITS & MASK, rgb, part & MASK) + (part >> 2 * BITS) * 0x010101;
    }

    int size() {
        return parts.length;
    }
}
