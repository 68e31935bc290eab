package touchstone.canvas.tile;

import java.util.List;
import touchstone.store.image.PixelType;

/**
 * A {@link Display} worked out for one sample type, so that a sample's colour is looked up and not computed. It is made
 * anew with every change of a window: its cost is that of filling the tables.
 */
public final class ToneTable {

    private final ToneCurve[] curves;
    /** Whether no two channels have a part of a colour in common, so that adding is a bitwise or. */
    private final boolean apart;

    public ToneTable(Display display, PixelType.Depth depth) {
        this(display, depth, false);
    }

    private ToneTable(Display display, PixelType.Depth depth, boolean clear) {
        List<Integer> shown = display.shown();
        curves = new ToneCurve[shown.size()];
        int seen = 0;
        boolean common = false;
        for (int i = 0; i < curves.length; i++) {
            int channel = shown.get(i);
            ChannelLook look = display.channels().get(channel);
            int[] colours = curves.length == 1 ? mapped(display.map()) : shades(look.colour());
            curves[i] = new ToneCurve(channel, look.tones(), depth, colours,
                    clear ? 0 : colours[look.tones().brightness(Double.NaN)]);
            common |= (seen & look.colour()) != 0;
            seen |= look.colour();
        }
        apart = !common;
    }

    /** Of a grey image. */
    public ToneTable(ToneMap tones, PixelType.Depth depth) {
        this(Display.of(1, tones), depth);
    }

    /** For what lies over an image: where there is no number, the colour is 0. */
    public static ToneTable overlay(Display display, PixelType.Depth depth) {
        return new ToneTable(display, depth, true);
    }

    private static int[] mapped(ColourMap map) {
        int[] colours = new int[ColourMap.SIZE];
        for (int b = 0; b < colours.length; b++) {
            colours[b] = map.colour(b);
        }
        return colours;
    }

    private static int[] shades(int colour) {
        int[] colours = new int[ColourMap.SIZE];
        for (int b = 0; b < colours.length; b++) {
            colours[b] = 0xff000000 | (scaled(colour >> 16 & 0xff, b) << 16) | (scaled(colour >> 8 & 0xff, b) << 8)
                    | scaled(colour & 0xff, b);
        }
        return colours;
    }

    private static int scaled(int part, int brightness) {
        return (part * brightness + 127) / 255;
    }

    /** One for each channel that is shown. */
    ToneCurve[] curves() {
        return curves;
    }

    /** Whether what is shown is three channels that have no part of a colour in common. */
    boolean isApart() {
        return apart;
    }

    /** Two colours added up, each of red, green and blue at most 255. */
    static int add(int a, int b) {
        int redBlue = (a & 0xff00ff) + (b & 0xff00ff);
        int green = (a >>> 8 & 0xff) + (b >>> 8 & 0xff);
        redBlue |= 0x1000100 - (redBlue >>> 8 & 0x10001);
        return 0xff000000 | (redBlue & 0xff00ff) | (Math.min(green, 0xff) << 8);
    }
}
