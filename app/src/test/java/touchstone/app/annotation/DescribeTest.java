package touchstone.app.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import touchstone.model.Spacing;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polyline;

class DescribeTest {

    @Test
    void areas_and_lengths_are_told_in_millimetres_where_the_pixels_have_a_size() {
        Spacing flat = new Spacing(0.5, 2);
        assertEquals("10.0 × 20.0 px = 200.00 mm²", Describe.measures(new Box(1, 2, 10, 20, 0), flat));
        assertEquals("2 points, 50.0 px long = 63.25 mm",
                Describe.measures(new Polyline(Points.of(0, 0, 30, 40)), flat));
        assertEquals("10.0 × 20.0 px", Describe.measures(new Box(1, 2, 10, 20, 0), null));
    }

    @Test
    void what_is_small_is_told_in_the_smaller_unit() {
        Mask four = Mask.full(2, 2);
        assertEquals("4 px² = 0.25 µm²", Describe.measures(four, Spacing.square(0.00025)));
        assertEquals("4 px² = 0.25 mm²", Describe.measures(four, Spacing.square(0.25)));
    }
}
