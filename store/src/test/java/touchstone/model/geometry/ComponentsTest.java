package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Components.Neighbours;

@Domain(RandomMasks.class)
@Domain(DomainContext.Global.class)
class ComponentsTest {

    private static final Mask THREE_OR_TWO = Art.mask(
            "##...#",
            "##...#",
            "..#.##",
            "..#...");

    @Test
    void cornersConnectOnlyWhereAsked() {
        assertEquals(3, Components.of(THREE_OR_TWO, Neighbours.FOUR).count());
        Components eight = Components.of(THREE_OR_TWO, Neighbours.EIGHT);
        assertEquals(2, eight.count());
        assertEquals(6, eight.area(0));
        assertEquals(4, eight.area(1));
    }

    @Test
    void theyComeInReadingOrder() {
        assertEquals(List.of(
                Art.text("##....", "##....", "......", "......"),
                Art.text(".....#", ".....#", "....##", "......"),
                Art.text("......", "......", "..#...", "..#...")),
                Components.of(THREE_OR_TWO, Neighbours.FOUR).masks().stream().map(Art::text).toList());
    }

    @Test
    void theLargestIsTheFirstOfSeveral() {
        assertEquals(Art.text("##....", "##....", "......", "......"),
                Art.text(Components.of(THREE_OR_TWO, Neighbours.FOUR).largest()));
        assertTrue(Components.of(Mask.empty(5, 5), Neighbours.FOUR).largest().isEmpty());
    }

    @Test
    void specksOfFewerPixelsGo() {
        assertEquals(Art.text("##...#", "##...#", "....##", "......"),
                Art.text(Components.of(THREE_OR_TWO, Neighbours.FOUR).atLeast(3)));
        assertSame(THREE_OR_TWO, Components.of(THREE_OR_TWO, Neighbours.FOUR).atLeast(2));
    }

    @Test
    void aSpiralIsOneComponent() {
        assertEquals(1, Components.of(Art.mask(
                "#######",
                "......#",
                "#####.#",
                "#...#.#",
                "#.###.#",
                "#.....#",
                "#######"), Neighbours.FOUR).count());
    }

    @Property(seed = "1", tries = 300)
    void they_partition_the_mask(@ForAll Mask mask, @ForAll Neighbours neighbours) {
        Components components = Components.of(mask, neighbours);
        List<Mask> masks = components.masks();
        assertEquals(components.count(), masks.size());
        Mask union = Mask.empty(mask.width(), mask.height());
        long area = 0;
        for (int i = 0; i < masks.size(); i++) {
            assertEquals(components.area(i), masks.get(i).areaPixels());
            area += masks.get(i).areaPixels();
            union = union.union(masks.get(i));
        }
        assertEquals(mask, union);
        assertEquals(mask.areaPixels(), area);
    }

    @Property(seed = "2", tries = 100)
    void each_is_what_a_flood_from_its_first_pixel_reaches(@ForAll Mask mask) {
        Mask walls = mask.complement();
        List<Mask> masks = Components.of(mask, Neighbours.FOUR).masks();
        for (Mask component : masks.subList(0, Math.min(20, masks.size()))) {
            int y = (int) component.bounds().minY();
            int x = 0;
            while (!component.get(x, y)) {
                x++;
            }
            assertEquals(component, Flood.around(x, y, walls));
        }
    }

    @Property(seed = "3", tries = 300)
    void those_by_corners_are_unions_of_those_by_sides(@ForAll Mask mask) {
        List<Mask> eight = Components.of(mask, Neighbours.EIGHT).masks();
        int parts = 0;
        for (Mask component : eight.subList(0, Math.min(50, eight.size()))) {
            parts += Components.of(component, Neighbours.FOUR).count();
        }
        assertTrue(parts <= Components.of(mask, Neighbours.FOUR).count());
        if (eight.size() <= 50) {
            assertEquals(Components.of(mask, Neighbours.FOUR).count(), parts);
        }
    }
}
