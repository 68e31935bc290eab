package touchstone.canvas.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

class ToneMapTest {

    @Test
    void eightBitSamplesAreShownAsTheyAre() {
        PixelType type = new PixelType(1, PixelType.Depth.UINT8);
        ToneTable table = new ToneTable(ToneMap.initial(type, new Samples.Bytes(1, 1, 1, new byte[]{ 7 })),
                type.depth());
        for (int v = 0; v < 256; v++) {
            assertEquals(0xff000000 | (v << 16) | (v << 8) | v, table.of(v));
        }
    }

    @Test
    void theWindowRunsFromBlackToWhite() {
        ToneMap map = new ToneMap(1000, 2000);
        assertEquals(0, map.brightness(-5));
        assertEquals(0, map.brightness(1000));
        assertEquals(128, map.brightness(1500));
        assertEquals(255, map.brightness(2000));
        assertEquals(255, map.brightness(65535));
        assertEquals(1500, map.level());
        assertEquals(1000, map.window());
    }

    @Test
    void gammaBrightensTheMiddleAndInvertTurnsAllOver() {
        ToneMap map = new ToneMap(0, 100).withGamma(2);
        assertEquals(128, map.brightness(25));
        assertEquals(127, map.withInvert(true).brightness(25));
        assertEquals(255, map.withInvert(true).brightness(0));
    }

    @Test
    void signedSamplesKeepTheirSign() {
        ToneTable table = new ToneTable(new ToneMap(-1000, 1000), PixelType.Depth.INT16);
        assertEquals(0xff000000, table.of(-1000));
        assertEquals(0xff808080, table.of(0));
        assertEquals(0xffffffff, table.of(32767));
    }

    @Test
    void floatingPointSamplesAreMappedAndNotANumberIsTheLowest() {
        ToneTable table = new ToneTable(new ToneMap(-1, 1), PixelType.Depth.FLOAT32);
        assertEquals(0xff808080, table.of(0f));
        assertEquals(0xff000000, table.of(Float.NaN));
        assertEquals(0xffffffff, table.of(Float.POSITIVE_INFINITY));
    }

    @Test
    void sixteenBitImagesOpenWithinTheirOwnValues() {
        short[] data = new short[1000];
        for (int i = 0; i < 1000; i++) {
            data[i] = (short) (40000 + i);
        }
        ToneMap map = ToneMap.initial(new PixelType(1, PixelType.Depth.UINT16),
                new Samples.Shorts(100, 10, 1, false, data));
        assertEquals(new ToneMap(40000, 40998), map);
    }

    @Test
    void anEvenImageStillHasAWindow() {
        assertEquals(new ToneMap(5, 6), ToneMap.percentiles(new Samples.Floats(2, 1, 1, new float[]{ 5, 5 }), 1, 99));
        assertEquals(new ToneMap(0, 1),
                ToneMap.percentiles(new Samples.Floats(1, 1, 1, new float[]{ Float.NaN }), 1, 99));
    }
}
