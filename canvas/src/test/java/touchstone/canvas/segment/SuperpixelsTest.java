package touchstone.canvas.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Components;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.store.image.Samples;

class SuperpixelsTest {

    private static final Bounds EVERYWHERE = new Bounds(0, 0, 1e6, 1e6);

    private static SampleSource coloured(int seed, int width, int height) {
        Random random = new Random(seed);
        byte[] data = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    data[(y * width + x) * 3 + c] = (byte) (((x / 20 * 37 + y / 17 * (11 + 5 * c) + seed) % 5) * 40
                            + random.nextInt(30));
                }
            }
        }
        return new SampleSource(new Samples.Bytes(width, height, 3, data), new ToneMap(0, 255));
    }

    @Property(tries = 30, seed = "1")
    void everyPixelIsInOneRegionAndEveryRegionHangsTogether(@ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(min = 3, max = 30) int step) throws IOException {
        Random random = new Random(seed);
        int width = 5 + random.nextInt(120);
        int height = 5 + random.nextInt(90);
        Superpixels parts = Superpixels.of(coloured(seed, width, height), 0, EVERYWHERE, step, () -> false);
        Mask all = Mask.empty(width, height);
        long area = 0;
        for (int i = 0; i < parts.count(); i++) {
            Mask part = parts.mask(i);
            assertEquals(1, Components.of(part, Components.Neighbours.FOUR).count());
            area += part.areaPixels();
            all = all.union(part);
        }
        assertEquals(Mask.full(width, height), all);
        assertEquals((long) width * height, area);
    }

    @Test
    void theSameImageGivesTheSameRegionsAndAboutAsManyAsTheGridHas() throws IOException {
        int[] counts = new int[2];
        int[][] labels = new int[2][200 * 160];
        for (int i = 0; i < 2; i++) {
            Superpixels parts = Superpixels.of(coloured(3, 200, 160), 0, EVERYWHERE, 20, () -> false);
            counts[i] = parts.count();
            for (int at = 0; at < labels[i].length; at++) {
                labels[i][at] = parts.at(at % 200, Math.floorDiv(at, 200));
            }
        }
        assertArrayEquals(labels[0], labels[1]);
        assertEquals(counts[0], counts[1]);
        assertEquals(80, counts[0], 40);
    }

    @Test
    void regionsKeepToEdges() throws IOException {
        Mask disc = Mask.empty(200, 160).paint(Points.of(100, 80), 50);
        byte[] data = new byte[200 * 160];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (disc.get(i % 200, i / 200) ? 180 : 60);
        }
        Superpixels parts = Superpixels.of(
                new SampleSource(new Samples.Bytes(200, 160, 1, data), new ToneMap(0, 255)), 0, EVERYWHERE, 16,
                () -> false);
        long strays = 0;
        for (int i = 0; i < parts.count(); i++) {
            Mask part = parts.mask(i);
            long inside = part.intersectionArea(disc);
            strays += Math.min(inside, part.areaPixels() - inside);
        }
        assertTrue(strays < 60, "pixels on the wrong side: " + strays);
    }

    @Test
    void beyondThePartThereIsNoRegion() throws IOException {
        Superpixels parts = Superpixels.of(coloured(1, 100, 90), 1, new Bounds(20, 20, 60, 50), 6, () -> false);
        assertEquals(new Bounds(20, 20, 60, 50), parts.part());
        assertEquals(-1, parts.at(19.9, 30));
        assertEquals(-1, parts.at(30, 50));
        assertTrue(parts.at(20, 20) >= 0);
    }

    @Test
    void theBorderOfChosenRegionsIsThatOfTheImage() throws IOException {
        Mask disc = Mask.empty(800, 640).paint(Points.of(400, 320), 200);
        byte[] data = new byte[800 * 640];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (disc.get(i % 800, i / 800) ? 180 : 60);
        }
        SampleSource source = new SampleSource(new Samples.Bytes(800, 640, 1, data), new ToneMap(0, 255));
        Superpixels parts = Superpixels.of(source, 2, EVERYWHERE, 16, () -> false);
        Mask chosen = Mask.empty(200, 160);
        for (int i = 0; i < parts.count(); i++) {
            Mask part = parts.mask(i);
            Mask large = parts.enlarged(part);
            chosen = large.intersectionArea(disc) * 2 > large.areaPixels() ? chosen.union(part) : chosen;
        }
        Mask fine = parts.refined(chosen, () -> false);
        double likeness = (double) fine.intersectionArea(disc) / fine.union(disc).areaPixels();
        assertTrue(likeness > 0.995, "likeness " + likeness);
    }
}
