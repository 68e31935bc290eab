package touchstone.canvas.layer;

import touchstone.model.geometry.Bounds;

/**
 * Lines between an image's pixels, where these are magnified enough to be told apart: on dark pixels a little brighter
 * than they are, on bright ones a little darker.
 *
 * @param width columns of the image
 * @param height rows of the image
 * @param smallestScale raster pixels for one image pixel from which on there are lines
 */
public record PixelGridLayer(int width, int height, double smallestScale) implements Layer {

    /** From which magnification on there are lines where nobody chose another. */
    public static final double USUAL_SCALE = 16;

    private static final int ALPHA = 72;
    private static final int MIDDLE = 128;

    @Override
    public void paint(Raster raster) {
        if (raster.scale() < smallestScale) {
            return;
        }
        Bounds seen = raster.region();
        int top = edge(0, raster.y(), raster.height(), raster.scale());
        int bottom = edge(height, raster.y(), raster.height(), raster.scale());
        int left = edge(0, raster.x(), raster.width(), raster.scale());
        int right = edge(width, raster.x(), raster.width(), raster.scale());
        boolean[] line = new boolean[raster.width()];
        for (int x = (int) Math.floor(seen.minX()); x <= seen.maxX() + 1; x++) {
            int column = (int) Math.ceil(x * raster.scale() - raster.x() - 0.5);
            if (column >= 0 && column < line.length) {
                line[column] = true;
            }
        }
        boolean[] row = new boolean[raster.height()];
        for (int y = (int) Math.floor(seen.minY()); y <= seen.maxY() + 1; y++) {
            int at = (int) Math.ceil(y * raster.scale() - raster.y() - 0.5);
            if (at >= 0 && at < row.length) {
                row[at] = true;
            }
        }
        int[] pixels = raster.pixels();
        for (int j = top; j < bottom; j++) {
            for (int i = left; i < right; i++) {
                if (row[j] || line[i]) {
                    int at = j * raster.width() + i;
                    pixels[at] = Blend.over(pixels[at], brightness(pixels[at]) < MIDDLE ? 0xffffff : 0, ALPHA);
                }
            }
        }
    }

    /** The first raster pixel at or after an image coordinate, within the raster. */
    private static int edge(int image, int offset, int size, double scale) {
        return Math.clamp((long) Math.ceil(image * scale - offset - 0.5), 0, size);
    }

    private static int brightness(int rgb) {
        return (54 * (rgb >> 16 & 0xff) + 183 * (rgb >> 8 & 0xff) + 19 * (rgb & 0xff)) >> 8;
    }
}
