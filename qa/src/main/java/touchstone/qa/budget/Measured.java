package touchstone.qa.budget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How wrong a model was after training on so many labels, from 0 to 1.
 *
 * @param bySize errors by number of labels, ascending; several where the training was repeated
 */
public record Measured(SortedMap<Double, List<Double>> bySize) {

    /** Sizes that a curve of three parameters needs. */
    public static final int SIZES = 3;

    /**
     * @param labels above 0
     * @param error from 0 to 1
     */
    public record Point(double labels, double error) {

        public Point {
            if (!(labels > 0 && Double.isFinite(labels))) {
                throw new IllegalArgumentException("The number of labels is " + labels + "; it must be above 0.");
            }
            if (!(error >= 0 && error <= 1)) {
                throw new IllegalArgumentException("The error is " + error + "; it must be from 0 to 1.");
            }
        }
    }

    public Measured {
        SortedMap<Double, List<Double>> copy = new TreeMap<>();
        bySize.forEach((n, errors) -> copy.put(n, List.copyOf(errors)));
        bySize = Collections.unmodifiableSortedMap(copy);
        if (bySize.size() < SIZES) {
            throw new IllegalArgumentException("A curve needs " + SIZES + " different sizes and has " + bySize.size()
                    + ".");
        }
    }

    public static Measured of(List<Point> points) {
        SortedMap<Double, List<Double>> bySize = new TreeMap<>();
        points.forEach(p -> bySize.computeIfAbsent(p.labels, n -> new ArrayList<>()).add(p.error));
        return new Measured(bySize);
    }

    public double smallest() {
        return bySize.firstKey();
    }

    public double largest() {
        return bySize.lastKey();
    }

    /** How many errors were measured. */
    public int count() {
        return bySize.values().stream().mapToInt(List::size).sum();
    }

    /** Whether every size was measured more than once. */
    public boolean isReplicated() {
        return bySize.values().stream().allMatch(errors -> errors.size() > 1);
    }
}
