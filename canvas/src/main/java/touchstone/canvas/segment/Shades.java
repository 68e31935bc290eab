package touchstone.canvas.segment;

import java.io.IOException;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.store.image.Samples;

/**
 * A part of a level as it is seen: the brightness, 0 to 255, of each channel that is shown. Pixels are counted row by row;
 * the part lies at (x,y) of the level.
 */
final class Shades {

    final int level;
    final int x;
    final int y;
    final int width;
    final int height;
    /** One plane for each channel that is shown. */
    final byte[][] planes;

    private Shades(int level, int x, int y, int width, int height, byte[][] planes) {
        this.level = level;
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.planes = planes;
    }

    /** The part of the level, cut at the level's sides; it must have a pixel. */
    static Shades read(Source source, int level, int x, int y, int width, int height) throws IOException {
        int left = Math.max(0, x);
        int top = Math.max(0, y);
        int columns = (int) Math.min(source.width(level), (long) x + width) - left;
        int rows = (int) Math.min(source.height(level), (long) y + height) - top;
        Samples samples = source.read(level, left, top, columns, rows);
        Display display = source.display();
        int[] channels = Likeness.seen(display);
        byte[][] planes = new byte[channels.length][];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = plane(samples, channels[i], display.channels().get(channels[i]).tones());
        }
        return new Shades(level, left, top, columns, rows, planes);
    }

    private static byte[] plane(Samples samples, int channel, ToneMap tones) {
        byte[] plane = new byte[samples.width() * samples.height()];
        int step = samples.channels();
        switch (samples) {
            case Samples.Bytes b -> {
                byte[] table = table(tones, 0, 256);
                for (int i = 0; i < plane.length; i++) {
                    plane[i] = table[b.data()[i * step + channel] & 0xff];
                }
            }
            case Samples.Shorts s -> {
                int first = s.signed() ? Short.MIN_VALUE : 0;
                int bits = s.signed() ? -1 : 0xffff;
                byte[] table = plane.length < 1 << 14 ? null : table(tones, first, 1 << 16);
                for (int i = 0; i < plane.length; i++) {
                    int value = s.data()[i * step + channel] & bits;
                    plane[i] = table == null ? (byte) tones.brightness(value) : table[value - first];
                }
            }
            case Samples.Floats f -> {
                for (int i = 0; i < plane.length; i++) {
                    plane[i] = (byte) tones.brightness(f.data()[i * step + channel]);
                }
            }
        }
        return plane;
    }

    private static byte[] table(ToneMap tones, int first, int size) {
        byte[] table = new byte[size];
        for (int i = 0; i < size; i++) {
            table[i] = (byte) tones.brightness(first + i);
        }
        return table;
    }

    /** The pixel at a place of the level. */
    int index(int levelX, int levelY) {
        return (levelY - y) * width + levelX - x;
    }

    /** Whether the part has the level's pixel. */
    boolean has(int levelX, int levelY) {
        return levelX >= x && levelY >= y && levelX < x + width && levelY < y + height;
    }
}
