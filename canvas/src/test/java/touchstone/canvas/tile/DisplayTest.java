package touchstone.canvas.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import touchstone.store.image.PixelType;
import touchstone.store.image.PixelType.Depth;
import touchstone.store.image.Samples;

class DisplayTest {

    private static int[] shown(Samples samples, Display display, Depth depth, double step) {
        int width = (int) (samples.width() / step);
        int height = (int) (samples.height() / step);
        int[] target = new int[width * height];
        new Resampler(samples, new ToneTable(display, depth), target, width).paint(0, 0, width, height, 0, 0, step);
        return target;
    }

    @Test
    void eightBitImagesOpenAsTheyAre() {
        Samples grey = new Samples.Bytes(2, 1, 1, new byte[]{ 7, (byte) 200 });
        Display display = Display.initial(new PixelType(1, Depth.UINT8), grey);
        assertArrayEquals(new int[]{ 0xff070707, 0xffc8c8c8 }, shown(grey, display, Depth.UINT8, 1));
        Samples rgb = new Samples.Bytes(1, 1, 3, new byte[]{ 1, (byte) 128, (byte) 255 });
        assertArrayEquals(new int[]{ 0xff0180ff },
                shown(rgb, Display.initial(new PixelType(3, Depth.UINT8), rgb), Depth.UINT8, 1));
    }

    @Test
    void redGreenAndBlueOpenInOneWindowOtherChannelsEachInTheirOwn() {
        Samples rgb = new Samples.Shorts(2, 1, 3, false, new short[]{ 10, 200, 50, 30, 100, 500 });
        Display colour = Display.initial(new PixelType(3, Depth.UINT16), rgb);
        assertTrue(colour.isColour());
        assertEquals(List.of(new ToneMap(10, 500), new ToneMap(10, 500), new ToneMap(10, 500)),
                colour.channels().stream().map(ChannelLook::tones).toList());
        Samples two = new Samples.Shorts(2, 1, 2, false, new short[]{ 10, 200, 30, 900 });
        Display apart = Display.initial(new PixelType(2, Depth.UINT16), two);
        assertEquals(List.of(new ToneMap(10, 30), new ToneMap(200, 900)),
                apart.channels().stream().map(ChannelLook::tones).toList());
        assertEquals(0, apart.chosen());
    }

    @Test
    void channelsAddUpInTheirColours() {
        Samples two = new Samples.Bytes(3, 1, 2, new byte[]{ (byte) 255, 0, 0, (byte) 255, (byte) 255, (byte) 255 });
        Display display = Display.of(2, new ToneMap(0, 255));
        assertArrayEquals(new int[]{ 0xff00ff00, 0xffff00ff, 0xffffffff }, shown(two, display, Depth.UINT8, 1));
    }

    @Test
    void eightChannelsAddUpToNoMoreThanWhite() {
        Samples eight = new Samples.Bytes(2, 2, 8, new byte[]{ -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1 });
        Display display = Display.of(8, new ToneMap(0, 255));
        assertEquals(List.of(0, 1, 2, 3), display.shown());
        for (int c = 4; c < 8; c++) {
            display = display.withChannel(c, display.channels().get(c).withShown(true));
        }
        assertArrayEquals(new int[]{ -1, -1, -1, -1 }, shown(eight, display, Depth.UINT8, 1));
        assertArrayEquals(new int[]{ -1 }, shown(eight, display, Depth.UINT8, 2));
    }

    @Test
    void aChannelAloneIsGreyOrInTheColourMap() {
        Samples rgb = new Samples.Bytes(1, 1, 3, new byte[]{ 10, (byte) 255, 30 });
        Display green = Display.of(3, new ToneMap(0, 255)).alone(1);
        assertArrayEquals(new int[]{ 0xffffffff }, shown(rgb, green, Depth.UINT8, 1));
        assertArrayEquals(new int[]{ 0xfffde725 }, shown(rgb, green.withMap(ColourMap.VIRIDIS), Depth.UINT8, 1));
    }

    @Test
    void withoutAnyChannelAllIsBlack() {
        Samples one = new Samples.Bytes(1, 1, 1, new byte[]{ 99 });
        Display display = Display.of(1, new ToneMap(0, 255));
        Display none = display.withChannel(0, display.channels().getFirst().withShown(false));
        assertArrayEquals(new int[]{ 0xff000000 }, shown(one, none, Depth.UINT8, 1));
    }

    @Test
    void meansOfSeveralChannelsAreTakenBeforeTheirWindows() {
        // Columns -1000 and 3000 of one channel, 0 and 100 of the other: means 1000 and 50.
        Samples two = new Samples.Shorts(2, 2, 2, true, new short[]{ -1000, 0, 3000, 100, -1000, 0, 3000, 100 });
        Display display = Display.of(2, new ToneMap(0, 2000)).choose(1).withTones(new ToneMap(0, 100));
        assertArrayEquals(new int[]{ 0xff808080 }, shown(two, display, Depth.INT16, 2));
    }

    @Test
    void onlyTheChosenChannelChanges() {
        Display display = Display.of(3, new ToneMap(0, 255)).choose(2).changeTones(t -> t.withGamma(2));
        assertEquals(List.of(1.0, 1.0, 2.0), display.channels().stream().map(c -> c.tones().gamma()).toList());
        assertTrue(display.withInvert(true).channels().stream().allMatch(c -> c.tones().invert()));
        assertFalse(display.isInverted());
    }

    @Property(seed = "1")
    void addingColoursStopsAtTheBrightest(@ForAll int a, @ForAll int b) {
        int sum = 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            sum |= Math.min(255, (a >> shift & 0xff) + (b >> shift & 0xff)) << shift;
        }
        assertEquals(sum, ToneTable.add(a, b));
    }
}
