package touchstone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourVisionTest {

    private static final int[] SHOWN = { 0xff0000, 0x00ff00, 0x0000ff, 0xe69f00, 0x123456, 0x808080 };

    /** Computed with NumPy in double precision from the matrices of the paper. */
    @ParameterizedTest
    @CsvSource({ "PROTANOPIA,6d5f00 ffe500 0059ff b9a200 243657 808080",
            "DEUTERANOPIA,a39000 efd63a 003dfb cab411 1a3055 808080",
            "TRITANOPIA,ff000f 00f7d9 006b96 fb8c87 003c40 808080" })
    void coloursFallTogetherAsThePaperSays(ColourVision eyes, String expected) {
        String[] colours = expected.split(" ", -1);
        for (int i = 0; i < SHOWN.length; i++) {
            int want = Integer.parseInt(colours[i], 16);
            for (int shift = 0; shift <= 16; shift += 8) {
                // Dark colours are encoded in steps of about two.
                assertEquals(want >> shift & 0xff, eyes.seen(SHOWN[i]) >> shift & 0xff, 3, eyes + " " + i);
            }
        }
    }

    @Property(seed = "1")
    void greyStaysGreyForEverybody(@ForAll ColourVision eyes, @ForAll byte value) {
        int v = value & 0xff;
        int seen = eyes.seen(0xff000000 | v << 16 | v << 8 | v);
        assertEquals(0xff, seen >>> 24);
        for (int shift = 0; shift <= 16; shift += 8) {
            assertEquals(v, seen >> shift & 0xff, 2);
        }
    }
}
