package touchstone.store.image;

/** Turns the channels of a JPEG stream into red, green, blue. */
final class JpegColours {

    private JpegColours() {
    }

    /**
     * May work in place. Adobe's programs store inks the wrong way round, 255 for none, which their marker shows.
     *
     * @param data the channels of a pixel side by side, as stored
     */
    static byte[] toRgb(byte[] data, JpegFrame frame) {
        return switch (frame.channels()) {
            case 3 -> frame.isYcc() ? YccColours.toRgb(data) : data;
            case 4 -> Inks.toRgb(frame.colours() == 2 ? YccColours.toRgb(data, 4) : data, frame.colours() >= 0);
            default -> data;
        };
    }
}
