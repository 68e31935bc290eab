package touchstone.canvas.tile;

/**
 * How one channel of an image is shown.
 *
 * @param colour 0xRRGGBB that its brightest samples have where several channels are shown together
 */
public record ChannelLook(boolean shown, int colour, ToneMap tones) {

    public ChannelLook withShown(boolean replacement) {
        return new ChannelLook(replacement, colour, tones);
    }

    public ChannelLook withColour(int replacement) {
        return new ChannelLook(shown, replacement, tones);
    }

    public ChannelLook withTones(ToneMap replacement) {
        return new ChannelLook(shown, colour, replacement);
    }
}
