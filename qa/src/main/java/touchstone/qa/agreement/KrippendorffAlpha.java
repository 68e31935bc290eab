package touchstone.qa.agreement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * Agreement of any number of raters with missing ratings: 1 - D<sub>o</sub>/D<sub>e</sub> from the coincidences of
 * pairable ratings (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011). The interval is the 2.5 % and 97.5 %
 * percentile over resampled units that have two or more ratings; the same table gives the same interval.
 *
 * @param seed of the resampling; null = no interval
 */
public record KrippendorffAlpha(String name, Scale scale, @Nullable Long seed) implements Coefficient {

    /** How far two values are apart. */
    public enum Scale {
        /** 1 for different categories. */
        NOMINAL,
        /** By the number of pairable ratings between the two ranks. */
        ORDINAL,
        /** (c - k)<sup>2</sup> */
        INTERVAL,
        /** ((c - k) / (c + k))<sup>2</sup>; values not below 0. */
        RATIO
    }

    /** Below so many units the interval is marked as not reliable. */
    private static final int RELIABLE_UNITS = 20;
    private static final int MOST_RESAMPLES = 10_000;
    private static final int FEWEST_RESAMPLES = 1_000;
    /** Draws that a computation may take, so that a large table is resampled less often. */
    private static final int DRAWS = 100_000_000;
    /** Beyond so many distinct values only the coefficient is computed. */
    private static final int MOST_VALUES = 200;

    public static final KrippendorffAlpha NOMINAL = new KrippendorffAlpha("krippendorffAlphaNominal", Scale.NOMINAL,
            1L);
    /** The nominal coefficient alone, for tables of which there are many. */
    public static final KrippendorffAlpha WITHOUT_INTERVAL = new KrippendorffAlpha("krippendorffAlphaNominal",
            Scale.NOMINAL, null);

    @Override
    public Estimate of(RatingTable table) {
        if (table.raters().size() < 2) {
            return Estimate.undefined(Reason.TOO_FEW_RATERS);
        }
        if (scale != Scale.NOMINAL && !table.isNumeric() && !table.categories().isEmpty()) {
            return Estimate.undefined(Reason.NOT_NUMERIC);
        }
        if (scale == Scale.RATIO && !table.categories().isEmpty() && table.numbers()[0] < 0) {
            return Estimate.undefined(Reason.NEGATIVE);
        }
        Patterns patterns = Patterns.of(table);
        if (patterns.units() == 0) {
            return Estimate.undefined(Reason.NO_PAIRS);
        }
        double[] values = scale == Scale.NOMINAL ? new double[table.categories().size()] : table.numbers();
        double alpha = alpha(patterns, patterns.frequency, values);
        if (Double.isNaN(alpha)) {
            return Estimate.undefined(Reason.NO_VARIANCE);
        }
        return Estimate.of(alpha, patterns.units(),
                seed == null || values.length > MOST_VALUES ? null : interval(patterns, values, seed));
    }

    /** Not a number when all pairable ratings are the same. */
    private double alpha(Patterns patterns, int[] frequency, double[] values) {
        int q = values.length;
        double[] n = new double[q];
        double total = 0;
        for (int p = 0; p < frequency.length; p++) {
            if (frequency[p] > 0) {
                for (int code : patterns.codes[p]) {
                    n[code] += frequency[p];
                }
                total += (double) frequency[p] * patterns.codes[p].length;
            }
        }
        double[] between = scale == Scale.ORDINAL ? ranks(n) : values;
        double observed = 0;
        for (int p = 0; p < frequency.length; p++) {
            if (frequency[p] > 0) {
                observed += frequency[p] * within(patterns.codes[p], between);
            }
        }
        double expected = 0;
        for (int c = 0; c < q; c++) {
            for (int k = c + 1; k < q; k++) {
                if (n[c] > 0 && n[k] > 0) {
                    expected += 2 * n[c] * n[k] * distance(c, k, between);
                }
            }
        }
        return expected == 0 ? Double.NaN : 1 - (total - 1) * observed / expected;
    }

    /** Sum over ordered pairs of a unit's ratings, divided by one less than their number. */
    private double within(int[] codes, double[] between) {
        double sum = 0;
        for (int i = 0; i < codes.length; i++) {
            for (int j = i + 1; j < codes.length; j++) {
                if (codes[i] != codes[j]) {
                    sum += 2 * distance(codes[i], codes[j], between);
                }
            }
        }
        return sum / (codes.length - 1);
    }

    private double distance(int c, int k, double[] between) {
        double d = between[c] - between[k];
        return switch (scale) {
            case NOMINAL -> 1;
            case ORDINAL, INTERVAL -> d * d;
            case RATIO -> {
                double share = d / (between[c] + between[k]);
                yield share * share;
            }
        };
    }

    /**
     * Positions whose differences are the ordinal distance: the ratings of the values from c to k less half of those of
     * c and of k is the difference of the mid-ranks of c and k.
     */
    private static double[] ranks(double[] n) {
        double[] ranks = new double[n.length];
        double below = 0;
        for (int c = 0; c < n.length; c++) {
            ranks[c] = below + n[c] / 2;
            below += n[c];
        }
        return ranks;
    }

    private Interval interval(Patterns patterns, double[] values, long seed) {
        int units = patterns.units();
        int resamples = Math.clamp(DRAWS / units, FEWEST_RESAMPLES, MOST_RESAMPLES);
        double[] sorted = IntStream.range(0, resamples).parallel().mapToDouble(b -> {
            // Seeded by its own number, so that the result does not depend on which thread draws it.
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + b);
            int[] frequency = new int[patterns.codes.length];
            for (int i = 0; i < units; i++) {
                frequency[patterns.ofUnit[random.nextInt(units)]]++;
            }
            return alpha(patterns, frequency, values);
        }).filter(a -> !Double.isNaN(a)).sorted().toArray();
        return Interval.bootstrap(percentile(sorted, 0.025), percentile(sorted, 0.975),
                new Interval.Bootstrap(resamples, resamples - sorted.length, seed, units >= RELIABLE_UNITS));
    }

    /** Linear between the two nearest order statistics. */
    private static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** The units with two or more ratings, equal ones put together. */
    @SuppressWarnings("ArrayRecordComponent") // buffers of one computation, never compared
    private record Patterns(int[][] codes, int[] frequency, int[] ofUnit) {

        int units() {
            return ofUnit.length;
        }

        static Patterns of(RatingTable table) {
            Map<Key, Integer> known = new HashMap<>();
            int[] ofUnit = new int[table.units()];
            int units = 0;
            for (int u = 0; u < table.units(); u++) {
                int[] codes = new int[table.ratings(u)];
                if (codes.length < 2) {
                    continue;
                }
                int n = 0;
                for (int r = 0; r < table.raters().size(); r++) {
                    if (table.code(u, r) != RatingTable.MISSING) {
                        codes[n++] = table.code(u, r);
                    }
                }
                Arrays.sort(codes);
                int size = known.size();
                ofUnit[units++] = known.computeIfAbsent(new Key(codes), k -> size);
            }
            int[][] codes = new int[known.size()][];
            known.forEach((key, p) -> codes[p] = key.codes);
            int[] frequency = new int[codes.length];
            for (int u = 0; u < units; u++) {
                frequency[ofUnit[u]]++;
            }
            return new Patterns(codes, frequency, Arrays.copyOf(ofUnit, units));
        }

        @SuppressWarnings("ArrayRecordComponent") // compared by its own equals
        private record Key(int[] codes) {

            @Override
            public boolean equals(@Nullable Object o) {
                return o instanceof Key k && Arrays.equals(codes, k.codes);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(codes);
            }
        }
    }
}
