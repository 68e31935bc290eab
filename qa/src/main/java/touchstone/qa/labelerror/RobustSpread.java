package touchstone.qa.labelerror;

import java.util.Arrays;
import java.util.Optional;

/**
 * Centre and spread of numbers of which a few may be far off: the median, and the median distance from it times 1.4826,
 * which is the standard deviation of normal numbers (Iglewicz and Hoaglin 1993).
 */
public record RobustSpread(double median, double spread) {

    /** Nothing where more than half of the numbers are the same, so that they have no spread. */
    public static Optional<RobustSpread> of(double... values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        double median = median(values);
        double spread = 1.4826 * median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
        return spread > 0 ? Optional.of(new RobustSpread(median, spread)) : Optional.empty();
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /** How many spreads the value lies above the median. */
    public double z(double value) {
        return (value - median) / spread;
    }
}
