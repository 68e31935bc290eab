package touchstone.canvas.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import touchstone.store.image.PixelType;

class ToneMapTest {

    private static ToneCurve curve(ToneMap tones, PixelType.Depth depth) {
        return new ToneTable(tones, depth).curves()[0];
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
        ToneCurve curve = curve(new ToneMap(-1000, 1000), PixelType.Depth.INT16);
        assertEquals(0xff000000, curve.colours()[-1000 & 0xffff]);
        assertEquals(0xff808080, curve.colours()[0]);
        assertEquals(0xffffffff, curve.colours()[32767]);
    }

    @Test
    void floatingPointSamplesAreMappedAndNotANumberIsTheLowest() {
        ToneCurve curve = curve(new ToneMap(-1, 1), PixelType.Depth.FLOAT32);
        assertEquals(0xff808080, curve.of(0f));
        assertEquals(0xff000000, curve.of(Float.NaN));
        assertEquals(0xff000000, curve.of(Float.NEGATIVE_INFINITY));
        assertEquals(0xffffffff, curve.of(Float.POSITIVE_INFINITY));
    }

    /** The table is filled by runs between thresholds; it must hold what each sample would be given by itself. */
    @Property(seed = "1", tries = 200)
    void theTableHoldsEverySamplesOwnBrightness(@ForAll @DoubleRange(min = -40000, max = 40000) double low,
            @ForAll @DoubleRange(min = 0.01, max = 70000) double window,
            @ForAll @DoubleRange(min = 0.1, max = 6) double gamma, @ForAll boolean invert) {
        ToneMap tones = new ToneMap(low, low + window, gamma, invert);
        ToneCurve curve = curve(tones, PixelType.Depth.INT16);
        for (int v = Short.MIN_VALUE; v <= Short.MAX_VALUE; v++) {
            assertEquals(tones.brightness(v), curve.colours()[v & 0xffff] & 0xff);
        }
    }
}
