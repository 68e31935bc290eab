package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampleRangeTest {

    @Test
    void theRarestValuesAreLeftOut() {
        short[] data = new short[1000];
        for (int i = 0; i < 1000; i++) {
            data[i] = (short) (40000 + i);
        }
        Samples samples = new Samples.Shorts(100, 10, 1, false, data);
        assertEquals(new SampleRange(40000, 40998), SampleRange.usual(samples));
        assertEquals(new SampleRange(40000, 40999), SampleRange.whole(samples, 0));
        assertEquals(new SampleRange(40249, 40749), SampleRange.percentiles(samples, 25, 75));
    }

    @Test
    void aChannelHasItsOwnRange() {
        Samples samples = new Samples.Shorts(2, 1, 2, true, new short[]{ -5, 100, 7, 900 });
        assertEquals(new SampleRange(-5, 7), SampleRange.usual(samples, 0));
        assertEquals(new SampleRange(100, 900), SampleRange.usual(samples, 1));
        assertEquals(new SampleRange(-5, 900), SampleRange.usual(samples));
    }

    @Test
    void anEvenImageStillHasARange() {
        assertEquals(new SampleRange(5, 6), SampleRange.usual(new Samples.Floats(2, 1, 1, new float[]{ 5, 5 })));
        assertEquals(new SampleRange(1e30f, Math.nextUp((double) 1e30f)),
                SampleRange.usual(new Samples.Floats(1, 1, 1, new float[]{ 1e30f })));
    }

    @Test
    void onlyFiniteValuesCount() {
        assertEquals(new SampleRange(0, 1), SampleRange.usual(new Samples.Floats(1, 1, 1, new float[]{ Float.NaN })));
        assertEquals(new SampleRange(2, 3), SampleRange.usual(new Samples.Floats(4, 1, 1,
                new float[]{ Float.NaN, 2, 3, Float.POSITIVE_INFINITY })));
    }
}
