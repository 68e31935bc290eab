package touchstone.canvas.tile;

import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/** An 8-bit image whose samples are computed; reduced levels are averaged as a file's are. */
public final class SyntheticImage implements RegionReader {

    /** The sample of a channel at a pixel, 0 to 255. */
    @FunctionalInterface
    public interface Field {
        int at(int x, int y, int channel);
    }

    private final int width;
    private final int height;
    private final int channels;
    private final Field field;

    public SyntheticImage(int width, int height, int channels, Field field) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.field = field;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public PixelType type() {
        return new PixelType(channels, PixelType.Depth.UINT8);
    }

    @Override
    public int levels() {
        int levels = 1;
        while (reduced(Math.max(width, height), levels - 1) > 256) {
            levels++;
        }
        return levels;
    }

    private static int reduced(int size, int level) {
        return (size + (1 << level) - 1) >> level;
    }

    @Override
    public Samples read(int level, int x, int y, int w, int h) {
        byte[] data = new byte[w * h * channels];
        int at = 0;
        for (int j = y; j < y + h; j++) {
            for (int i = x; i < x + w; i++) {
                for (int c = 0; c < channels; c++) {
                    data[at++] = (byte) mean(level, i, j, c);
                }
            }
        }
        return new Samples.Bytes(w, h, channels, data);
    }

    private int mean(int level, int column, int row, int channel) {
        int right = Math.min(width, (column + 1) << level);
        int bottom = Math.min(height, (row + 1) << level);
        long sum = 0;
        int n = 0;
        for (int y = row << level; y < bottom; y++) {
            for (int x = column << level; x < right; x++) {
                sum += field.at(x, y, channel);
                n++;
            }
        }
        return Math.toIntExact((sum + n / 2) / n);
    }

    @Override
    public void close() {
    }
}
