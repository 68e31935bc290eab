package touchstone.canvas.segment;

import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/** An image in memory whose levels are means of two by two pixels. */
public final class SampleSource implements Source {

    private final Samples[] levels;
    private final ToneMap tones;
    private final PixelType type;
    private int reads;

    public SampleSource(Samples image, ToneMap tones) {
        this.tones = tones;
        levels = new Samples[8];
        levels[0] = image;
        for (int i = 1; i < levels.length; i++) {
            levels[i] = halved(levels[i - 1]);
        }
        type = new PixelType(image.channels(), switch (image) {
            case Samples.Bytes b -> PixelType.Depth.UINT8;
            case Samples.Shorts s -> s.signed() ? PixelType.Depth.INT16 : PixelType.Depth.UINT16;
            case Samples.Floats f -> PixelType.Depth.FLOAT32;
        });
    }

    /** Grey, one character a pixel: its value is {@code step} times the digit. */
    public static SampleSource ofDigits(int step, String... rows) {
        byte[] data = new byte[rows.length * rows[0].length()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[0].length(); x++) {
                data[y * rows[0].length() + x] = (byte) (step * (rows[y].charAt(x) - '0'));
            }
        }
        return new SampleSource(new Samples.Bytes(rows[0].length(), rows.length, 1, data), new ToneMap(0, 255));
    }

    private static Samples halved(Samples fine) {
        int width = (fine.width() + 1) / 2;
        int height = (fine.height() + 1) / 2;
        int channels = fine.channels();
        double[] means = new double[width * height * channels];
        for (int i = 0; i < means.length; i++) {
            int c = i % channels;
            int x = i / channels % width * 2;
            int y = i / channels / width * 2;
            int x1 = Math.min(x + 1, fine.width() - 1);
            int y1 = Math.min(y + 1, fine.height() - 1);
            means[i] = (fine.value(x, y, c) + fine.value(x1, y, c) + fine.value(x, y1, c) + fine.value(x1, y1, c)) / 4;
        }
        return like(fine, width, height, means);
    }

    private static Samples like(Samples kind, int width, int height, double[] values) {
        int channels = kind.channels();
        switch (kind) {
            case Samples.Bytes b -> {
                byte[] data = new byte[values.length];
                for (int i = 0; i < data.length; i++) {
                    data[i] = (byte) Math.round(values[i]);
                }
                return new Samples.Bytes(width, height, channels, data);
            }
            case Samples.Shorts s -> {
                short[] data = new short[values.length];
                for (int i = 0; i < data.length; i++) {
                    data[i] = (short) Math.round(values[i]);
                }
                return new Samples.Shorts(width, height, channels, s.signed(), data);
            }
            case Samples.Floats f -> {
                float[] data = new float[values.length];
                for (int i = 0; i < data.length; i++) {
                    data[i] = (float) values[i];
                }
                return new Samples.Floats(width, height, channels, data);
            }
        }
    }

    /** How many samples were asked for. */
    public int reads() {
        return reads;
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public Display display() {
        return Display.of(type.channels(), tones);
    }

    @Override
    public int width(int level) {
        return levels[level].width();
    }

    @Override
    public int height(int level) {
        return levels[level].height();
    }

    @Override
    public synchronized Samples read(int level, int x, int y, int width, int height) {
        reads += width * height;
        Samples all = levels[level];
        if (x < 0 || y < 0 || x + width > all.width() || y + height > all.height()) {
            throw new IllegalArgumentException("outside of the level");
        }
        int channels = all.channels();
        double[] values = new double[width * height * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.value(x + i / channels % width, y + i / channels / width, i % channels);
        }
        return like(all, width, height, values);
    }
}
