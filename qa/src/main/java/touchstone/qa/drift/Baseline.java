package touchstone.qa.drift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a series is like while it is in control.
 *
 * @param sd standard deviation of a single value; 0 only where all values are the same
 * @param points how many values it was estimated from; 0 where it was given
 */
public record Baseline(double centre, double sd, Origin origin, int points) {

    /**
     * Mean distance of two neighbours in standard deviations of independent normal values, 2/&radic;&pi;, to the three
     * decimals of the tables of the standards, which the charts of qcc take over.
     */
    public static final double D2 = 1.128;

    /** Where centre and standard deviation come from. */
    public enum Origin {
        /** Both were given. */
        GIVEN,
        /** Centre: the mean. Standard deviation: the mean distance between neighbours over d2 (Shewhart 1931). */
        MOVING_RANGE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Baseline given(double centre, double sd) {
        return new Baseline(centre, sd, Origin.GIVEN, 0);
    }

    /**
     * From the first values that are there. The distance between neighbours tells the noise also where the level moves.
     *
     * @param values NaN where one is missing
     * @param first how many to take
     * @return nothing when fewer than two values are there
     */
    public static Optional<Baseline> estimated(double[] values, int first) {
        double[] some = Arrays.stream(values).filter(v -> !Double.isNaN(v)).limit(first).toArray();
        if (some.length < 2) {
            return Optional.empty();
        }
        double steps = 0;
        for (int i = 1; i < some.length; i++) {
            steps += Math.abs(some[i] - some[i - 1]);
        }
        return Optional.of(new Baseline(Arrays.stream(some).sum() / some.length, steps / (some.length - 1) / D2,
                Origin.MOVING_RANGE, some.length));
    }
}
