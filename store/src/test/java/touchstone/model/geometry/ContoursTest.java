package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

@Domain(RandomMasks.class)
class ContoursTest {

    @Property(seed = "1")
    void a_traced_mask_is_filled_again_without_loss(@ForAll Mask mask) {
        Assume.that(!mask.isEmpty());
        Polygon polygon = Contours.polygon(mask);
        assertEquals(mask, Rasterizer.byPixelCentre(polygon.rings(), mask.width(), mask.height()));
        assertEquals(mask, Rasterizer.mask(polygon, mask.width(), mask.height()));
        assertEquals(mask.area(), polygon.area());
        assertEquals(mask.bounds(), polygon.bounds());
    }

    @Property(seed = "2")
    void each_part_is_one_component_with_its_own_holes(@ForAll Mask mask) {
        Assume.that(!mask.isEmpty());
        Mask parts = Mask.empty(mask.width(), mask.height());
        for (Polygon.Part part : Contours.polygon(mask).parts()) {
            Mask own = Rasterizer.mask(new Polygon(List.of(part)), mask.width(), mask.height());
            assertEquals(part.area(), own.area());
            assertTrue(own.intersect(parts).isEmpty());
            parts = parts.union(own);
        }
        assertEquals(mask, parts);
    }

    @Property(seed = "3")
    void no_ring_touches_itself_and_every_point_is_a_corner(@ForAll Mask mask) {
        Assume.that(!mask.isEmpty());
        for (Points ring : Contours.polygon(mask).rings()) {
            Set<Point> points = new HashSet<>(ring.toList());
            assertEquals(ring.size(), points.size());
            for (int i = 0; i < ring.size(); i++) {
                Point before = ring.get((i + ring.size() - 1) % ring.size());
                Point after = ring.get((i + 1) % ring.size());
                assertTrue(before.x() != after.x() && before.y() != after.y());
            }
        }
    }

    @Property(seed = "4")
    void outer_rings_run_clockwise_and_holes_the_other_way(@ForAll Mask mask) {
        Assume.that(!mask.isEmpty());
        for (Polygon.Part part : Contours.polygon(mask).parts()) {
            assertTrue(part.outer().signedArea() > 0);
            assertTrue(part.holes().stream().allMatch(hole -> hole.signedArea() < 0));
        }
    }

    @Test
    void a_pixel_becomes_its_square() {
        assertEquals(Polygon.of(Points.of(1, 1, 2, 1, 2, 2, 1, 2)), Contours.polygon(Art.mask(
                "...",
                ".#.",
                "...")));
    }

    @Test
    void a_whole_frame_becomes_its_border() {
        assertEquals(Polygon.of(Points.of(0, 0, 130, 0, 130, 70, 0, 70)), Contours.polygon(Mask.full(130, 70)));
    }

    @Test
    void an_island_in_a_hole_is_a_part_of_its_own() {
        Polygon polygon = Contours.polygon(Art.mask(
                "#######",
                "#.....#",
                "#.###.#",
                "#.#.#.#",
                "#.###.#",
                "#.....#",
                "#######"));
        assertEquals(2, polygon.parts().size());
        assertEquals(Points.of(0, 0, 7, 0, 7, 7, 0, 7), polygon.parts().get(0).outer());
        assertEquals(List.of(Points.of(1, 6, 6, 6, 6, 1, 1, 1)), polygon.parts().get(0).holes());
        assertEquals(1, polygon.parts().get(1).holes().size());
    }

    @Test
    void pixels_that_touch_at_a_corner_are_two_parts() {
        assertEquals(2, Contours.polygon(Art.mask(
                "#.",
                ".#")).parts().size());
    }

    @Test
    void holes_that_touch_at_a_corner_are_two_holes() {
        Polygon polygon = Contours.polygon(Art.mask(
                "####",
                "#.##",
                "##.#",
                "####"));
        assertEquals(1, polygon.parts().size());
        assertEquals(2, polygon.parts().getFirst().holes().size());
    }

    @Test
    void a_loop_that_closes_at_a_corner_encloses_a_hole() {
        Polygon polygon = Contours.polygon(Art.mask(
                ".##",
                "#.#",
                "###"));
        assertEquals(1, polygon.parts().size());
        assertEquals(1, polygon.parts().getFirst().holes().size());
    }

    @Test
    void an_empty_mask_has_no_outline() {
        assertThrows(InvalidGeometry.class, () -> Contours.polygon(Mask.empty(4, 4)));
    }
}
