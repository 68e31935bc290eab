package touchstone.canvas.layer;

import java.util.Arrays;
import touchstone.canvas.tile.Mosaic;
import touchstone.canvas.tile.Resampler;
import touchstone.canvas.tile.TilePyramid;
import touchstone.canvas.tile.ToneTable;

/** The image itself, and the surround beside it. */
public record ImageLayer(Mosaic mosaic, ToneTable tones) implements Layer {

    /** What lies around the image, the same in every theme. */
    public static final int SURROUND = 0xff101112;

    /** Of a sample, what a pixel that ends with it may reach beyond it for rounding. */
    private static final double NOTHING = 1e-6;

    /** Where blocks of samples come from. */
    @FunctionalInterface
    interface Blocks {
        /** A block that holds the region at least. */
        Mosaic.Block block(int level, int x, int y, int width, int height);
    }

    @Override
    public void paint(Raster raster) {
        TilePyramid pyramid = mosaic.pyramid();
        surround(raster, first(raster.x(), raster.width(), 0, raster.scale()),
                first(raster.y(), raster.height(), 0, raster.scale()),
                first(raster.x(), raster.width(), pyramid.width(), raster.scale()),
                first(raster.y(), raster.height(), pyramid.height(), raster.scale()));
        paint(raster, pyramid, mosaic::block, tones);
    }

    /** The samples alone, without what is beside them. */
    static void paint(Raster raster, TilePyramid pyramid, Blocks blocks, ToneTable tones) {
        int left = first(raster.x(), raster.width(), 0, raster.scale());
        int top = first(raster.y(), raster.height(), 0, raster.scale());
        int right = first(raster.x(), raster.width(), pyramid.width(), raster.scale());
        int bottom = first(raster.y(), raster.height(), pyramid.height(), raster.scale());
        if (left >= right || top >= bottom) {
            return;
        }
        int level = pyramid.level(raster.scale());
        double step = 1 / (raster.scale() * (1L << level));
        double fromX = (raster.x() + left) * step;
        double fromY = (raster.y() + top) * step;
        int x = clamp(fromX, pyramid.width(level));
        int y = clamp(fromY, pyramid.height(level));
        int endX = clamp((raster.x() + right) * step - NOTHING, pyramid.width(level)) + 1;
        int endY = clamp((raster.y() + bottom) * step - NOTHING, pyramid.height(level)) + 1;
        Mosaic.Block block = blocks.block(level, x, y, endX - x, endY - y);
        new Resampler(block.samples(), tones, raster.pixels(), raster.width()).paint(left, top, right - left,
                bottom - top,
                fromX - block.x(), fromY - block.y(), step);
    }

    /** The first raster pixel whose middle is at or right of an image coordinate, within the raster. */
    static int first(int offset, int size, int image, double scale) {
        return Math.clamp((long) Math.ceil(image * scale - offset - 0.5), 0, size);
    }

    private static int clamp(double sample, int size) {
        return Math.clamp((long) Math.floor(sample), 0, size - 1);
    }

    static void surround(Raster raster, int left, int top, int right, int bottom) {
        int[] pixels = raster.pixels();
        int width = raster.width();
        for (int row = 0; row < raster.height(); row++) {
            int at = row * width;
            if (row < top || row >= bottom || left >= right) {
                Arrays.fill(pixels, at, at + width, SURROUND);
            } else {
                Arrays.fill(pixels, at, at + left, SURROUND);
                Arrays.fill(pixels, at + right, at + width, SURROUND);
            }
        }
    }
}
