package touchstone.canvas.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.store.image.PixelType.Depth;
import touchstone.store.image.SampleRange;
import touchstone.store.image.Samples;

class HistogramTest {

    @Test
    void everyEightBitValueHasItsOwnBin() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        Histogram histogram = Histogram.of(new Samples.Bytes(256, 1, 1, all), 0, Depth.UINT8, new SampleRange(0, 255));
        int[] one = new int[256];
        Arrays.fill(one, 1);
        assertArrayEquals(one, histogram.counts());
    }

    @Test
    void fewWholeNumbersHaveABinEachAndOthersAreLeftOut() {
        Samples samples = new Samples.Shorts(6, 1, 1, true, new short[]{ -2, -2, 0, 1, 5, -9 });
        Histogram histogram = Histogram.of(samples, 0, Depth.INT16, new SampleRange(-2, 1));
        assertArrayEquals(new int[]{ 2, 0, 1, 1 }, histogram.counts());
    }

    @Test
    void numbersThatAreNoneAreNotCounted() {
        Samples samples = new Samples.Floats(4, 1, 1, new float[]{ 0, 1, Float.NaN, Float.POSITIVE_INFINITY });
        Histogram histogram = Histogram.of(samples, 0, Depth.FLOAT32, new SampleRange(0, 1));
        assertEquals(2, Arrays.stream(histogram.counts()).sum());
        assertEquals(1, histogram.counts()[255]);
    }

    @Test
    void saturatedSamplesDoNotFlattenTheRest() {
        assertEquals(7, new Histogram(new SampleRange(0, 1), new int[]{ 900, 7, 3, 500 }).peak());
        assertEquals(900, new Histogram(new SampleRange(0, 1), new int[]{ 900, 0, 0, 500 }).peak());
    }

    @Test
    void windowsOfTomographyAreForSignedSamples() {
        assertEquals(List.of(WindowPreset.BITS_8), WindowPreset.of(Depth.UINT8));
        assertEquals(new SampleRange(-1350, 150), WindowPreset.LUNG.range());
        assertEquals(List.of(true, true, true, true, true, false),
                WindowPreset.of(Depth.INT16).stream().map(WindowPreset::isTomography).toList());
        assertEquals(new SampleRange(0, 4095), WindowPreset.of("bits-12").orElseThrow().range());
    }
}
