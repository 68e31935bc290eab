package touchstone.store.image;

/** Turns the channels of a JPEG stream into red, green, blue. */
final class JpegColours {

    private JpegColours() {
    }

    /**
     * May work in place. Adobe's programs store inks the wrong way round, 255 for none, which its marker shows; a pixel is
     * then cyan * black / 255 and so on, the plain conversion without a colour profile, as Pillow does it.
     *
     * @param data the channels of a pixel side by side, as stored
     */
    static byte[] toRgb(byte[] data, JpegFrame frame) {
        switch (frame.channels()) {
            case 3 -> {
                if (frame.isYcc()) {
                    YccColours.toRgb(data);
                }
                return data;
            }
            case 4 -> {
                if (frame.colours() == 2) {
                    YccColours.toRgb(data, 4);
                }
                return inks(data, frame.colours() >= 0);
            }
            default -> {
                return data;
            }
        }
    }

    /** @param light whether values say how much light comes through, not how much ink there is */
    static byte[] inks(byte[] data, boolean light) {
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
}
