package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimplifierTest {

    @Test
    void points_on_a_straight_line_are_removed() {
        assertEquals(Points.of(0, 0, 3, 0, 3, 3),
                Simplifier.line(Points.of(0, 0, 1, 0, 2, 0, 3, 0, 3, 1, 3, 3), 0));
    }

    @Test
    void a_point_farther_off_than_the_tolerance_stays() {
        Points line = Points.of(0, 0, 5, 1, 10, 0);
        assertEquals(line, Simplifier.line(line, 0.99));
        assertEquals(Points.of(0, 0, 10, 0), Simplifier.line(line, 1));
    }

    @Test
    void a_line_that_turns_back_keeps_its_far_end() {
        Points line = Points.of(0, 0, 10, 0, 2, 0);
        assertEquals(line, Simplifier.line(line, 1));
    }

    @Test
    void a_square_with_points_along_its_sides_keeps_its_corners() {
        assertEquals(Points.of(0, 0, 4, 0, 4, 4, 0, 4),
                Simplifier.ring(Points.of(0, 0, 2, 0, 4, 0, 4, 2, 4, 4, 2, 4, 0, 4, 0, 2), 0.5));
    }

    @Test
    void a_ring_keeps_three_points_whatever_the_tolerance() {
        assertEquals(3, Simplifier.ring(Points.of(0, 0, 4, 0, 4, 4, 0, 4), 100).size());
        assertEquals(3, Simplifier.ring(Points.of(0, 0, 9, 0, 9, 0, 9, 0), 100).size());
        assertEquals(3, Simplifier.ring(Points.of(7, 7, 7, 7, 7, 7, 7, 7), 0).size());
    }

    @Test
    void a_polygon_keeps_its_holes() {
        Points square = Points.of(0, 0, 4, 0, 8, 0, 8, 8, 0, 8);
        Points hole = Points.of(2, 2, 3, 2, 4, 2, 4, 4, 2, 4);
        assertEquals(Polygon.of(Points.of(0, 0, 8, 0, 8, 8, 0, 8), Points.of(2, 2, 4, 2, 4, 4, 2, 4)),
                Simplifier.polygon(Polygon.of(square, hole), 0.1));
    }

    @Test
    void a_tolerance_is_a_number_from_0() {
        Points line = Points.of(0, 0, 1, 1, 2, 0);
        assertThrows(InvalidGeometry.class, () -> Simplifier.line(line, -1));
        assertThrows(InvalidGeometry.class, () -> Simplifier.line(line, Double.NaN));
    }

    @Property(seed = "1")
    void every_removed_point_lies_within_the_tolerance(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int n,
            @ForAll @DoubleRange(max = 20) double tolerance) {
        Points line = randomWalk(seed, n);
        Points simple = Simplifier.line(line, tolerance);
        for (Point p : line.toList()) {
            assertTrue(distance(p, simple) <= tolerance + 1e-9);
        }
    }

    @Property(seed = "2")
    void a_simplified_ring_is_a_ring_of_its_own_points(@ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int n,
            @ForAll @DoubleRange(max = 50) double tolerance) {
        Points ring = randomWalk(seed, n);
        Points simple = Simplifier.ring(ring, tolerance);
        assertTrue(simple.size() >= 3);
        assertTrue(ring.toList().containsAll(simple.toList()));
    }

    private static Points randomWalk(long seed, int n) {
        Random random = new Random(seed);
        double[] xy = new double[2 * n];
        Arrays.setAll(xy, i -> (i < 2 ? 0 : xy[i - 2]) + random.nextGaussian() * 5);
        return Points.of(xy);
    }

    private static double distance(Point p, Points line) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < line.size(); i++) {
            Point a = line.get(i - 1);
            Point b = line.get(i);
            double length = a.distance(b);
            double t = length == 0
                    ? 0
                    : ((p.x() - a.x()) * (b.x() - a.x()) + (p.y() - a.y()) * (b.y() - a.y())) / length / length;
            double along = Math.clamp(t, 0, 1);
            least = Math.min(least,
                    p.distance(new Point(a.x() + along * (b.x() - a.x()), a.y() + along * (b.y() - a.y()))));
        }
        return least;
    }
}
