package touchstone.canvas.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.store.image.Samples;

class LiveWireTest {

    private static final Bounds EVERYWHERE = new Bounds(0, 0, 1e6, 1e6);

    private static SampleSource showing(Mask bright, int noise) {
        Random random = new Random(5);
        byte[] data = new byte[bright.width() * bright.height()];
        for (int i = 0; i < data.length; i++) {
            int value = bright.get(i % bright.width(), i / bright.width()) ? 160 : 80;
            data[i] = (byte) (value + (noise == 0 ? 0 : random.nextInt(noise)));
        }
        return new SampleSource(new Samples.Bytes(bright.width(), bright.height(), 1, data), new ToneMap(0, 255));
    }

    /** Expected: scipy 1.10.1, csgraph.dijkstra over the eight neighbours, a step 5 or 7 times the sum of both costs. */
    @Test
    void waysCostWhatAnotherProgramFinds() {
        String[] rows = { "798599915", "634686278", "254915942", "899947969", "625637492", "612555585", "498423256" };
        int[] expected = { 110, 100, 117, 126, 196, 284, 294, 260, 290, 75, 40, 63, 113, 183, 209, 239, 284, 323, 35, 0,
                45, 110, 160, 190, 260, 281, 311, 85, 70, 98, 136, 185, 216, 288, 331, 366, 155, 125, 160, 203, 220,
                262, 293, 358, 387, 175, 140, 153, 188, 238, 274, 306, 345, 380, 175, 190, 203, 195, 225, 250, 275, 310,
                365 };
        String costs = String.join("", rows);
        PathTree tree = new PathTree(9, 7, (from, to, direction) -> (direction % 2 == 0 ? 5 : 7)
                * (costs.charAt(from) - '0' + costs.charAt(to) - '0'), 126, 19, null, -1, () -> false);
        int[] prices = new int[63];
        Arrays.setAll(prices, tree::price);
        assertArrayEquals(expected, prices);
    }

    @Property(tries = 60, seed = "1")
    void aWayConnectsItsEndsPixelByPixelAndIsNoDearerThanTheStraightLine(@ForAll @IntRange(max = 1000) int seed)
            throws IOException {
        Random random = new Random(seed);
        int width = 20 + random.nextInt(60);
        int height = 20 + random.nextInt(60);
        byte[] data = new byte[width * height];
        random.nextBytes(data);
        EdgeMap edges = new EdgeMap(Shades.read(
                new SampleSource(new Samples.Bytes(width, height, 1, data), new ToneMap(0, 255)), 0, 0, 0, width,
                height));
        int root = random.nextInt(data.length);
        int target = random.nextInt(data.length);
        PathTree tree = new PathTree(width, height, edges::step, EdgeMap.dearestStep(), root, null, -1, () -> false);
        int[] path = tree.path(target);
        assertEquals(root, path[0]);
        assertEquals(target, path[path.length - 1]);
        int price = 0;
        for (int i = 1; i < path.length; i++) {
            price += step(edges, path[i - 1], path[i]);
        }
        assertEquals(tree.price(target), price);
        assertTrue(price <= straight(edges, root, target));
    }

    private static int step(EdgeMap edges, int from, int to) {
        int dx = to % edges.width - from % edges.width;
        int dy = to / edges.width - from / edges.width;
        for (int d = 0; d < 8; d++) {
            if (EdgeMap.DX[d] == dx && EdgeMap.DY[d] == dy) {
                return edges.step(from, to, d);
            }
        }
        throw new AssertionError("no neighbours: " + from + " and " + to);
    }

    private static int straight(EdgeMap edges, int from, int to) {
        int x = from % edges.width;
        int y = from / edges.width;
        int dx = to % edges.width - x;
        int dy = to / edges.width - y;
        int steps = Math.max(Math.abs(dx), Math.abs(dy));
        int price = 0;
        int before = from;
        for (int i = 1; i <= steps; i++) {
            int at = (y + Math.round((float) i * dy / steps)) * edges.width + x + Math.round((float) i * dx / steps);
            price += step(edges, before, at);
            before = at;
        }
        return price;
    }

    @Test
    void aWayFollowsTheEdgeOfADiscRatherThanTheChord() throws IOException {
        Mask disc = Mask.empty(200, 200).paint(Points.of(100, 100), 70);
        LiveWire wire = LiveWire.from(showing(disc, 12), 0, new Point(100, 32), EVERYWHERE, true, () -> false);
        Points way = wire.to(wire.snapped(new Point(168, 100)));
        for (int i = 0; i < way.size(); i++) {
            assertEquals(70, way.get(i).distance(new Point(100, 100)), 2.5);
        }
    }

    @Test
    void anAnchorIsMovedOntoTheEdgeNearIt() throws IOException {
        Mask half = Mask.ofPixels(60, 60, (x, y) -> x >= 30);
        LiveWire wire = LiveWire.from(showing(half, 0), 0, new Point(27, 20.5), EVERYWHERE, true, () -> false);
        assertEquals(30, wire.root().x(), 0.6);
        assertEquals(new Point(27.5, 20.5), LiveWire.from(showing(half, 0), 0, new Point(27, 20.5), EVERYWHERE, false,
                () -> false).root());
    }

    @Test
    void beyondThePartNoWayIsKnown() throws IOException {
        Mask half = Mask.ofPixels(60, 60, (x, y) -> x >= 30);
        LiveWire wire = LiveWire.from(showing(half, 0), 0, new Point(20, 20), new Bounds(10, 10, 40, 40), false,
                () -> false);
        assertTrue(wire.reaches(new Point(39.9, 39.9)));
        assertTrue(!wire.reaches(new Point(40, 39.9)) && !wire.reaches(new Point(9, 15)));
    }

    @Test
    void aWayFoundInAReducedLevelIsBroughtOntoTheEdgeOfTheImage() throws IOException {
        Mask disc = Mask.empty(900, 900).paint(Points.of(450, 450), 380);
        SampleSource source = showing(disc, 0);
        for (int level = 1; level <= 3; level++) {
            LiveWire wire = LiveWire.from(source, level, new Point(450, 68), EVERYWHERE, true, () -> false);
            Points coarse = wire.to(wire.snapped(new Point(835, 450)));
            Points way = LiveWire.refined(source, level, coarse, () -> false);
            for (int i = 0; i < way.size(); i++) {
                assertEquals(380, way.get(i).distance(new Point(450, 450)), 1.6, "level " + level);
                assertTrue(i == 0 || way.get(i).distance(way.get(i - 1)) < 1.5, "connected");
            }
        }
    }
}
