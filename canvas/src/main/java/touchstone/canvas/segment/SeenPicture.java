package touchstone.canvas.segment;

import java.io.IOException;
import touchstone.canvas.tile.Resampler;
import touchstone.canvas.tile.ToneTable;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.model.geometry.Point;
import touchstone.store.image.Samples;

/**
 * A part of an image in the colours in which it is seen. Two are the same only when they are one object, so that what a
 * model saw in one need not be compared.
 */
public final class SeenPicture {

    /** Sides of a picture; models look at hardly more than a thousand pixels. */
    private static final int MOST = 2048;
    /** Sides of an answer. */
    private static final int FINEST = 4096;

    private final int level;
    private final int x;
    private final int y;
    private final int width;
    private final int height;
    private final int[] pixels;

    private SeenPicture(int level, int x, int y, int width, int height, int[] pixels) {
        this.level = level;
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** A part of the image, at the finest level that is not too large. */
    public static SeenPicture of(Source source, Bounds part) throws IOException {
        int level = 0;
        while (Math.max(part.width(), part.height()) / (1L << level) > MOST) {
            level++;
        }
        double step = 1L << level;
        int left = Math.clamp((long) Math.floor(part.minX() / step), 0, source.width(level) - 1);
        int top = Math.clamp((long) Math.floor(part.minY() / step), 0, source.height(level) - 1);
        int columns = Math.clamp((long) Math.ceil(part.maxX() / step), left + 1, source.width(level)) - left;
        int rows = Math.clamp((long) Math.ceil(part.maxY() / step), top + 1, source.height(level)) - top;
        Samples samples = source.read(level, left, top, columns, rows);
        int[] pixels = new int[columns * rows];
        new Resampler(samples, new ToneTable(source.display(), source.type().depth()), pixels, columns)
                .paint(0, 0, columns, rows, 0, 0, 1);
        return new SeenPicture(level, left, top, columns, rows, pixels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Red, green and blue, a byte each, row by row. */
    public byte[] rgb() {
        byte[] rgb = new byte[pixels.length * 3];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return rgb;
    }

    /** The image's part that is seen, in image coordinates. */
    Bounds part() {
        double step = 1L << level;
        return new Bounds(x * step, y * step, (x + width) * step, (y + height) * step);
    }

    Point toPicture(Point inImage) {
        double step = 1L << level;
        return new Point(inImage.x() / step - x, inImage.y() / step - y);
    }

    Bounds toPicture(Bounds inImage) {
        Point min = toPicture(new Point(inImage.minX(), inImage.minY()));
        Point max = toPicture(new Point(inImage.maxX(), inImage.maxY()));
        return new Bounds(min.x(), min.y(), max.x(), max.y());
    }

    /** By how much an answer may be finer than the picture: up to the image's own pixels. */
    int finer() {
        int finer = 1;
        while (finer < 1 << level && 2L * finer * Math.max(width, height) <= FINEST) {
            finer *= 2;
        }
        return finer;
    }

    /** An answer as a mask of the image. */
    Mask toImage(PromptedModel.Region region, int imageWidth, int imageHeight) {
        MaskBuilder builder = new MaskBuilder(imageWidth, imageHeight);
        int step = (1 << level) / finer();
        int left = x << level;
        int top = y << level;
        for (int row = 0; row < region.height(); row++) {
            int end = (row + 1) * region.width();
            for (int from = region.set().nextSetBit(row * region.width()); from >= 0 && from < end;) {
                int to = Math.min(region.set().nextClearBit(from), end);
                int begin = left + (from - row * region.width()) * step;
                int stop = Math.min(imageWidth, left + (to - row * region.width()) * step);
                for (int line = top + row * step; line < Math.min(imageHeight, top + (row + 1) * step); line++) {
                    builder.span(line, begin, stop);
                }
                from = region.set().nextSetBit(to);
            }
        }
        return builder.build();
    }
}
