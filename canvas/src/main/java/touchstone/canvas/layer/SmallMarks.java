package touchstone.canvas.layer;

import org.jspecify.annotations.Nullable;

/** Marks in the place of objects that are too small on the screen to have a shape. */
final class SmallMarks {

    /** Of an oval. */
    private static final double SMALLEST_RADIUS = 0.75;

    private SmallMarks() {
    }

    /** One spot for an object too small to have a shape. */
    static void spot(Raster raster, double x, double y, int rgb, int alpha) {
        int column = (int) Math.floor(x) - raster.x();
        int row = (int) Math.floor(y) - raster.y();
        for (int j = row - 1; j <= row + 1; j++) {
            for (int i = column - 1; i <= column + 1; i++) {
                if (i >= 0 && j >= 0 && i < raster.width() && j < raster.height()) {
                    int at = j * raster.width() + i;
                    boolean middle = i == column && j == row;
                    raster.pixels()[at] = Blend.over(raster.pixels()[at], rgb, middle ? alpha : alpha / 3);
                }
            }
        }
    }

    /**
     * One oval within a rectangle, for an area so small that its own shape would hardly be told from it.
     *
     * @param look of its border, or null for none
     * @param alpha of its inside
     */
    static void oval(Raster raster, double x0, double y0, double x1, double y1, @Nullable LineLook look,
            Style.Pattern pattern, int rgb,
            int alpha) {
        double rx = Math.max((x1 - x0) / 2, SMALLEST_RADIUS);
        double ry = Math.max((y1 - y0) / 2, SMALLEST_RADIUS);
        double cx = (x0 + x1) / 2;
        double cy = (y0 + y1) / 2;
        double farthest = Math.min(rx, ry);
        double around = look == null ? 0 : look.reach();
        int l = Math.max(0, (int) Math.floor(cx - rx - around) - raster.x());
        int t = Math.max(0, (int) Math.floor(cy - ry - around) - raster.y());
        int r = Math.min(raster.width(), (int) Math.ceil(cx + rx + around) - raster.x());
        int b = Math.min(raster.height(), (int) Math.ceil(cy + ry + around) - raster.y());
        int size = look == null ? 0 : look.size();
        int[] pixels = raster.pixels();
        for (int y = t; y < b; y++) {
            double v = (y + raster.y() + 0.5 - cy) / ry;
            for (int x = l; x < r; x++) {
                double u = (x + raster.x() + 0.5 - cx) / rx;
                double f = u * u + v * v;
                int at = y * raster.width() + x;
                if (f < 1 && alpha > 0) {
                    pixels[at] = Blend.over(pixels[at], rgb, alpha);
                }
                if (look != null && isOn(pattern, x + raster.x() + y + raster.y())) {
                    // The distance from the border to first order, which has no end in the middle.
                    double slope2 = 4 * (u * u / (rx * rx) + v * v / (ry * ry));
                    double d2 = Math.min((f - 1) * (f - 1) / slope2, f < 1 ? farthest * farthest : size);
                    int step = (int) (d2 * LineLook.STEPS);
                    if (step < size) {
                        pixels[at] = look.paint(pixels[at], rgb, step);
                    }
                }
            }
        }
    }

    private static boolean isOn(Style.Pattern pattern, int diagonal) {
        return switch (pattern) {
            case SOLID, DOUBLE -> true;
            case DASHED -> (diagonal & 3) != 3;
            case DOTTED -> (diagonal & 1) == 0;
        };
    }
}
