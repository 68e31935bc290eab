package touchstone.store.image;

import java.util.Arrays;

/**
 * A block of decoded samples, row by row, the channels of a pixel side by side: the sample of channel c at (x,y) is
 * {@code data[(y * width + x) * channels + c]}. The array is the block's own and is not written after it is handed out.
 */
public sealed interface Samples {

    int width();

    int height();

    int channels();

    /** The value in the file's own units. */
    double value(int x, int y, int channel);

    /** The array itself, for copying: of byte, short or float. */
    Object array();

    /** Room for a block of this type, all samples 0. */
    static Samples blank(PixelType type, int width, int height) {
        int channels = type.channels();
        int length = Math.multiplyExact(Math.multiplyExact(width, height), channels);
        return switch (type.depth()) {
            case UINT8 -> new Bytes(width, height, channels, new byte[length]);
            case UINT16 -> new Shorts(width, height, channels, false, new short[length]);
            case INT16 -> new Shorts(width, height, channels, true, new short[length]);
            case FLOAT32 -> new Floats(width, height, channels, new float[length]);
        };
    }

    /** Room for a block of this type, of samples that could not be read ({@link Damage}). */
    static Samples neutral(PixelType type, int width, int height) {
        Samples block = blank(type, width, height);
        if (block instanceof Bytes b) {
            Arrays.fill(b.data(), Damage.NEUTRAL);
        }
        return block;
    }

    /**
     * In one row.
     *
     * @param out the pixels left out, row by row
     * @param there how many stay
     */
    default Samples without(boolean[] out, int there) {
        PixelType type = new PixelType(channels(), switch (this) {
            case Bytes b -> PixelType.Depth.UINT8;
            case Shorts s -> s.signed() ? PixelType.Depth.INT16 : PixelType.Depth.UINT16;
            case Floats f -> PixelType.Depth.FLOAT32;
        });
        Samples rest = blank(type, there, 1);
        int to = 0;
        for (int i = 0; i < out.length; i++) {
            if (!out[i]) {
                System.arraycopy(array(), i * channels(), rest.array(), to * channels(), channels());
                to++;
            }
        }
        return rest;
    }

    /** How much memory the samples take. */
    default long bytes() {
        long count = (long) width() * height() * channels();
        return switch (this) {
            case Bytes b -> count;
            case Shorts s -> 2 * count;
            case Floats f -> 4 * count;
        };
    }

    /** Unsigned 8-bit samples. */
    @SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
    record Bytes(int width, int height, int channels, byte[] data) implements Samples {

        @Override
        public Object array() {
            return data;
        }

        @Override
        public double value(int x, int y, int channel) {
            return data[(y * width + x) * channels + channel] & 0xff;
        }
    }

    /** 16-bit samples, unsigned unless {@code signed}. */
    @SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
    record Shorts(int width, int height, int channels, boolean signed, short[] data) implements Samples {

        @Override
        public Object array() {
            return data;
        }

        @Override
        public double value(int x, int y, int channel) {
            short sample = data[(y * width + x) * channels + channel];
            return signed ? sample : sample & 0xffff;
        }
    }

    /** 32-bit floating point samples. */
    @SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
    record Floats(int width, int height, int channels, float[] data) implements Samples {

        @Override
        public Object array() {
            return data;
        }

        @Override
        public double value(int x, int y, int channel) {
            return data[(y * width + x) * channels + channel];
        }
    }
}
