package touchstone.store.image;

/**
 * Cyan, magenta, yellow and black as red, green, blue: the plain conversion without a colour profile, light through the ink
 * times light through the black, as Pillow does it.
 */
final class Inks {

    private Inks() {
    }

    /** @param light whether values say how much light comes through, not how much ink there is */
    static byte[] toRgb(byte[] data, boolean light) {
        byte[] rgb = new byte[data.length / 4 * 3];
        int flip = light ? 0 : 255;
        for (int from = 0, to = 0; to < rgb.length; from += 4) {
            int black = (data[from + 3] & 0xff) ^ flip;
            for (int c = 0; c < 3; c++) {
                int product = ((data[from + c] & 0xff) ^ flip) * black;
                rgb[to++] = (byte) ((product + 127) / 255);
            }
        }
        return rgb;
    }

    /** Of a block of amounts of ink, in 8 or 16 bits. */
    static Samples toRgb(Samples inks) {
        return switch (inks) {
            case Samples.Bytes b -> new Samples.Bytes(b.width(), b.height(), 3, toRgb(b.data(), false));
            case Samples.Shorts s -> new Samples.Shorts(s.width(), s.height(), 3, false, toRgb(s.data()));
            case Samples.Floats f -> throw new IllegalArgumentException();
        };
    }

    private static short[] toRgb(short[] data) {
        short[] rgb = new short[data.length / 4 * 3];
        for (int from = 0, to = 0; to < rgb.length; from += 4) {
            long black = 65535L - (data[from + 3] & 0xffff);
            for (int c = 0; c < 3; c++) {
                long product = (65535L - (data[from + c] & 0xffff)) * black;
                rgb[to++] = (short) ((product + 32767) / 65535);
            }
        }
        return rgb;
    }
}
