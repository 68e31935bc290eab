package touchstone.canvas.tile;

import touchstone.store.image.PixelType;

/** A {@link ToneMap} worked out for one sample type: opaque grey 0xFFvvvvvv for every sample value. */
public final class ToneTable {

    private static final int FLOAT_STEPS = 4096;

    private final int[] grey;
    private final int offset;
    private final double low;
    private final double perStep;

    public ToneTable(ToneMap map, PixelType.Depth depth) {
        int first = depth == PixelType.Depth.INT16 ? Short.MIN_VALUE : 0;
        int n = switch (depth) {
            case UINT8 -> 256;
            case UINT16, INT16 -> 65536;
            case FLOAT32 -> FLOAT_STEPS;
        };
        boolean isFloat = depth == PixelType.Depth.FLOAT32;
        grey = new int[n];
        offset = -first;
        low = map.low();
        perStep = (FLOAT_STEPS - 1) / (map.high() - map.low());
        for (int i = 0; i < n; i++) {
            int v = map.brightness(isFloat ? map.low() + i / perStep : i + first);
            grey[i] = 0xff000000 | (v << 16) | (v << 8) | v;
        }
    }

    /** For a whole-number sample in its own sign. */
    int of(int value) {
        return grey[value + offset];
    }

    /** For a floating point sample; not-a-number is shown as the lowest value. */
    int of(float value) {
        double step = (value - low) * perStep;
        return grey[step > 0 ? (int) Math.min(step + 0.5, FLOAT_STEPS - 1) : 0];
    }

    static int colour(int red, int green, int blue) {
        return 0xff000000 | (red & 0xff0000) | (green & 0xff00) | (blue & 0xff);
    }
}
