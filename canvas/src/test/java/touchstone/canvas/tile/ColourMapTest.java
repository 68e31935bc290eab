package touchstone.canvas.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {

    /** The reference is OpenCV 4.6's applyColorMap of 0 to 255, in hexadecimal. */
    @ParameterizedTest
    @EnumSource(names = { "VIRIDIS", "MAGMA", "INFERNO", "BONE" })
    void theColoursAreThoseOfTheirAuthors(ColourMap map) throws IOException {
        String[] reference;
        try (InputStream in = ColourMapTest.class.getResourceAsStream("colour-map-" + map.key() + ".txt")) {
            reference = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII).strip()
                    .split("\\s+", -1);
        }
        assertEquals(ColourMap.SIZE, reference.length);
        for (int i = 0; i < reference.length; i++) {
            int expected = Integer.parseInt(reference[i], 16);
            for (int shift = 0; shift <= 16; shift += 8) {
                assertEquals(expected >> shift & 0xff, map.colour(i) >> shift & 0xff, 2, map + " at " + i);
            }
        }
    }

    @Test
    void greyIsGreyAndHotBecomesRedThenYellowThenWhite() {
        for (int v = 0; v < 256; v++) {
            assertEquals(0xff000000 | (v << 16) | (v << 8) | v, ColourMap.GREY.colour(v));
            int hot = ColourMap.HOT.colour(v);
            assertEquals(Math.clamp(Math.round(v * 8 / 3.0), 0, 255), hot >> 16 & 0xff, 1);
            assertEquals(Math.clamp(Math.round((v - 255 * 3 / 8.0) * 8 / 3), 0, 255), hot >> 8 & 0xff, 1);
            assertEquals(Math.clamp(Math.round((v - 255 * 6 / 8.0) * 4), 0, 255), hot & 0xff, 1);
        }
    }

    @Test
    void theDivergingOneIsLightestInTheMiddle() {
        double middle = luminance(ColourMap.BLUE_ORANGE.colour(128));
        for (int v = 1; v < 128; v++) {
            assertTrue(luminance(ColourMap.BLUE_ORANGE.colour(v)) >= luminance(ColourMap.BLUE_ORANGE.colour(v - 1)));
            assertTrue(luminance(ColourMap.BLUE_ORANGE.colour(255 - v)) <= middle);
        }
    }

    private static double luminance(int rgb) {
        return 0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
    }

    @ParameterizedTest
    @EnumSource
    void everyMapIsFoundByItsKey(ColourMap map) {
        assertEquals(Optional.of(map), ColourMap.of(map.key()));
    }
}
