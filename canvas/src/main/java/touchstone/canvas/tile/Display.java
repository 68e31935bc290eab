package touchstone.canvas.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import touchstone.store.image.PixelType;
import touchstone.store.image.SampleRange;
import touchstone.store.image.Samples;
import touchstone.store.image.Viewing;

/**
 * How an image's samples become colours. Where one channel is shown, its brightness goes through the colour map; where
 * several are, the colours of all of them are added up, each as strong as its brightness. Red, green and blue in their
 * own colours are an ordinary colour image.
 *
 * @param channels one for each channel of the image
 * @param map for a channel that is shown alone
 * @param chosen the channel whose window the hand changes, or {@link #ALL} for every one
 */
public record Display(List<ChannelLook> channels, ColourMap map, int chosen) {

    /** In {@link #chosen}: every channel. */
    public static final int ALL = -1;

    private static final int[] RGB = { 0xff0000, 0x00ff00, 0x0000ff };
    /** Of channels that are no red, green and blue, as microscopists colour them. */
    private static final int[] FLUORESCENT = { 0x00ff00, 0xff00ff, 0x00ffff, 0xffff00, 0xff4040, 0x4080ff, 0xff9000,
            0xffffff };
    /** More than these would add up to white. */
    private static final int SHOWN_AT_FIRST = 4;

    public Display {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || chosen < ALL || chosen >= channels.size()) {
            throw new IllegalArgumentException("There is no such channel.");
        }
    }

    /** The same window for all channels. */
    public static Display of(int channels, ToneMap tones) {
        List<ChannelLook> looks = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            int colour = channels == 1
                    ? 0xffffff
                    : channels == RGB.length ? RGB[c] : FLUORESCENT[c % FLUORESCENT.length];
            looks.add(new ChannelLook(c < SHOWN_AT_FIRST, colour, tones));
        }
        return new Display(looks, ColourMap.GREY, channels == RGB.length || channels == 1 ? ALL : 0);
    }

    /** Every sample that the type can hold has its own place between black and white. */
    public static Display full(PixelType type) {
        return of(type.channels(), ToneMap.full(type));
    }

    /** What an image opens with: as its file asks, otherwise as {@link #initial(PixelType, Samples)}. */
    public static Display initial(PixelType type, Samples overview, Viewing asked) {
        Display usual = initial(type, overview);
        SampleRange window = asked.window();
        return (window == null ? usual : usual.withTones(usual.tones().over(window))).withInvert(asked.inverted());
    }

    /**
     * 8-bit samples as they are, all others within the usual range of the samples given, because few files use their whole
     * range.
     */
    public static Display initial(PixelType type, Samples overview) {
        Display full = full(type);
        return type.depth() == PixelType.Depth.UINT8 ? full : full.choose(ALL).fitted(overview).choose(full.chosen);
    }

    /** The window of what is chosen over the usual range of its samples: of red, green and blue together, of others each. */
    public Display fitted(Samples overview) {
        if (isColour() && chosen == ALL) {
            return withTones(tones().over(SampleRange.usual(overview)));
        }
        return change(c -> channels.get(c).tones().over(SampleRange.usual(overview, c)));
    }

    /** Whether the image is red, green and blue, each in its own colour. */
    public boolean isColour() {
        return channels.size() == RGB.length
                && IntStream.range(0, RGB.length).allMatch(c -> channels.get(c).colour() == RGB[c]);
    }

    /** The channels that are shown, in their order. */
    public List<Integer> shown() {
        return IntStream.range(0, channels.size()).filter(c -> channels.get(c).shown()).boxed().toList();
    }

    /** The window of the chosen channel, of the first one where all are chosen. */
    public ToneMap tones() {
        return channels.get(Math.max(0, chosen)).tones();
    }

    /** The same window for all that is chosen. */
    public Display withTones(ToneMap tones) {
        return change(c -> tones);
    }

    /** Each chosen channel's own window, changed. */
    public Display changeTones(UnaryOperator<ToneMap> how) {
        return change(c -> how.apply(channels.get(c).tones()));
    }

    private Display change(IntFunction<ToneMap> how) {
        List<ChannelLook> looks = new ArrayList<>(channels);
        for (int c = 0; c < looks.size(); c++) {
            if (chosen == ALL || chosen == c) {
                looks.set(c, looks.get(c).withTones(how.apply(c)));
            }
        }
        return new Display(looks, map, chosen);
    }

    public boolean isInverted() {
        return tones().invert();
    }

    /** All channels turned over, or none. */
    public Display withInvert(boolean invert) {
        return new Display(channels.stream().map(c -> c.withTones(c.tones().withInvert(invert))).toList(), map, chosen);
    }

    public Display withMap(ColourMap replacement) {
        return new Display(channels, replacement, chosen);
    }

    public Display withChannel(int channel, ChannelLook look) {
        List<ChannelLook> looks = new ArrayList<>(channels);
        looks.set(channel, look);
        return new Display(looks, map, chosen);
    }

    public Display choose(int channel) {
        return new Display(channels, map, channel);
    }

    /** One channel alone. */
    public Display alone(int channel) {
        List<ChannelLook> looks = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            looks.add(channels.get(c).withShown(c == channel));
        }
        return new Display(looks, map, channel);
    }
}
