package touchstone.canvas.layer;

import touchstone.model.geometry.Bounds;

/**
 * A rectangle of the zoomed image to paint on: pixel (i,j) covers the square from {@code (x + i) / scale} to
 * {@code (x + i + 1) / scale} of the image, and likewise down. Pixels are opaque 0xFFrrggbb, row by row.
 *
 * @param x zoomed column of the left edge
 * @param y zoomed row of the top edge
 * @param scale raster pixels for one image pixel
 * @param density raster pixels for one pixel in which widths of lines and sizes of letters are given: 1, on a dense
 * screen up to 2 or more
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
public record Raster(int[] pixels, int width, int height, int x, int y, double scale, double density) {

    public Raster(int[] pixels, int width, int height, int x, int y, double scale) {
        this(pixels, width, height, x, y, scale, 1);
    }

    /** The part of the image that it shows. */
    public Bounds region() {
        return new Bounds(x / scale, y / scale, (x + width) / scale, (y + height) / scale);
    }

    /** Image x to raster columns, fractions kept. */
    public double column(double imageX) {
        return imageX * scale - x;
    }

    public double row(double imageY) {
        return imageY * scale - y;
    }
}
