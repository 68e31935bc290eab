package touchstone.qa.consensus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A rectangle or ellipse by centre, extents along and across, and the direction of the extent along in degrees. Turned by
 * 90 degrees with its extents exchanged it is the same shape, so directions are compared modulo 90.
 */
record Orientation(double cx, double cy, double along, double across, double degrees) {

    /** Directions that point nowhere together have no mean. */
    private static final double NOWHERE = 1e-6;

    /**
     * Medians of centre and extents, and the circular mean of the directions; nothing when the directions have no mean
     * (0 and 45 degrees).
     */
    static Optional<Orientation> median(List<Orientation> shapes) {
        double[] mean = mean(shapes.stream().mapToDouble(Orientation::degrees).toArray(), 4);
        if (mean[1] < NOWHERE) {
            return Optional.empty();
        }
        // Of the four directions that mean the same shape, the one nearest to how the shapes were drawn.
        double[] drawn = mean(shapes.stream().mapToDouble(Orientation::degrees).toArray(), 1);
        double direction = mean[0];
        if (drawn[1] >= NOWHERE) {
            direction += 90 * Math.rint((drawn[0] - direction) / 90);
        }
        double axis = direction;
        double[] along = new double[shapes.size()];
        double[] across = new double[along.length];
        for (int i = 0; i < along.length; i++) {
            Orientation shape = shapes.get(i);
            boolean turned = Math.floorMod(Math.round((shape.degrees - axis) / 90), 2) == 1;
            along[i] = turned ? shape.across : shape.along;
            across[i] = turned ? shape.along : shape.across;
        }
        return Optional.of(new Orientation(median(shapes.stream().mapToDouble(Orientation::cx).toArray()),
                median(shapes.stream().mapToDouble(Orientation::cy).toArray()), median(along), median(across),
                axis));
    }

    /** Circular mean of directions that repeat {@code fold} times a turn, and the length of their mean vector. */
    private static double[] mean(double[] degrees, int fold) {
        double x = 0;
        double y = 0;
        for (double d : degrees) {
            x += Math.cos(Math.toRadians(fold * d)) / degrees.length;
            y += Math.sin(Math.toRadians(fold * d)) / degrees.length;
        }
        return new double[]{ Math.toDegrees(Math.atan2(y, x)) / fold, Math.hypot(x, y) };
    }

    /** The middle number, or the mean of the two middle ones. */
    static double median(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
