package touchstone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

    /** About six just noticeable differences. */
    private static final double APART = 15;

    @ParameterizedTest
    @EnumSource(names = { "NORMAL", "PROTANOPIA", "DEUTERANOPIA" })
    void everyTwoColoursAreToldApart(ColourVision eyes) {
        for (int i = 0; i < Palette.SIZE; i++) {
            for (int j = 0; j < i; j++) {
                double distance = distance(lab(eyes.seen(Palette.colour(i))), lab(eyes.seen(Palette.colour(j))));
                assertTrue(distance >= APART, i + " and " + j + " lie " + distance + " apart");
            }
        }
    }

    @Test
    void itBeginsAgainAfterTheLast() {
        assertEquals(Palette.colour(0), Palette.colour(Palette.SIZE));
        assertEquals(Palette.colour(Palette.SIZE - 1), Palette.colour(-1));
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    /** CIELAB under the light D65. */
    private static double[] lab(int rgb) {
        double r = linear(rgb >> 16 & 0xff);
        double g = linear(rgb >> 8 & 0xff);
        double b = linear(rgb & 0xff);
        double x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new double[]{ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
    }

    private static double linear(int value) {
        double s = value / 255.0;
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : 24389.0 / 3132 * t + 16.0 / 116;
    }
}
