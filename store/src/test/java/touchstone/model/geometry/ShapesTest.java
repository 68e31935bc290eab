package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ShapesTest {

    @Test
    void points_come_in_pairs_of_finite_numbers() {
        assertThrows(InvalidGeometry.class, () -> Points.of(1, 2, 3));
        assertThrows(InvalidGeometry.class, () -> Points.of(1, Double.NaN));
        assertThrows(InvalidGeometry.class, () -> Points.of(1, Double.POSITIVE_INFINITY));
    }

    @Test
    void points_do_not_change_with_the_array_they_came_from() {
        double[] xy = { 1, 2, 3, 4 };
        Points points = Points.of(xy);
        xy[0] = 9;
        points.toArray()[1] = 9;
        assertEquals(Points.of(1, 2, 3, 4), points);
    }

    @Test
    void points_are_replaced_inserted_and_removed() {
        Points points = Points.of(0, 0, 1, 1, 2, 2);
        assertEquals(Points.of(0, 0, 5, 6, 2, 2), points.with(1, 5, 6));
        assertEquals(Points.of(0, 0, 5, 6, 1, 1, 2, 2), points.insert(1, 5, 6));
        assertEquals(Points.of(0, 0, 1, 1, 2, 2, 5, 6), points.insert(3, 5, 6));
        assertEquals(Points.of(0, 0, 2, 2), points.remove(1));
    }

    @Test
    void no_points_have_no_bounds() {
        assertTrue(Points.of().bounds().isEmpty());
        assertEquals(new Bounds(-1, 2, 3, 4), Points.of(3, 2, -1, 4).bounds());
    }

    @Test
    void a_ring_that_runs_clockwise_on_the_screen_has_a_positive_area() {
        assertEquals(12, Points.of(0, 0, 4, 0, 4, 3, 0, 3).signedArea());
        assertEquals(-12, Points.of(0, 0, 0, 3, 4, 3, 4, 0).signedArea());
    }

    @Test
    void a_far_away_ring_keeps_the_digits_of_its_area() {
        assertEquals(0.5, Points.of(1e9, 1e9, 1e9 + 1, 1e9, 1e9, 1e9 + 1).signedArea());
    }

    @Test
    void a_line_is_as_long_as_its_pieces() {
        assertEquals(9, Points.of(0, 0, 3, 4, 3, 8).length());
    }

    @Test
    void a_polygon_has_the_area_of_its_parts_less_their_holes() {
        Polygon polygon = new Polygon(List.of(
                new Polygon.Part(Points.of(0, 0, 4, 0, 4, 4, 0, 4), List.of(Points.of(1, 1, 2, 1, 2, 2, 1, 2))),
                new Polygon.Part(Points.of(10, 10, 12, 10, 12, 12, 10, 12), List.of())));
        assertEquals(19, polygon.area());
        assertEquals(new Bounds(0, 0, 12, 12), polygon.bounds());
        assertTrue(polygon.contains(0.5, 0.5));
        assertFalse(polygon.contains(1.5, 1.5));
        assertTrue(polygon.contains(11, 11));
        assertFalse(polygon.contains(6, 6));
        assertTrue(polygon.hasHoles());
        assertEquals(3, polygon.rings().size());
    }

    @Test
    void rings_of_two_points_are_refused() {
        assertThrows(InvalidGeometry.class, () -> Polygon.of(Points.of(0, 0, 1, 1)));
        assertThrows(InvalidGeometry.class, () -> new Polygon(List.of()));
        assertThrows(InvalidGeometry.class, () -> new Polyline(Points.of(0, 0)));
    }

    @Test
    void a_box_turns_clockwise_on_the_screen_about_its_centre() {
        Points corners = new Box(0, 0, 4, 2, 90).corners();
        assertPoint(3, -1, corners.get(0));
        assertPoint(3, 3, corners.get(1));
        assertPoint(1, 3, corners.get(2));
        assertPoint(1, -1, corners.get(3));
    }

    @Test
    void a_turned_box_keeps_its_area_and_contains_by_its_own_sides() {
        Box box = new Box(0, 0, 4, 2, 90);
        assertEquals(8, box.area());
        assertTrue(box.contains(2, 2.9));
        assertFalse(box.contains(3.9, 1));
    }

    @Test
    void boxes_and_ellipses_have_no_negative_size() {
        assertThrows(InvalidGeometry.class, () -> new Box(0, 0, -1, 2));
        assertThrows(InvalidGeometry.class, () -> new Box(0, 0, Double.NaN, 2));
        assertThrows(InvalidGeometry.class, () -> new Ellipse(0, 0, 1, -2));
    }

    @Test
    void an_ellipse_turned_by_a_quarter_swaps_its_bounds() {
        Bounds bounds = new Ellipse(10, 10, 4, 2, 90).bounds();
        assertEquals(8, bounds.minX(), 1e-12);
        assertEquals(12, bounds.maxX(), 1e-12);
        assertEquals(6, bounds.minY(), 1e-12);
        assertEquals(14, bounds.maxY(), 1e-12);
    }

    @Property(seed = "1")
    void the_outline_of_an_ellipse_lies_within_and_touches_its_bounds(
            @ForAll @DoubleRange(min = 0.5, max = 50) double rx,
            @ForAll @DoubleRange(min = 0.5, max = 50) double ry,
            @ForAll @DoubleRange(min = -720, max = 720) double rotation) {
        Ellipse ellipse = new Ellipse(3, -4, rx, ry, rotation);
        Bounds outline = ellipse.outline(20_000).bounds();
        Bounds bounds = ellipse.bounds();
        assertEquals(bounds.minX(), outline.minX(), 1e-4);
        assertEquals(bounds.minY(), outline.minY(), 1e-4);
        assertEquals(bounds.maxX(), outline.maxX(), 1e-4);
        assertEquals(bounds.maxY(), outline.maxY(), 1e-4);
    }

    @Property(seed = "2")
    void a_turned_box_lies_within_the_bounds_of_its_corners(@ForAll @DoubleRange(max = 50) double width,
            @ForAll @DoubleRange(max = 50) double height, @ForAll @DoubleRange(min = -720, max = 720) double rotation) {
        Box box = new Box(5, 6, width, height, rotation);
        Points corners = box.corners();
        assertEquals(corners.bounds(), box.bounds());
        assertEquals(box.area(), corners.signedArea(), 1e-9);
        assertEquals(box.center().x(), box.bounds().centerX(), 1e-9);
        assertEquals(box.center().y(), box.bounds().centerY(), 1e-9);
    }

    @Property(seed = "3")
    void a_point_turned_there_and_back_is_where_it_was(@ForAll @DoubleRange(min = -100, max = 100) double x,
            @ForAll @DoubleRange(min = -100, max = 100) double y,
            @ForAll @DoubleRange(min = -720, max = 720) double degrees) {
        Point centre = new Point(7, -3);
        Point there = new Point(x, y).rotate(centre, degrees);
        assertEquals(new Point(x, y).distance(centre), there.distance(centre), 1e-9);
        assertEquals(0, there.rotate(centre, -degrees).distance(new Point(x, y)), 1e-9);
    }

    @Test
    void empty_bounds_are_neutral_in_a_union_and_meet_nothing() {
        Bounds bounds = new Bounds(1, 2, 3, 4);
        assertEquals(bounds, Bounds.EMPTY.union(bounds));
        assertFalse(Bounds.EMPTY.intersects(bounds));
        assertTrue(Bounds.EMPTY.intersection(bounds).isEmpty());
        assertEquals(0, Bounds.EMPTY.width());
        assertTrue(Bounds.EMPTY.grow(5).isEmpty());
    }

    @Test
    void absent_joints_neither_move_nor_count() {
        Keypoints keypoints = new Keypoints(List.of(new Keypoints.Joint(1, 1, Keypoints.VISIBLE),
                new Keypoints.Joint(0, 0, Keypoints.ABSENT), new Keypoints.Joint(4, 2, Keypoints.HIDDEN)));
        assertEquals(new Bounds(1, 1, 4, 2), keypoints.bounds());
        assertEquals(new Keypoints.Joint(0, 0, Keypoints.ABSENT), keypoints.translate(5, 5).joints().get(1));
        assertThrows(InvalidGeometry.class, () -> new Keypoints.Joint(1, 1, 3));
    }

    private static void assertPoint(double x, double y, Point actual) {
        assertEquals(x, actual.x(), 1e-12);
        assertEquals(y, actual.y(), 1e-12);
    }
}
