package touchstone.canvas.tile;

import java.util.Arrays;
import touchstone.store.image.PixelType;

/** One channel's part of a {@link ToneTable}: the opaque colour of every sample value. */
final class ToneCurve {

    private static final int FLOAT_STEPS = 4096;

    private final int channel;
    /** Of whole numbers at their lower 16 bits, of others at their step within the window. */
    private final int[] table;
    private final double low;
    private final double perStep;
    private final int missing;

    /**
     * @param colours for brightness 0 to 255
     * @param missing for a floating point sample that is no number
     */
    ToneCurve(int channel, ToneMap tones, PixelType.Depth depth, int[] colours, int missing) {
        this.channel = channel;
        this.missing = missing;
        boolean isFloat = depth == PixelType.Depth.FLOAT32;
        int first = depth == PixelType.Depth.INT16 ? Short.MIN_VALUE : 0;
        table = new int[switch (depth) {
            case UINT8 -> 256;
            case UINT16, INT16 -> 65536;
            case FLOAT32 -> FLOAT_STEPS;
        }];
        low = tones.low();
        perStep = (FLOAT_STEPS - 1) / tones.window();
        double origin = isFloat ? low : first;
        double unit = isFloat ? 1 / perStep : 1;
        int from = 0;
        for (int b = 0; b < colours.length && from < table.length; b++) {
            int to = b + 1 < colours.length ? reaches(tones, b + 1, origin, unit) : table.length;
            if (to > from) {
                Arrays.fill(table, from, to, colours[tones.invert() ? 255 - b : b]);
                from = to;
            }
        }
        if (first < 0) {
            swapHalves(table);
        }
    }

    /** From the order of signed numbers to that of their bits. */
    private static void swapHalves(int[] table) {
        int half = table.length / 2;
        int[] negative = Arrays.copyOf(table, half);
        System.arraycopy(table, half, table, 0, half);
        System.arraycopy(negative, 0, table, half, half);
    }

    /** The first place in the table whose sample is at least so bright; a brightness has few powers, a table many places. */
    private int reaches(ToneMap tones, int brightness, double origin, double unit) {
        int at = (int) Math.clamp(Math.ceil((tones.reaches(brightness) - origin) / unit), 0, table.length);
        while (at > 0 && tones.rising(origin + (at - 1) * unit) >= brightness) {
            at--;
        }
        while (at < table.length && tones.rising(origin + at * unit) < brightness) {
            at++;
        }
        return at;
    }

    int channel() {
        return channel;
    }

    /** The colours of whole-number samples: at a sample's value, at the lower 16 bits of a negative one. */
    int[] colours() {
        return table;
    }

    int of(float value) {
        if (Float.isNaN(value)) {
            return missing;
        }
        double step = (value - low) * perStep;
        return table[step > 0 ? (int) Math.min(step + 0.5, FLOAT_STEPS - 1) : 0];
    }
}
