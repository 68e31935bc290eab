package touchstone.qa.agreement;

import java.util.Arrays;
import java.util.SplittableRandom;
import touchstone.qa.agreement.KrippendorffAlpha.Scale;

/**
 * The pairable ratings of a table: units with two or more, each of its m ratings paired with the m - 1 others. Observed
 * disagreement is a sum over the distinct units; expected disagreement over all pairs of values is the sum of squares
 * about the mean where distance is squared, so that it takes one pass over the values.
 */
final class Coincidences {

    /** From so many units a pattern on it is quicker to draw by pattern. */
    private static final long UNITS_A_PATTERN = 20;

    private final Scale scale;
    private final Patterns patterns;
    /** By pattern, how many pairable units have it. */
    private final int[] pairable;
    private final int categories;
    /** By category, where it lies on the scale; the ordinal scale finds its own from the ratings. */
    private final double[] values;
    /** By pairable unit: its pattern. */
    private final int[] ofUnit;
    /** By pattern, observed disagreement where it does not depend on the other units. */
    private final double[] within;

    Coincidences(Scale scale, RatingTable table) {
        this.scale = scale;
        patterns = table.patterns();
        categories = table.categories().size();
        values = scale == Scale.INTERVAL || scale == Scale.RATIO ? table.numbers() : new double[categories];
        pairable = new int[patterns.size()];
        int[] pairableUnits = new int[table.units()];
        int units = 0;
        for (int pattern : patterns.ofUnit) {
            if (pattern >= 0 && patterns.ratings(pattern) >= 2) {
                pairableUnits[units++] = pattern;
                pairable[pattern]++;
            }
        }
        ofUnit = Arrays.copyOf(pairableUnits, units);
        within = scale == Scale.ORDINAL ? new double[0] : within(values);
    }

    /** How many units have two or more ratings. */
    int units() {
        return ofUnit.length;
    }

    /** Not a number when all pairable ratings are the same. */
    double alpha() {
        return alpha(patterns.frequency);
    }

    /** Steps that a resample takes. */
    long steps() {
        return (areFewPatterns() ? 20L * patterns.size() : ofUnit.length) + 4L * categories
                + (scale == Scale.RATIO ? (long) categories * categories / 2 : 0);
    }

    private boolean areFewPatterns() {
        return ofUnit.length > UNITS_A_PATTERN * patterns.size();
    }

    /** The same for as many units, drawn with replacement: one by one, or by pattern where there are few. */
    double resampled(SplittableRandom random) {
        if (areFewPatterns()) {
            return alpha(new Multinomial(pairable, ofUnit.length).draw(random));
        }
        int[] frequency = new int[patterns.size()];
        for (int i = 0; i < ofUnit.length; i++) {
            frequency[ofUnit[random.nextInt(ofUnit.length)]]++;
        }
        return alpha(frequency);
    }

    private double alpha(int[] frequency) {
        double[] n = new double[categories];
        double total = 0;
        for (int p = 0; p < frequency.length; p++) {
            int m = patterns.ratings(p);
            if (frequency[p] > 0 && m >= 2) {
                for (int i = 0; i < m; i++) {
                    n[patterns.code(p, i)] += frequency[p];
                }
                total += (double) frequency[p] * m;
            }
        }
        double[] places = scale == Scale.ORDINAL ? ranks(n, total) : values;
        double expected = expected(n, total, places);
        double[] each = scale == Scale.ORDINAL ? within(places) : within;
        double observed = 0;
        for (int p = 0; p < frequency.length; p++) {
            observed += frequency[p] * each[p];
        }
        return expected == 0 ? Double.NaN : 1 - (total - 1) * observed / expected;
    }

    /** By pattern, the sum of distances over ordered pairs of a unit's ratings, divided by one less than their number. */
    private double[] within(double[] places) {
        double[] all = new double[patterns.size()];
        for (int p = 0; p < all.length; p++) {
            int m = patterns.ratings(p);
            if (m >= 2) {
                double[] sum = { 0 };
                int pattern = p;
                patterns.forEachCategory(p, (c, count) -> patterns.forEachCategory(pattern, (k, other) -> {
                    if (c < k) {
                        sum[0] += 2.0 * count * other * distance(c, k, places);
                    }
                }));
                all[p] = sum[0] / (m - 1);
            }
        }
        return all;
    }

    private double distance(int c, int k, double[] places) {
        double d = places[c] - places[k];
        return switch (scale) {
            case NOMINAL -> 1;
            case ORDINAL, INTERVAL -> d * d;
            case RATIO -> {
                double share = d / (places[c] + places[k]);
                yield share * share;
            }
        };
    }

    /** The sum of distances over all ordered pairs of values; 0 when there is one value. */
    private double expected(double[] n, double total, double[] places) {
        int used = 0;
        double mean = 0;
        double squares = 0;
        for (int c = 0; c < n.length; c++) {
            if (n[c] > 0) {
                used++;
                mean += n[c] * places[c] / total;
                squares += n[c] * n[c];
            }
        }
        if (used < 2) {
            return 0;
        }
        return switch (scale) {
            case NOMINAL -> total * total - squares;
            case ORDINAL, INTERVAL -> 2 * total * aboutMean(n, places, mean);
            case RATIO -> ofPairs(n, places);
        };
    }

    private static double aboutMean(double[] n, double[] places, double mean) {
        double sum = 0;
        for (int c = 0; c < n.length; c++) {
            double d = places[c] - mean;
            sum += n[c] * d * d;
        }
        return sum;
    }

    private static double ofPairs(double[] n, double[] places) {
        double sum = 0;
        for (int c = 0; c < n.length; c++) {
            if (n[c] > 0) {
                double row = 0;
                for (int k = c + 1; k < n.length; k++) {
                    double share = (places[k] - places[c]) / (places[k] + places[c]);
                    row += n[k] * share * share;
                }
                sum += 2 * n[c] * row;
            }
        }
        return sum;
    }

    /**
     * Places whose differences are the ordinal distance: the ratings of the values from c to k less half of those of c
     * and of k is the difference of the mid-ranks of c and k. As shares of all ratings, which cancel.
     */
    private static double[] ranks(double[] n, double total) {
        double[] ranks = new double[n.length];
        double below = 0;
        for (int c = 0; c < n.length; c++) {
            ranks[c] = (below + n[c] / 2) / total;
            below += n[c];
        }
        return ranks;
    }
}
