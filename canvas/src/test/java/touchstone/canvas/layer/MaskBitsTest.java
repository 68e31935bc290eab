package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import touchstone.model.geometry.Mask;

class MaskBitsTest {

    /** The words of the class's own description, pixel by pixel. */
    @Property(tries = 300, seed = "1")
    void eachPixelIsSetByTheMasksPixelsUnderIt(@ForAll long seed,
            @ForAll @DoubleRange(min = 0.03, max = 9) double anyScale, @ForAll boolean pixelForPixel,
            @ForAll @IntRange(min = -60, max = 300) int x, @ForAll @IntRange(min = -60, max = 300) int y,
            @ForAll @IntRange(min = 1, max = 150) int width) {
        double scale = pixelForPixel ? 1 : anyScale;
        Random random = new Random(seed);
        int period = 1 + random.nextInt(70);
        Mask mask = Mask.ofPixels(200, 150, (i, j) -> (i / period + j / period) % 2 == 0 || random.nextInt(9) == 0);
        int height = 40;
        MaskBits bits = MaskBits.of(mask, scale, x, y, width, height);
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                int share = share(mask, scale, x + i, y + j);
                assertEquals(share >= 128, isOn(bits.set(i >> 6, j), i), "set at " + i + "," + j);
                assertEquals(share > 0 && share < 128, isOn(bits.faint(i >> 6, j), i), "faint at " + i + "," + j);
                if (share > 0 && share < 128) {
                    assertEquals(share, bits.share(i, j));
                }
            }
        }
    }

    private static boolean isOn(long word, int bit) {
        return (word >>> bit & 1) != 0;
    }

    /** Of 256; of a reduced pixel's rows at most some four or more are looked at, at even distances. */
    private static int share(Mask mask, double scale, int column, int row) {
        if (scale >= 1) {
            return mask.get((int) Math.floor((column + 0.5) / scale), (int) Math.floor((row + 0.5) / scale)) ? 256 : 0;
        }
        int left = (int) Math.floor(column * (1 / scale));
        int right = (int) Math.floor((column + 1) * (1 / scale));
        int top = (int) Math.floor(row * (1 / scale));
        int bottom = (int) Math.floor((row + 1) * (1 / scale));
        int stride = Math.max(1, (bottom - top) / 4);
        int set = 0;
        int all = 0;
        for (int v = top; v < bottom; v += stride) {
            for (int u = left; u < right; u++) {
                set += mask.get(u, v) ? 1 : 0;
                all++;
            }
        }
        int share = 256 * set / all;
        return set > 0 && share == 0 ? 1 : share;
    }
}
