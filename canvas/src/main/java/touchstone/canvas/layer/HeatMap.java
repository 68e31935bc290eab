package touchstone.canvas.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalDouble;
import touchstone.canvas.tile.Mosaic;
import touchstone.canvas.tile.TilePyramid;
import touchstone.canvas.tile.ToneTable;
import touchstone.model.geometry.Point;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.SampleRange;
import touchstone.store.image.Samples;

/**
 * Numbers that lie over an image: one for every pixel, or for every square of a whole number of pixels, or a whole number
 * of them to a pixel.
 */
public final class HeatMap {

    private static final int BAND = 64;

    private final RegionReader values;
    private final double pixelsPerValue;

    private HeatMap(RegionReader values, double pixelsPerValue) {
        this.values = values;
        this.pixelsPerValue = pixelsPerValue;
    }

    /**
     * @param values held in memory; of several channels the first counts
     * @return nothing when the sizes do not fit
     */
    public static Optional<HeatMap> over(int imageWidth, int imageHeight, RegionReader values) {
        int width = values.width();
        int height = values.height();
        boolean coarser = imageWidth % width == 0 && imageHeight % height == 0
                && imageWidth / width == imageHeight / height;
        boolean finer = width % imageWidth == 0 && height % imageHeight == 0
                && width / imageWidth == height / imageHeight;
        return coarser || finer
                ? Optional.of(new HeatMap(values, (double) imageWidth / width))
                : Optional.empty();
    }

    PixelType type() {
        return values.type();
    }

    /** Image pixels along the side of one value's square. */
    double pixelsPerValue() {
        return pixelsPerValue;
    }

    /** From the lowest to the highest number. Goes through all of them. */
    public SampleRange range() throws IOException {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int y = 0; y < values.height(); y += BAND) {
            Samples band = values.read(0, 0, y, values.width(), Math.min(BAND, values.height() - y));
            for (int row = 0; row < band.height(); row++) {
                for (int x = 0; x < band.width(); x++) {
                    double value = band.value(x, row, 0);
                    if (Double.isFinite(value)) {
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                    }
                }
            }
        }
        return high > low
                ? new SampleRange(low, high)
                : low == high ? new SampleRange(low, Math.max(Math.nextUp(low), low + 1)) : new SampleRange(0, 1);
    }

    /** The number at a place of the image; none beside it. */
    public OptionalDouble at(Point image) {
        double x = Math.floor(image.x() / pixelsPerValue);
        double y = Math.floor(image.y() / pixelsPerValue);
        if (x < 0 || y < 0 || x >= values.width() || y >= values.height()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(read(0, (int) x, (int) y, 1, 1).value(0, 0, 0));
    }

    /** @param raster of the map's own values, zoomed */
    void paint(Raster raster, ToneTable tones) {
        ImageLayer.paint(raster, new TilePyramid(values),
                (level, x, y, width, height) -> new Mosaic.Block(read(level, x, y, width, height), x, y), tones);
    }

    private Samples read(int level, int x, int y, int width, int height) {
        try {
            return values.read(level, x, y, width, height);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }
}
