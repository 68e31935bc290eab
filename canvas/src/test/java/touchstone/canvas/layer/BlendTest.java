package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BlendTest {

    private static final int WIDTH = 200;

    @Property(tries = 200, seed = "1")
    void aSpanIsItsPixelsEachMixedPartByPart(@ForAll long seed, @ForAll int colour,
            @ForAll @IntRange(max = 256) int alpha, @ForAll @IntRange(max = WIDTH) int from,
            @ForAll @IntRange(max = WIDTH) int length) {
        int to = Math.min(WIDTH, from + length);
        int[] before = new Random(seed).ints(WIDTH).map(rgb -> rgb | 0xff000000).toArray();
        int[] pixels = before.clone();
        Blend.span(pixels, from, to, colour, alpha);
        for (int i = 0; i < WIDTH; i++) {
            int expected = i >= from && i < to ? mixed(before[i], colour, alpha) : before[i];
            assertEquals(expected, pixels[i], "pixel " + i);
            assertEquals(mixed(before[i], colour, alpha), Blend.over(before[i], colour, alpha));
        }
    }

    /** One alone is drawn in a way of its own. */
    @Property(tries = 100, seed = "2")
    void aSpanOfOnePixelIsNoDifferent(@ForAll int under, @ForAll int colour,
            @ForAll @IntRange(max = 256) int alpha) {
        int[] pixels = { 1, under | 0xff000000, 3 };
        Blend.span(pixels, 1, 2, colour, alpha);
        assertEquals(1, pixels[0]);
        assertEquals(mixed(under, colour, alpha), pixels[1]);
        assertEquals(3, pixels[2]);
    }

    private static int mixed(int under, int colour, int alpha) {
        int result = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = (under >> shift & 0xff) * (256 - alpha) + (colour >> shift & 0xff) * alpha;
            result = result << 8 | part >> 8;
        }
        return result;
    }
}
