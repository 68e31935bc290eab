package touchstone.canvas.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

class ResamplerTest {

    private static final ToneTable PLAIN = new ToneTable(new ToneMap(0, 255), PixelType.Depth.UINT8);

    private static int[] greys(int[] pixels) {
        int[] greys = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            greys[i] = pixels[i] & 0xff;
        }
        return greys;
    }

    private static Samples.Bytes bytes(int width, int height, int... values) {
        byte[] data = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            data[i] = (byte) values[i];
        }
        return new Samples.Bytes(width, height, 1, data);
    }

    @Test
    void magnifyingRepeatsPixels() {
        int[] target = new int[6 * 4];
        new Resampler(bytes(2, 2, 10, 200, 30, 90), PLAIN, target, 6).paint(0, 0, 6, 4, 0, 0, 1 / 3.0);
        assertArrayEquals(new int[]{ 10, 10, 10, 200, 200, 200, 10, 10, 10, 200, 200, 200, 10, 10, 10, 200, 200, 200,
                30, 30, 30, 90, 90, 90 }, greys(target));
    }

    @Test
    void reducingTakesTheMeanByArea() {
        int[] target = new int[2];
        new Resampler(bytes(3, 1, 0, 90, 240), PLAIN, target, 2).paint(0, 0, 2, 1, 0, 0, 1.5);
        assertArrayEquals(new int[]{ 30, 190 }, greys(target));
    }

    @Test
    void onlyTheRectangleIsPainted() {
        int[] target = new int[9];
        new Resampler(bytes(1, 1, 77), PLAIN, target, 3).paint(1, 1, 1, 1, 0, 0, 1);
        assertArrayEquals(new int[]{ 0, 0, 0, 0, 77, 0, 0, 0, 0 }, greys(target));
    }

    @Property(seed = "1")
    void anEvenSurfaceStaysEven(@ForAll @DoubleRange(min = 0.02, max = 2) double step,
            @ForAll @DoubleRange(min = 0, max = 3) double offset, @ForAll @IntRange(min = 0, max = 65535) int value) {
        short[] data = new short[20 * 20];
        Arrays.fill(data, (short) value);
        ToneTable tones = new ToneTable(new ToneMap(0, 65535), PixelType.Depth.UINT16);
        int[] target = new int[64];
        new Resampler(new Samples.Shorts(20, 20, 1, false, data), tones, target, 8).paint(0, 0, 8, 8, offset, offset,
                step);
        for (int pixel : target) {
            assertEquals(tones.curves()[0].colours()[value], pixel);
        }
    }

    /** Where the ends of a row lie exactly as far apart in the file as on the screen, which is no row in line. */
    @Test
    void coloursMagnifiedAsManyTimesAsThereAreChannelsKeepTheirChannels() {
        Samples rgb = new Samples.Bytes(3, 1, 3, new byte[]{ 10, 20, 30, 40, 50, 60, 70, 80, 90 });
        int[] target = new int[7];
        ToneTable plain = new ToneTable(Display.full(new PixelType(3, PixelType.Depth.UINT8)), PixelType.Depth.UINT8);
        new Resampler(rgb, plain, target, 7).paint(0, 0, 7, 1, 0, 0, 1 / 3.0);
        assertArrayEquals(new int[]{ 0xff0a141e, 0xff0a141e, 0xff0a141e, 0xff28323c, 0xff28323c, 0xff28323c,
                0xff46505a }, target);
    }

    @Test
    void coloursKeepTheirChannels() {
        Samples rgb = new Samples.Bytes(2, 1, 3, new byte[]{ 10, 20, 30, 30, 40, 50 });
        int[] target = new int[1];
        ToneTable plain = new ToneTable(Display.full(new PixelType(3, PixelType.Depth.UINT8)), PixelType.Depth.UINT8);
        new Resampler(rgb, plain, target, 1).paint(0, 0, 1, 1, 0, 0, 2);
        assertEquals(0xff141e28, target[0]);
        new Resampler(rgb, plain, target, 1).paint(0, 0, 1, 1, 1, 0, 1);
        assertEquals(0xff1e2832, target[0]);
    }

    @Test
    void floatingPointSamplesAreAveragedBeforeTheyAreMapped() {
        Samples block = new Samples.Floats(2, 1, 1, new float[]{ -3, 5 });
        int[] target = new int[1];
        new Resampler(block, new ToneTable(new ToneMap(0, 2), PixelType.Depth.FLOAT32), target, 1).paint(0, 0, 1, 1,
                0, 0, 2);
        assertEquals(0xff808080, target[0]);
    }

    @Test
    void signedSamplesAreAveragedWithTheirSign() {
        Samples block = new Samples.Shorts(2, 1, 1, true, new short[]{ -300, 100 });
        int[] target = new int[1];
        new Resampler(block, new ToneTable(new ToneMap(-100, 155), PixelType.Depth.INT16), target, 1).paint(0, 0, 1,
                1, 0, 0, 2);
        assertEquals(0xff000000, target[0]);
    }
}
