package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(RandomMasks.class)
@Domain(DomainContext.Global.class)
class DistanceMapTest {

    @Test
    void squaredDistancesFromCentreToCentre() {
        DistanceMap map = DistanceMap.to(Art.mask(
                ".....",
                ".#...",
                "....."), Bounds.ofSize(0, 0, 5, 3));
        int[][] expected = { { 2, 1, 2, 5, 10 }, { 1, 0, 1, 4, 9 }, { 2, 1, 2, 5, 10 } };
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 5; x++) {
                assertEquals(expected[y][x], map.squared(x, y));
            }
        }
    }

    @Test
    void withoutATargetThereIsNoDistance() {
        DistanceMap map = DistanceMap.to(Mask.empty(10, 10), Bounds.ofSize(2, 2, 3, 3));
        assertEquals(DistanceMap.NONE, map.squared(1, 1));
        assertEquals(2, map.left());
    }

    @Test
    void aRectangleThatIsTooLargeIsRefused() {
        assertThrows(InvalidGeometry.class,
                () -> DistanceMap.to(Mask.empty(40_000, 10), Bounds.ofSize(0, 0, 40_000, 10)));
    }

    @Property(seed = "1", tries = 100)
    void it_is_the_least_of_all_distances(@ForAll Mask mask) {
        Bounds part = Bounds.ofSize(Math.floor(mask.width() / 5.0), 0, Math.min(50, Math.ceil(mask.width() / 2.0)),
                Math.min(40, mask.height()));
        DistanceMap map = DistanceMap.to(mask, part);
        for (int y = 0; y < map.height(); y += 3) {
            for (int x = 0; x < map.width(); x++) {
                int nearest = DistanceMap.NONE;
                for (int v = 0; v < map.height(); v++) {
                    for (int u = 0; u < map.width(); u++) {
                        if (mask.get(map.left() + u, map.top() + v)) {
                            nearest = Math.min(nearest, (u - x) * (u - x) + (v - y) * (v - y));
                        }
                    }
                }
                assertEquals(nearest, map.squared(x, y));
            }
        }
    }
}
