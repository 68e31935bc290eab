package touchstone.canvas.layer;

/**
 * A text on a dark ground with a strip of its object's colour, in pixels of the whole zoomed image. The ground is dark
 * enough for a contrast of 7 on any picture.
 *
 * @param pad pixels left and right of the text; the strip is as wide
 */
record Plate(int x, int y, Lettering.Text text, int pad, int rgb, double opacity) {

    private static final int GROUND = 0x101112;
    private static final int LETTERS = 0xf4f6f7;
    private static final double GROUND_OPACITY = 0.74;

    int width() {
        return width(text, pad);
    }

    static int width(Lettering.Text text, int pad) {
        return text.width() + 3 * pad;
    }

    int height() {
        return text.height();
    }

    boolean overlaps(Plate other) {
        return x < other.x + other.width() && other.x < x + width() && y < other.y + other.height()
                && other.y < y + height();
    }

    boolean isOn(Raster raster) {
        return x < raster.x() + raster.width() && x + width() > raster.x() && y < raster.y() + raster.height()
                && y + height() > raster.y();
    }

    boolean isWithin(Raster raster) {
        return x >= raster.x() && x + width() <= raster.x() + raster.width() && y >= raster.y()
                && y + height() <= raster.y() + raster.height();
    }

    void paint(Raster raster) {
        int[] pixels = raster.pixels();
        int left = Math.max(x, raster.x());
        int right = Math.min(x + width(), raster.x() + raster.width());
        int ground = Blend.alpha(GROUND_OPACITY * opacity);
        int strip = Blend.alpha(opacity);
        for (int row = Math.max(y, raster.y()); row < Math.min(y + height(), raster.y() + raster.height()); row++) {
            int at = (row - raster.y()) * raster.width() - raster.x();
            int edge = Math.clamp(x + pad, left, right);
            Blend.span(pixels, at + left, at + edge, rgb, strip);
            Blend.span(pixels, at + edge, at + right, GROUND, ground);
            int first = x + 2 * pad;
            int line = (row - y) * text.width();
            for (int i = Math.max(first, left); i < Math.min(first + text.width(), right); i++) {
                int cover = text.cover()[line + i - first] & 0xff;
                if (cover > 0) {
                    pixels[at + i] = Blend.over(pixels[at + i], LETTERS, (int) (cover * opacity * 256 / 255));
                }
            }
        }
    }
}
