package touchstone.canvas.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.store.image.Samples;

class GraphCutTest {

    @Property(tries = 300, seed = "1")
    void theLargestFlowIsTheCheapestOfAllCuts(@ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        int width = 1 + random.nextInt(4);
        int height = 1 + random.nextInt(3);
        int n = width * height;
        MaxFlow flow = new MaxFlow(width, height);
        int[] fromSource = new int[n];
        int[] toSink = new int[n];
        int[][] links = new int[n][4];
        for (int at = 0; at < n; at++) {
            fromSource[at] = random.nextInt(3) == 0 ? 0 : random.nextInt(20);
            toSink[at] = random.nextInt(3) == 0 ? 0 : random.nextInt(20);
            flow.terminals(at, fromSource[at], 0);
            flow.terminals(at, 0, toSink[at]);
            for (int d = 0; d < 4; d++) {
                if (neighbour(at, d, width, height) >= 0) {
                    links[at][d] = random.nextInt(15);
                    flow.link(at, d, links[at][d]);
                }
            }
        }
        long most = flow.solve(() -> false);
        long cheapest = Long.MAX_VALUE;
        for (int cut = 0; cut < 1 << n; cut++) {
            cheapest = Math.min(cheapest, price(cut, fromSource, toSink, links, width, height));
        }
        int found = 0;
        for (int at = 0; at < n; at++) {
            found |= flow.isSource(at) ? 1 << at : 0;
        }
        assertEquals(cheapest, most);
        assertEquals(cheapest, price(found, fromSource, toSink, links, width, height));
    }

    private static int neighbour(int at, int d, int width, int height) {
        int x = at % width + EdgeMap.DX[d];
        int y = at / width + EdgeMap.DY[d];
        return x >= 0 && y >= 0 && x < width && y < height ? y * width + x : -1;
    }

    /** @param cut the pixels on the source's side, a bit each */
    private static long price(int cut, int[] fromSource, int[] toSink, int[][] links, int width, int height) {
        long price = 0;
        for (int at = 0; at < fromSource.length; at++) {
            boolean source = (cut >> at & 1) != 0;
            price += source ? toSink[at] : fromSource[at];
            for (int d = 0; d < 4; d++) {
                int to = neighbour(at, d, width, height);
                if (to >= 0 && source != ((cut >> to & 1) != 0)) {
                    price += links[at][d];
                }
            }
        }
        return price;
    }

    private static SampleSource scene(Mask object, int channels) {
        Random random = new Random(9);
        int n = object.width() * object.height();
        byte[] data = new byte[n * channels];
        for (int i = 0; i < n; i++) {
            boolean in = object.get(i % object.width(), i / object.width());
            for (int c = 0; c < channels; c++) {
                int base = in ? 150 - 30 * c : 90 + 15 * c;
                data[i * channels + c] = (byte) Math.clamp(base + (int) (12 * random.nextGaussian()), 0, 255);
            }
        }
        return new SampleSource(new Samples.Bytes(object.width(), object.height(), channels, data),
                new ToneMap(0, 255));
    }

    private static double likeness(Mask a, Mask b) {
        return (double) a.intersectionArea(b) / a.union(b).areaPixels();
    }

    @Test
    void anObjectOfItsOwnColourIsCutOutOfItsBox() throws IOException {
        Mask disc = Mask.empty(240, 200).paint(Points.of(110, 100, 140, 90), 40);
        for (int channels : new int[]{ 1, 3 }) {
            GraphCut cut = GraphCut.of(scene(disc, channels), new Bounds(50, 40, 200, 160), List.of(), null,
                    () -> false);
            assertTrue(likeness(disc, cut.refined(() -> false)) > 0.98, channels + " channels");
        }
    }

    @Test
    void aLargeBoxIsCutInAReducedLevelAndItsBorderInTheImage() throws IOException {
        Mask disc = Mask.empty(1400, 1200).paint(Points.of(600, 600, 800, 550), 300);
        GraphCut cut = GraphCut.of(scene(disc, 3), new Bounds(200, 150, 1250, 1000), List.of(), null, () -> false);
        assertTrue(likeness(disc, cut.enlarged()) < 0.996, "reduced");
        assertTrue(likeness(disc, cut.refined(() -> false)) > 0.996);
    }

    @Test
    void aSmallObjectInALargeBoxIsFoundFromTheMiddle() throws IOException {
        for (int radius : new int[]{ 14, 20 }) {
            Mask dot = Mask.empty(240, 200).paint(Points.of(120, 100), radius);
            Mask scene = dot.union(Mask.empty(240, 200).paint(Points.of(20, 100, 20, 180, 220, 180), 24));
            Mask cut = GraphCut.of(scene(scene, 3), new Bounds(70, 50, 170, 150), List.of(), null, () -> false)
                    .enlarged();
            assertTrue(likeness(dot, cut) > 0.95, "radius " + radius);
        }
    }

    @Test
    void strokesDecide() throws IOException {
        Mask two = Mask.empty(240, 200).paint(Points.of(90, 100), 25).union(
                Mask.empty(240, 200).paint(Points.of(160, 100), 25));
        SampleSource source = scene(two, 3);
        Bounds box = new Bounds(40, 50, 210, 150);
        GraphCut both = GraphCut.of(source, box, List.of(), null, () -> false);
        assertTrue(both.enlarged().get(160, 100));
        GraphCut one = GraphCut.of(source, box,
                List.of(new GraphCut.Hint(Points.of(150, 90, 170, 110, 150, 110, 170, 90), 12, false)), both,
                () -> false);
        assertFalse(one.enlarged().get(160, 100));
        assertTrue(one.enlarged().get(90, 100));
    }

    @Test
    void theSameBoxGivesTheSameCut() throws IOException {
        Mask disc = Mask.empty(240, 200).paint(Points.of(110, 100), 40);
        Bounds box = new Bounds(50, 40, 200, 160);
        assertEquals(GraphCut.of(scene(disc, 3), box, List.of(), null, () -> false).enlarged(),
                GraphCut.of(scene(disc, 3), box, List.of(), null, () -> false).enlarged());
    }

    @Test
    void aBoxWithoutAnythingBesideOrAroundTheWholeImageIsNoMistake() throws IOException {
        Mask disc = Mask.empty(120, 100).paint(Points.of(60, 50), 30);
        GraphCut all = GraphCut.of(scene(disc, 1), new Bounds(0, 0, 120, 100), List.of(), null, () -> false);
        assertTrue(likeness(disc, all.enlarged()) > 0.95);
        SampleSource plain = new SampleSource(new Samples.Bytes(120, 100, 1, new byte[12000]), new ToneMap(0, 255));
        Mask cut = GraphCut.of(plain, new Bounds(30, 30, 60, 60), List.of(), null, () -> false).enlarged();
        assertTrue(cut.minus(Mask.empty(120, 100).union(Mask.ofPixels(120, 100, (x, y) -> x >= 30 && x < 60 && y >= 30
                && y < 60))).isEmpty());
        assertTrue(GraphCut.of(plain, new Bounds(-30, -30, -10, -10), List.of(), null, () -> false).isEmpty());
    }
}
