package touchstone.store.image;

/** Luminance and two differences of colour to red, green, blue (JFIF 1.02), rounded as the Independent JPEG Group does. */
final class YccColours {

    private static final int[] RED = new int[256];
    private static final int[] BLUE = new int[256];
    private static final int[] GREEN_OF_CR = new int[256];
    private static final int[] GREEN_OF_CB = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int x = i - 128;
            RED[i] = 91881 * x + 32768 >> 16;
            BLUE[i] = 116130 * x + 32768 >> 16;
            GREEN_OF_CR[i] = -46802 * x;
            GREEN_OF_CB[i] = -22554 * x + 32768;
        }
    }

    private YccColours() {
    }

    /** In place, three bytes a pixel. */
    static byte[] toRgb(byte[] data) {
        return toRgb(data, 3);
    }

    /** In place, the first three of so many bytes a pixel. */
    static byte[] toRgb(byte[] data, int step) {
        for (int i = 0; i + 2 < data.length; i += step) {
            int y = data[i] & 0xff;
            int cb = data[i + 1] & 0xff;
            int cr = data[i + 2] & 0xff;
            data[i] = byteOf(y + RED[cr]);
            data[i + 1] = byteOf(y + (GREEN_OF_CB[cb] + GREEN_OF_CR[cr] >> 16));
            data[i + 2] = byteOf(y + BLUE[cb]);
        }
        return data;
    }

    private static byte byteOf(int value) {
        return (byte) Math.clamp(value, 0, 255);
    }
}
