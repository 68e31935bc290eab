package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import touchstone.model.ColourVision;

class PixelGridLayerTest {

    private static int[] even(int size, int colour) {
        int[] pixels = new int[size * size];
        Arrays.fill(pixels, colour);
        return pixels;
    }

    @Test
    void linesLieBetweenThePixelsOfTheImageAlone() {
        int[] pixels = even(40, 0xff202020);
        new PixelGridLayer(2, 1, PixelGridLayer.USUAL_SCALE).paint(new Raster(pixels, 40, 40, -4, -3, 16));
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 40; x++) {
                boolean inside = x >= 4 && x < 36 && y >= 3 && y < 19;
                boolean line = inside && ((x - 4) % 16 == 0 || (y - 3) % 16 == 0);
                assertEquals(line, pixels[y * 40 + x] != 0xff202020, "at " + x + "," + y);
            }
        }
    }

    @Test
    void theyAreBrighterOnDarkAndDarkerOnBright() {
        int[] dark = even(16, 0xff000000);
        new PixelGridLayer(9, 9, PixelGridLayer.USUAL_SCALE).paint(new Raster(dark, 16, 16, 0, 0, 20));
        int[] bright = even(16, 0xffffffff);
        new PixelGridLayer(9, 9, PixelGridLayer.USUAL_SCALE).paint(new Raster(bright, 16, 16, 0, 0, 20));
        assertEquals(71, dark[0] & 0xff);
        assertEquals(183, bright[0] & 0xff);
    }

    @Test
    void belowSixteenTimesThereAreNone() {
        int[] pixels = even(16, 0xff000000);
        new PixelGridLayer(9, 9, PixelGridLayer.USUAL_SCALE).paint(new Raster(pixels, 16, 16, 0, 0, 15.9));
        assertArrayEquals(even(16, 0xff000000), pixels);
    }

    @Test
    void anotherColourVisionIsTheLastStep() {
        int[] pixels = { 0xffff0000, 0xffff0000, 0xff0000ff };
        new VisionLayer(ColourVision.PROTANOPIA).paint(new Raster(pixels, 3, 1, 0, 0, 1));
        int red = ColourVision.PROTANOPIA.seen(0xffff0000);
        assertArrayEquals(new int[]{ red, red, ColourVision.PROTANOPIA.seen(0xff0000ff) }, pixels);
    }
}
