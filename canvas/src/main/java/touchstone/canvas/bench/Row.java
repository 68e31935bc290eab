package touchstone.canvas.bench;

import java.util.Arrays;

/**
 * One line of a table of measurements.
 *
 * @param work what was done, in words
 * @param median nearest rank
 * @param p95 the value that 95 % of the measurements do not exceed (nearest rank)
 * @param p99 the same for 99 %; of fewer than some hundred measurements it is about the greatest
 * @param frames how many were measured
 */
public record Row(String work, double median, double p95, double p99, String unit, int frames) {

    /** @param values at least one */
    public static Row of(String work, String unit, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Row(work, rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99), unit, sorted.length);
    }

    private static double rank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
