package touchstone.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import touchstone.model.Spacing;

class ScaleLengthTest {

    @Test
    void pixelsWhereNothingIsKnown() {
        assertEquals(new ScaleLength(100, "100 px"), ScaleLength.within(160, 1, null));
        assertEquals(new ScaleLength(128, "2 px"), ScaleLength.within(160, 64, null));
        assertEquals(new ScaleLength(50, "50000 px"), ScaleLength.within(60, 0.001, null));
    }

    @Test
    void theUnitFitsTheLength() {
        assertEquals("50 µm", ScaleLength.within(160, 1, Spacing.square(0.0005)).text());
        assertEquals("50 mm", ScaleLength.within(160, 1, Spacing.square(0.5)).text());
        assertEquals("1 m", ScaleLength.within(160, 1, Spacing.square(10)).text());
        assertEquals("20 nm", ScaleLength.within(160, 64, Spacing.square(1e-5)).text());
        assertEquals("1 µm", ScaleLength.within(160, 1, Spacing.square(1e-5)).text());
    }

    @Test
    void itRunsAcrossSoTheWidthOfThePixelsCounts() {
        assertEquals(new ScaleLength(100, "100 mm"), ScaleLength.within(160, 1, new Spacing(7, 1)));
    }

    @Property(seed = "1")
    void itIsAsLongAsItFitsButNeverLittle(@ForAll @DoubleRange(min = -10, max = 6) double zoom,
            @ForAll @DoubleRange(min = -6, max = 2) double size) {
        double length = ScaleLength.within(160, Math.pow(2, zoom), Spacing.square(Math.pow(10, size))).screen();
        assertTrue(length <= 160 * (1 + 1e-9) && length >= 64 * (1 - 1e-9), "length " + length);
    }
}
