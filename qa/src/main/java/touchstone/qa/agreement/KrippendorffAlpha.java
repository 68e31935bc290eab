package touchstone.qa.agreement;

import org.jspecify.annotations.Nullable;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.Resampling;

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

    private static final int MOST_RESAMPLES = 10_000;
    private static final int FEWEST_RESAMPLES = 1_000;
    /** Steps that a computation may take, so that a large table is resampled less often. */
    private static final long STEPS = 100_000_000;
    /** A table of so many distinct units or values that a resample takes longer gets no interval. */
    private static final long MOST_STEPS = 500_000;
    /** Beyond so many it is not computed. */
    private static final int MOST_VALUES = 50_000;

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
        boolean fits = switch (scale) {
            case NOMINAL -> true;
            case ORDINAL -> table.isOrdered();
            case INTERVAL, RATIO -> table.isNumeric();
        };
        if (!fits && !table.categories().isEmpty()) {
            return Estimate.undefined(Reason.NOT_NUMERIC);
        }
        if (scale == Scale.RATIO && !table.categories().isEmpty() && table.numbers()[0] < 0) {
            return Estimate.undefined(Reason.NEGATIVE);
        }
        if (scale == Scale.RATIO && table.categories().size() > MOST_VALUES) {
            return Estimate.undefined(Reason.TOO_MANY_VALUES);
        }
        if (table.categories().isEmpty()) {
            return Estimate.undefined(Reason.NO_PAIRS);
        }
        Coincidences coincidences = new Coincidences(scale, table);
        if (coincidences.units() == 0) {
            return Estimate.undefined(Reason.NO_PAIRS);
        }
        double alpha = coincidences.alpha();
        if (Double.isNaN(alpha)) {
            return Estimate.undefined(Reason.NO_VARIANCE);
        }
        if (seed == null || coincidences.steps() > MOST_STEPS) {
            return Estimate.of(alpha, coincidences.units());
        }
        return Estimate.of(alpha, coincidences.units(), interval(coincidences, seed));
    }

    private static Interval interval(Coincidences coincidences, long from) {
        int units = coincidences.units();
        int resamples = Math.clamp(STEPS / coincidences.steps(), FEWEST_RESAMPLES, MOST_RESAMPLES);
        return Resampling.interval(units, resamples, from, coincidences::resampled);
    }
}
