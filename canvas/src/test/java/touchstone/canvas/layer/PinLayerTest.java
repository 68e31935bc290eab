package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.model.geometry.Point;

class PinLayerTest {

    private static final int SIDE = 160;
    private static final int GROUND = 0xff808080;
    private static final int DARK = 0x101112;

    private static int[] paint(double letters, double density) {
        int[] pixels = new int[SIDE * SIDE];
        Arrays.fill(pixels, GROUND);
        new PinLayer(List.of(new Pin(new Point(80, 140), 1, Pin.State.OPEN)), letters)
                .paint(new Raster(pixels, SIDE, SIDE, 0, 0, 1, density));
        return pixels;
    }

    private static double across(int[] pixels, int row) {
        return Arrays.stream(pixels, row * SIDE, (row + 1) * SIDE).filter(p -> p != GROUND).count();
    }

    /** Of the number's own rows, how many have a dark stroke in the middle of the head. */
    private static double numberHeight(int[] pixels, int middle, int reach) {
        long rows = 0;
        for (int row = middle - reach; row <= middle + reach; row++) {
            int from = row * SIDE + 80 - reach;
            rows += Arrays.stream(pixels, from, from + 2 * reach).anyMatch(p -> (p & 0xffffff) == DARK
                    || (p >> 16 & 0xff) < 0x60) ? 1 : 0;
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({ "1, 1", "2, 1", "1, 2", "2, 2" })
    void aPinAndItsNumberGrowAsTheLettersDo(double letters, double density) {
        double times = letters * density;
        int[] pixels = paint(letters, density);
        int head = (int) (140 - 17 * times);
        assertEquals(2 * (9 + 1.5) * times, across(pixels, head), 2);
        assertEquals(8 * times, numberHeight(pixels, head, (int) (6 * times)), 2 * times);
    }

    @ParameterizedTest
    @CsvSource({ "1", "1.5", "2" })
    void aClickOnTheHeadThatIsSeenMeansIt(double letters) {
        int[] pixels = paint(letters, 1);
        for (int row = 0; row < 140; row++) {
            for (int column = 0; column < SIDE; column++) {
                if (PinLayer.isOnHead(column + 0.5 - 80, row + 0.5 - 140, letters)) {
                    assertNotEquals(GROUND, pixels[row * SIDE + column], column + ", " + row);
                }
            }
        }
    }
}
