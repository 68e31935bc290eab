package touchstone.model.geometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sides of all rings of a part, and whether any two of them cross. Sides that only touch do not. */
final class Sides {

    /** Four numbers a side: from x, y to x, y. */
    private final double[] at;
    private final int size;

    private Sides(List<Points> rings) {
        size = rings.stream().mapToInt(Points::size).sum();
        at = new double[4 * size];
        int to = 0;
        for (Points ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                int next = i + 1 == ring.size() ? 0 : i + 1;
                at[to++] = ring.x(i);
                at[to++] = ring.y(i);
                at[to++] = ring.x(next);
                at[to++] = ring.y(next);
            }
        }
    }

    static boolean cross(Polygon.Part part) {
        return new Sides(Stream.concat(Stream.of(part.outer()), part.holes().stream()).toList()).cross();
    }

    /** A line that sweeps to the right meets each side once; only sides that it meets at the same time are compared. */
    private boolean cross() {
        int[] order = IntStream.range(0, size).boxed().sorted(Comparator.comparingDouble(this::left))
                .mapToInt(Integer::intValue).toArray();
        int[] met = new int[16];
        int count = 0;
        for (int side : order) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int other = met[i];
                if (right(other) >= left(side)) {
                    met[kept++] = other;
                    if (cross(side, other)) {
                        return true;
                    }
                }
            }
            if (kept == met.length) {
                met = Arrays.copyOf(met, 2 * kept);
            }
            met[kept] = side;
            count = kept + 1;
        }
        return false;
    }

    private double left(int side) {
        return Math.min(at[4 * side], at[4 * side + 2]);
    }

    private double right(int side) {
        return Math.max(at[4 * side], at[4 * side + 2]);
    }

    private boolean cross(int a, int b) {
        if (Math.max(at[4 * a + 1], at[4 * a + 3]) < Math.min(at[4 * b + 1], at[4 * b + 3])
                || Math.max(at[4 * b + 1], at[4 * b + 3]) < Math.min(at[4 * a + 1], at[4 * a + 3])) {
            return false;
        }
        return turn(a, at[4 * b], at[4 * b + 1]) * turn(a, at[4 * b + 2], at[4 * b + 3]) < 0
                && turn(b, at[4 * a], at[4 * a + 1]) * turn(b, at[4 * a + 2], at[4 * a + 3]) < 0;
    }

    /** On which side of a side the point lies. */
    private double turn(int side, double x, double y) {
        double fromX = at[4 * side];
        double fromY = at[4 * side + 1];
        return Math.signum((at[4 * side + 2] - fromX) * (y - fromY) - (at[4 * side + 3] - fromY) * (x - fromX));
    }
}
