package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(RandomMasks.class)
@Domain(DomainContext.Global.class)
class FloodTest {

    @Test
    void aPathOverCornersIsNone() {
        assertEquals(Art.text(
                "##....",
                "#.....",
                "......"),
                Art.text(Flood.around(0, 0, Art.mask(
                        "..#...",
                        ".#....",
                        "#....."))));
    }

    @Test
    void aWallIsNotEnteredAndBeyondTheImageIsNothing() {
        Mask walls = Art.mask("#.", "..");
        assertTrue(Flood.around(0, 0, walls).isEmpty());
        assertTrue(Flood.around(-1, 0, walls).isEmpty());
        assertTrue(Flood.around(1, 2, walls).isEmpty());
    }

    @Test
    void aSpiralOverManyTilesIsFollowedToItsEnd() {
        int side = 301;
        Mask spiral = spiral(side);
        assertEquals(spiral, Flood.around(0, 0, spiral.complement()));
    }

    /** One path, a pixel wide, from (0,0) to the middle. */
    private static Mask spiral(int side) {
        MaskBuilder path = new MaskBuilder(side, side);
        int x = side - 1;
        int y = 0;
        path.span(0, 0, side);
        int length = side - 1;
        int dx = 0;
        int dy = 1;
        int legs = 0;
        while (length > 0) {
            for (int i = 0; i < length; i++) {
                x += dx;
                y += dy;
                path.span(y, x, x + 1);
            }
            int turned = dx;
            dx = -dy;
            dy = turned;
            legs++;
            if (legs % 2 == 0) {
                length -= 2;
            }
        }
        return path.build();
    }

    @Test
    void onlyTilesThatAreEnteredAreAskedFor() {
        Set<Integer> asked = new HashSet<>();
        Mask room = Mask.empty(1000, 1000).paint(Points.of(300, 300), 40);
        Mask reached = Flood.from(300, 300, 1000, 1000, (column, row) -> {
            assertTrue(asked.add(row * 100 + column), "asked twice");
            long[] words = new long[Mask.TILE];
            for (int i = 0; i < Mask.TILE; i++) {
                words[i] = room.word(column, row * Mask.TILE + i);
            }
            return words;
        });
        assertEquals(room, reached);
        assertTrue(asked.size() <= 9, "tiles: " + asked.size());
    }

    @Property(seed = "1", tries = 200)
    void it_reaches_the_neighbours_of_all_it_reaches_and_no_others(@ForAll Mask walls,
            @ForAll @IntRange(max = 1000) int place) {
        int x = place * 31 % walls.width();
        int y = place * 17 % walls.height();
        Mask reached = Flood.around(x, y, walls);
        assertTrue(reached.intersect(walls).isEmpty());
        assertEquals(!walls.get(x, y), reached.get(x, y));
        assertTrue(Borders.outer(reached).minus(walls).isEmpty());
        if (!reached.isEmpty()) {
            assertEquals(1, Components.of(reached, Components.Neighbours.FOUR).count());
        }
    }
}
