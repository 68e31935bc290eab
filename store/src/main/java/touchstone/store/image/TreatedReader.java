package touchstone.store.image;

import java.io.IOException;
import java.util.Optional;
import touchstone.model.geometry.Bounds;

/** A picture with parts of it black and its detail coarse, as {@link ImageCopy.Treatment} says; level 0 alone. */
final class TreatedReader implements RegionReader {

    private final RegionReader whole;
    private final ImageCopy.Treatment treatment;
    private final int level;

    TreatedReader(RegionReader whole, ImageCopy.Treatment treatment) {
        this.whole = whole;
        this.treatment = treatment;
        level = Math.min(treatment.level(), whole.levels() - 1);
    }

    @Override
    public int width() {
        return whole.width();
    }

    @Override
    public int height() {
        return whole.height();
    }

    @Override
    public PixelType type() {
        return whole.type();
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public Samples read(int ofLevel, int x, int y, int width, int height) throws IOException {
        int left = x >> level;
        int top = y >> level;
        int columns = (x + width - 1 >> level) - left + 1;
        int rows = (y + height - 1 >> level) - top + 1;
        Samples coarse = whole.read(level, left, top, columns, rows);
        int channels = type().channels();
        int[] from = new int[width * height];
        for (int j = 0; j < height; j++) {
            int row = ((y + j >> level) - top) * columns;
            for (int i = 0; i < width; i++) {
                from[j * width + i] = row + (x + i >> level) - left;
            }
        }
        for (Bounds black : treatment.black()) {
            blacken(from, black, x, y, width, height);
        }
        Samples treated = Samples.blank(type(), width, height);
        for (int i = 0; i < from.length; i++) {
            if (from[i] >= 0) {
                System.arraycopy(coarse.array(), from[i] * channels, treated.array(), i * channels, channels);
            }
        }
        return treated;
    }

    /** Pixels from the one that holds the smaller side to the one before the greater: touched at all is black. */
    private static void blacken(int[] from, Bounds black, int x, int y, int width, int height) {
        int left = (int) Math.clamp(Math.floor(black.minX()) - x, 0, width);
        int right = (int) Math.clamp(Math.ceil(black.maxX()) - x, 0, width);
        int top = (int) Math.clamp(Math.floor(black.minY()) - y, 0, height);
        int bottom = (int) Math.clamp(Math.ceil(black.maxY()) - y, 0, height);
        for (int j = top; j < bottom; j++) {
            for (int i = left; i < right; i++) {
                from[j * width + i] = -1;
            }
        }
    }

    @Override
    public Optional<Damage> damage() throws IOException {
        return whole.damage();
    }

    /** The picture itself is closed by who opened it. */
    @Override
    public void close() {
        // Nothing of its own is open.
    }
}
