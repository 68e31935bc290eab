package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(RandomMasks.class)
@Domain(DomainContext.Global.class)
class MorphologyTest {

    /** Around whole numbers and between them, where a rounded square would show. */
    @Provide
    Arbitrary<Double> radii() {
        return Arbitraries.of(0.0, 0.5, 1.0, 1.4, 1.5, 2.0, 2.3, 3.0, 5.0, 7.1, 13.0, 65.0);
    }

    @Test
    void growsByADisc() {
        Mask speck = Mask.ofPixels(7, 7, (x, y) -> x == 3 && y == 3);
        assertEquals(Art.text(
                ".......",
                "...#...",
                "..###..",
                ".#####.",
                "..###..",
                "...#...",
                "......."), Art.text(Morphology.grow(speck, 2)));
        assertEquals(Art.text(
                ".......",
                "..###..",
                ".#####.",
                ".#####.",
                ".#####.",
                "..###..",
                "......."), Art.text(Morphology.grow(speck, 2.3)));
    }

    @Test
    void shrinksByADiscButNotFromTheEdgeOfTheImage() {
        assertEquals(Art.text(
                "#####..",
                "#####..",
                "#####..",
                "###....",
                "##....."),
                Art.text(Morphology.shrink(Art.mask(
                        "######.",
                        "######.",
                        "######.",
                        "#####..",
                        "###...."), 1)));
        Mask all = Mask.full(70, 70);
        assertEquals(all, Morphology.shrink(all, 10));
    }

    @Test
    void fillsHolesWithTheirIslands() {
        assertEquals(Art.text(
                ".#####.",
                "#######",
                "#######",
                "#######",
                ".#####."),
                Art.text(Morphology.fillHoles(Art.mask(
                        ".#####.",
                        "#.....#",
                        "#..#..#",
                        "#.....#",
                        ".#####."))));
    }

    @Test
    void aBayAtTheEdgeOfTheImageIsNoHole() {
        Mask bay = Art.mask(
                "#.#",
                "#.#",
                "###");
        assertEquals(bay, Morphology.fillHoles(bay));
    }

    @Test
    void onlyHolesUpToASizeAreFilled() {
        assertEquals(Art.text(
                "########",
                "#..#####",
                "########"),
                Art.text(Morphology.fillHoles(Art.mask(
                        "########",
                        "#..##.##",
                        "########"), 1)));
    }

    @Test
    void smoothingTakesBumpsAndPits() {
        assertEquals(Art.text(
                "........",
                "........",
                "########",
                "########",
                "########"),
                Art.text(Morphology.smooth(Art.mask(
                        "......#.",
                        "..#.....",
                        "#####.##",
                        "########",
                        "########"), 1.5)));
    }

    @Test
    void smoothingOverTooManyPixelsIsRefused() {
        assertEquals("A mask can be smoothed over at most 63 pixels.",
                assertThrows(InvalidGeometry.class, () -> Morphology.smooth(Mask.empty(5, 5), 64)).getMessage());
    }

    @Property(seed = "1", tries = 150)
    void growing_takes_the_pixels_within_the_radius(@ForAll Mask mask, @ForAll("radii") double radius,
            @ForAll @IntRange(max = 1000) int place) {
        Mask grown = Morphology.grow(mask, radius);
        for (int i = 0; i < 40; i++) {
            int x = (place * 31 + i * 7919) % mask.width();
            int y = (place * 17 + i * 104_729) % mask.height();
            assertEquals(nearest(mask, x, y, true) <= radius * radius, grown.get(x, y));
        }
    }

    @Property(seed = "2", tries = 150)
    void shrinking_keeps_the_pixels_beyond_the_radius(@ForAll Mask mask, @ForAll("radii") double radius,
            @ForAll @IntRange(max = 1000) int place) {
        Mask shrunk = Morphology.shrink(mask, radius);
        for (int i = 0; i < 40; i++) {
            int x = (place * 31 + i * 7919) % mask.width();
            int y = (place * 17 + i * 104_729) % mask.height();
            assertEquals(nearest(mask, x, y, false) > radius * radius, shrunk.get(x, y));
        }
    }

    /** The squared distance to the nearest pixel that is set, or is not. */
    private static double nearest(Mask mask, int x, int y, boolean set) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int v = 0; v < mask.height(); v++) {
            for (int u = 0; u < mask.width(); u++) {
                if (mask.get(u, v) == set) {
                    nearest = Math.min(nearest, (double) (u - x) * (u - x) + (double) (v - y) * (v - y));
                }
            }
        }
        return nearest;
    }

    @Property(seed = "3", tries = 200)
    void shrinking_is_growing_what_is_not_in_the_mask(@ForAll Mask mask, @ForAll("radii") double radius) {
        assertEquals(Morphology.grow(mask.complement(), radius).complement(), Morphology.shrink(mask, radius));
    }

    @Property(seed = "4", tries = 200)
    void growing_and_shrinking_back_loses_nothing(@ForAll Mask mask, @ForAll("radii") double radius) {
        Mask closed = Morphology.shrink(Morphology.grow(mask, radius), radius);
        assertTrue(mask.minus(closed).isEmpty());
        Mask opened = Morphology.grow(Morphology.shrink(mask, radius), radius);
        assertTrue(opened.minus(mask).isEmpty());
    }

    @Property(seed = "5", tries = 200)
    void discs_and_distances_agree(@ForAll Mask mask, @ForAll("radii") double radius) {
        Bounds frame = Bounds.ofSize(0, 0, mask.width(), mask.height());
        if (!mask.isEmpty()) {
            assertEquals(Morphology.byDiscs(mask, Runs.of(mask), Morphology.halfWidths(radius)),
                    Morphology.byDistance(mask, frame, radius));
        }
    }

    @Property(seed = "6", tries = 300)
    void filling_holes_twice_fills_no_more(@ForAll Mask mask) {
        Mask filled = Morphology.fillHoles(mask);
        assertEquals(filled, Morphology.fillHoles(filled));
        assertTrue(mask.minus(filled).isEmpty());
        assertEquals(mask.bounds(), filled.bounds());
    }

    @Property(seed = "7", tries = 300)
    void a_filled_mask_leaves_nothing_that_a_flood_from_outside_misses(@ForAll Mask mask) {
        int width = mask.width() + 2;
        int height = mask.height() + 2;
        Mask framed = Mask.ofPixels(width, height, (x, y) -> mask.get(x - 1, y - 1));
        Mask outside = Flood.around(0, 0, framed);
        assertEquals(outside.complement(), Morphology.fillHoles(framed));
    }

    @Property(seed = "8", tries = 100)
    void smoothing_is_a_vote(@ForAll Mask mask, @ForAll("radii") double radius,
            @ForAll @IntRange(max = 1000) int place) {
        Mask smooth = Morphology.smooth(mask, Math.min(radius, 40));
        int reach = (int) Math.min(radius, 40);
        double squared = Math.min(radius, 40) * Math.min(radius, 40);
        for (int i = 0; i < 20; i++) {
            int x = (place * 31 + i * 7919) % mask.width();
            int y = (place * 17 + i * 104_729) % mask.height();
            int votes = 0;
            for (int v = Math.max(0, y - reach); v <= Math.min(mask.height() - 1, y + reach); v++) {
                for (int u = Math.max(0, x - reach); u <= Math.min(mask.width() - 1, x + reach); u++) {
                    if ((u - x) * (u - x) + (v - y) * (v - y) <= squared) {
                        votes += mask.get(u, v) ? 1 : -1;
                    }
                }
            }
            assertEquals(votes > 0 || votes == 0 && mask.get(x, y), smooth.get(x, y));
        }
    }

    @Property(seed = "9", tries = 100)
    void smoothing_treats_inside_and_outside_alike(@ForAll Mask mask, @ForAll("radii") double radius) {
        double r = Math.min(radius, 40);
        assertEquals(Morphology.smooth(mask, r).complement(), Morphology.smooth(mask.complement(), r));
    }
}
