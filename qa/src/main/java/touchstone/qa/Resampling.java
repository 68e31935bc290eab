package touchstone.qa;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Intervals by drawing as many units again, with replacement, and computing the number anew (Efron 1979): the 2.5 % and
 * 97.5 % percentiles. Draw by draw seeded, so that the same units give the same interval on any number of processors.
 */
public final class Resampling {

    /** Below so many units the interval is marked as not reliable. */
    public static final int RELIABLE_UNITS = 20;

    private Resampling() {
    }

    /**
     * @param units how many there are, at least 1
     * @param value of one resample; not a number where it has none. Called by several threads
     */
    public static Interval interval(int units, int resamples, long seed, ToDoubleFunction<SplittableRandom> value) {
        double[] sorted = IntStream.range(0, resamples).parallel()
                .mapToDouble(b -> value.applyAsDouble(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + b)))
                .filter(a -> !Double.isNaN(a)).sorted().toArray();
        return Interval.bootstrap(sorted, new Interval.Bootstrap(
                resamples, resamples - sorted.length, seed, units >= RELIABLE_UNITS));
    }

    /** How often each unit is drawn. */
    public static int[] draw(SplittableRandom random, int units) {
        int[] times = new int[units];
        for (int i = 0; i < units; i++) {
            times[random.nextInt(units)]++;
        }
        return times;
    }
}
