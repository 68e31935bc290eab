package touchstone.canvas.segment;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.geometry.Mask;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/**
 * Which samples look like one sample: those whose brightness on the screen (0 to 255, see {@link ToneMap#brightness})
 * differs from its brightness by no more than a tolerance. Where several channels are shown, as red, green and blue, that
 * must hold for each of them, so that the largest difference of a channel decides. What is not a number looks like the
 * lowest value.
 * <p>
 * A tone map never turns back, so that what looks alike is an interval of samples in each channel; it is found once, and
 * looking at a pixel is two comparisons.
 */
public final class Likeness {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The channels that are looked at. */
    private final int[] channels;
    private final boolean floats;
    /** The lowest and highest like sample of each of them; floating point as {@link #ordered} integers. */
    private final int[] low;
    private final int[] high;

    /**
     * @param like whose pixel (x,y) is looked for
     * @param tolerance in steps of brightness, at least 0
     */
    public Likeness(Samples like, int x, int y, Display display, PixelType.Depth depth, double tolerance) {
        channels = seen(display);
        low = new int[channels.length];
        high = new int[channels.length];
        floats = depth == PixelType.Depth.FLOAT32;
        int first = floats ? ordered(Float.NEGATIVE_INFINITY) : depth == PixelType.Depth.INT16 ? Short.MIN_VALUE : 0;
        int last = switch (depth) {
            case UINT8 -> 255;
            case UINT16 -> 65535;
            case INT16 -> Short.MAX_VALUE;
            case FLOAT32 -> ordered(Float.POSITIVE_INFINITY);
        };
        IntToDoubleFunction sample = floats ? Likeness::unordered : i -> i;
        for (int c = 0; c < channels.length; c++) {
            ToneMap tones = display.channels().get(channels[c]).tones();
            int sign = tones.invert() ? -1 : 1;
            int wanted = sign * tones.brightness(like.value(x, y, channels[c]));
            low[c] = first(first, last, i -> sign * tones.brightness(sample.applyAsDouble(i)) - wanted + tolerance);
            high[c] = first(first, last, i -> sign * tones.brightness(sample.applyAsDouble(i)) - wanted - tolerance
                    - Math.ulp(256.0)) - 1;
            if (sign * tones.brightness(sample.applyAsDouble(last)) - wanted <= tolerance) {
                high[c] = last;
            }
        }
    }

    /** The channels that are shown; all of them where none is. */
    static int[] seen(Display display) {
        List<Integer> shown = display.shown();
        return shown.isEmpty()
                ? IntStream.range(0, display.channels().size()).toArray()
                : shown.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The first number of which a rising function is not negative; the last one if it is of none. */
    private static int first(int from, int to, IntToDoubleFunction rising) {
        long a = from;
        long b = to;
        while (a < b) {
            long middle = Math.floorDiv(a + b, 2L);
            if (rising.applyAsDouble((int) middle) >= 0) {
                b = middle;
            } else {
                a = middle + 1;
            }
        }
        return (int) a;
    }

    /** An integer that is ordered as the floating point number is; what is not a number counts as the lowest. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(Float.isNaN(value) ? Float.NEGATIVE_INFINITY : value);
        return bits >= 0 ? bits : bits ^ 0x7fffffff;
    }

    private static double unordered(int ordered) {
        return Float.intBitsToFloat(ordered >= 0 ? ordered : ordered ^ 0x7fffffff);
    }

    /**
     * Finds the like pixels of a block.
     *
     * @param into {@code height} rows of {@code stride} words, the lowest bit on the left
     */
    void mark(Samples samples, long[] into, int stride) {
        int width = samples.width();
        byte[] like = new byte[(width + Mask.TILE - 1) / Mask.TILE * Mask.TILE];
        for (int y = 0; y < samples.height(); y++) {
            switch (samples) {
                case Samples.Bytes b -> row(b, y, like);
                case Samples.Shorts s -> row(s, y, like);
                case Samples.Floats f -> row(f, y, like);
            }
            for (int x = 0; x < width; x += Mask.TILE) {
                into[y * stride + x / Mask.TILE] = packed(like, x);
            }
        }
    }

    private void row(Samples.Bytes samples, int y, byte[] like) {
        byte[] data = samples.data();
        int step = samples.channels();
        for (int c = 0; c < channels.length; c++) {
            int at = y * samples.width() * step + channels[c];
            int from = low[c];
            int range = high[c] - from;
            for (int x = 0; x < samples.width(); x++) {
                int above = (data[at + x * step] & 0xff) - from;
                like[x] = merged(c, like[x], above, range);
            }
        }
    }

    private void row(Samples.Shorts samples, int y, byte[] like) {
        short[] data = samples.data();
        int step = samples.channels();
        int bits = samples.signed() ? -1 : 0xffff;
        for (int c = 0; c < channels.length; c++) {
            int at = y * samples.width() * step + channels[c];
            int from = low[c];
            int range = high[c] - from;
            for (int x = 0; x < samples.width(); x++) {
                int above = (data[at + x * step] & bits) - from;
                like[x] = merged(c, like[x], above, range);
            }
        }
    }

    private void row(Samples.Floats samples, int y, byte[] like) {
        float[] data = samples.data();
        int step = samples.channels();
        for (int c = 0; c < channels.length; c++) {
            int at = y * samples.width() * step + channels[c];
            for (int x = 0; x < samples.width(); x++) {
                int v = ordered(data[at + x * step]);
                like[x] = (byte) (v >= low[c] && v <= high[c] && (c == 0 || like[x] != 0) ? 1 : 0);
            }
        }
    }

    /** 1 where {@code 0 <= above <= range}, for further channels only where it was 1 before; without a branch. */
    private static byte merged(int channel, byte before, int above, int range) {
        int inside = ~(above | (range - above)) >>> 31;
        return (byte) (channel == 0 ? inside : inside & before);
    }

    /** 64 bytes of 0 or 1 as bits, the first one the lowest. */
    private static long packed(byte[] flags, int from) {
        long word = 0;
        for (int i = 0; i < Mask.TILE; i += 8) {
            long eight = (long) LONGS.get(flags, from + i);
            // Each byte's lowest bit moves to its place in the highest byte.
            word |= (eight * 0x0102040810204080L >>> 56) << i;
        }
        return word;
    }
}
