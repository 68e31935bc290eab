package touchstone.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LetterboxTest {

    private static byte[] grey(int... values) {
        byte[] rgb = new byte[3 * values.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) values[i / 3];
        }
        return rgb;
    }

    @Test
    void theLongestSideBecomesTheModels() {
        assertEquals(new Letterbox(2000, 1000, 0.512, 1024, 512), Letterbox.of(2000, 1000, 1024));
        assertEquals(new Letterbox(10, 40, 1.6, 16, 64), Letterbox.of(10, 40, 64));
        assertEquals(1, Letterbox.of(100_000, 3, 64).scaledHeight());
    }

    @Test
    void asLargeAsBeforeNothingChanges() {
        assertArrayEquals(new float[]{ 0, 200, 255, 7 }, Letterbox.of(2, 2, 2).channel(grey(0, 200, 255, 7), 1));
    }

    @Test
    void smallerIsTheMeanOfWhatIsCoveredAndAllOfOneColourStaysSo() {
        // Pillow 9.4: Image.fromarray([[0, 100, 200, 100]]).resize((2, 1), Image.BILINEAR) is [[71.42857, 142.85715]] in mode F.
        assertArrayEquals(new float[]{ 71.42857f, 142.85715f },
                Letterbox.of(4, 1, 2).channel(grey(0, 100, 200, 100), 0),
                0.01f);
        for (float sample : Letterbox.of(7, 5, 3).channel(grey(new int[35]), 0)) {
            assertEquals(0, sample);
        }
    }

    @Test
    void largerLiesInBetween() {
        // Pillow 9.4: Image.fromarray([[0, 100]]).resize((4, 1), Image.BILINEAR) is [[0, 25, 75, 100]] in mode F.
        assertArrayEquals(new float[]{ 0, 25, 75, 100, 0, 25, 75, 100 }, Letterbox.of(2, 1, 4).channel(grey(0, 100), 2),
                0.01f);
    }
}
