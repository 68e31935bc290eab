package touchstone.canvas.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
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

class WandTest {

    private static final Bounds EVERYWHERE = new Bounds(0, 0, 1e6, 1e6);

    private static Mask find(Source source, boolean connected, boolean diagonal, int x, int y, double tolerance)
            throws IOException {
        return new Wand(source, connected, diagonal).find(0, EVERYWHERE, x, y, tolerance, () -> false).mask();
    }

    private static String art(Mask mask) {
        StringBuilder art = new StringBuilder();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                art.append(mask.get(x, y) ? '#' : '.');
            }
            art.append('\n');
        }
        return art.toString();
    }

    @Test
    void whatLooksLikeThePixelAndHangsTogetherWithItIsTaken() throws IOException {
        Source source = SampleSource.ofDigits(10,
                "1119111",
                "1219111",
                "9998999",
                "1119112");
        assertEquals("""
                ###....
                #.#....
                .......
                .......
                """, art(find(source, true, false, 0, 0, 9)));
        assertEquals("""
                ###....
                ###....
                .......
                .......
                """, art(find(source, true, false, 0, 0, 10)));
        assertEquals("""
                ###.###
                ###.###
                .......
                ###.###
                """, art(find(source, false, false, 0, 0, 10)));
    }

    @Test
    void pixelsThatTouchAtACornerHangTogetherOnlyIfTheyMay() throws IOException {
        Source source = SampleSource.ofDigits(10, "190", "919", "091");
        assertEquals("#..\n...\n...\n", art(find(source, true, false, 0, 0, 0)));
        assertEquals("#..\n.#.\n..#\n", art(find(source, true, true, 0, 0, 0)));
    }

    @Test
    void ofSixteenBitsItJudgesWhatTheWindowShows() throws IOException {
        Samples image = new Samples.Shorts(4, 1, 1, false, new short[]{ 1000, 1015, 1017, (short) 60000 });
        ToneMap narrow = new ToneMap(1000, 1000 + 255);
        assertEquals("##..\n", art(find(new SampleSource(image, narrow), true, false, 0, 0, 16)));
        ToneMap wide = new ToneMap(0, 65535);
        assertEquals("###.\n", art(find(new SampleSource(image, wide), true, false, 0, 0, 0)));
        ToneMap low = new ToneMap(0, 900);
        assertEquals("####\n", art(find(new SampleSource(image, low), true, false, 0, 0, 0)), "all white");
        ToneMap inverted = new ToneMap(1000, 1255, 1, true);
        assertEquals("##..\n", art(find(new SampleSource(image, inverted), true, false, 0, 0, 16)));
    }

    @Test
    void ofColoursTheLargestDifferenceOfAChannelDecides() throws IOException {
        byte[] data = { 10, 10, 10, 15, 12, 10, 10, 10, 16 };
        SampleSource source = new SampleSource(new Samples.Bytes(3, 1, 3, data), new ToneMap(0, 255));
        assertEquals("##.\n", art(find(source, true, false, 0, 0, 5)));
    }

    @Test
    void whatIsNotANumberLooksLikeTheLowestValue() throws IOException {
        float[] data = { Float.NaN, 0, 0.5f, Float.NaN, 1 };
        SampleSource source = new SampleSource(new Samples.Floats(5, 1, 1, data), new ToneMap(0, 1));
        assertEquals("##...\n", art(find(source, true, false, 0, 0, 5)));
        assertEquals("##.#.\n", art(find(source, false, false, 0, 0, 5)));
    }

    @Test
    void aRegionThatIsNotFollowedFurtherSaysSo() throws IOException {
        SampleSource source = new SampleSource(new Samples.Bytes(400, 200, 1, new byte[80000]), new ToneMap(0, 255));
        Wand wand = new Wand(source, true, false);
        Wand.Region part = wand.find(0, new Bounds(10, 10, 100, 100), 50, 50, 0, () -> false);
        assertTrue(part.cut());
        assertEquals(new Bounds(0, 0, 128, 128), part.mask().bounds());
        assertFalse(wand.find(0, EVERYWHERE, 50, 50, 0, () -> false).cut());
    }

    @Test
    void theBorderOfARegionFoundInAReducedLevelIsThatOfTheImage() throws IOException {
        Mask disc = Mask.empty(700, 600).paint(Points.of(300, 280, 400, 250), 150);
        byte[] data = new byte[700 * 600];
        disc.forEachRun((y, from, to) -> java.util.Arrays.fill(data, y * 700 + from, y * 700 + to, (byte) 200));
        SampleSource source = new SampleSource(new Samples.Bytes(700, 600, 1, data), new ToneMap(0, 255));
        Wand wand = new Wand(source, true, false);
        for (int level = 0; level <= 4; level++) {
            Wand.Region region = wand.find(level, EVERYWHERE, 300, 280, 40, () -> false);
            assertEquals(disc, wand.refined(region, () -> false), "level " + level);
        }
    }

    @Test
    void onlyTheTilesAlongTheBorderAreRead() throws IOException {
        byte[] data = new byte[4096 * 4096];
        Mask disc = Mask.empty(4096, 4096).paint(Points.of(2000, 2000), 1900);
        disc.forEachRun((y, from, to) -> java.util.Arrays.fill(data, y * 4096 + from, y * 4096 + to, (byte) 200));
        SampleSource source = new SampleSource(new Samples.Bytes(4096, 4096, 1, data), new ToneMap(0, 255));
        Wand wand = new Wand(source, true, false);
        Wand.Region region = wand.find(3, EVERYWHERE, 2000, 2000, 40, () -> false);
        assertEquals(disc, wand.refined(region, () -> false));
        assertTrue(source.reads() < 4096 * 4096, "read " + source.reads());
    }

    private static SampleSource noise(int seed, int kind, int width, int height) {
        Random random = new Random(seed);
        int channels = kind == 4 ? 3 : 1;
        int n = width * height * channels;
        return switch (kind) {
            case 0, 4 -> {
                byte[] data = new byte[n];
                for (int i = 0; i < n; i++) {
                    data[i] = (byte) (100 + random.nextInt(40));
                }
                yield new SampleSource(new Samples.Bytes(width, height, channels, data), new ToneMap(0, 255));
            }
            case 1, 2 -> {
                short[] data = new short[n];
                for (int i = 0; i < n; i++) {
                    data[i] = (short) (random.nextInt(3000) - (kind == 2 ? 1500 : 0));
                }
                yield new SampleSource(new Samples.Shorts(width, height, 1, kind == 2, data),
                        new ToneMap(-500, 2000, 1.7, seed % 2 == 0));
            }
            default -> {
                float[] data = new float[n];
                for (int i = 0; i < n; i++) {
                    data[i] = random.nextInt(10) == 0 ? Float.NaN : random.nextFloat() - 0.3f;
                }
                yield new SampleSource(new Samples.Floats(width, height, 1, data), new ToneMap(0, 0.5));
            }
        };
    }

    /** One pixel at a time, as the definition says. */
    private static boolean[][] slowly(SampleSource source, boolean diagonal, int sx, int sy, double tolerance) {
        int width = source.width(0);
        int height = source.height(0);
        Samples all = source.read(0, 0, 0, width, height);
        ToneMap tones = source.display().tones();
        boolean[][] filled = new boolean[height][width];
        Deque<int[]> waiting = new ArrayDeque<>();
        waiting.add(new int[]{ sx, sy });
        while (!waiting.isEmpty()) {
            int[] at = waiting.remove();
            int x = at[0];
            int y = at[1];
            if (x < 0 || y < 0 || x >= width || y >= height || filled[y][x]) {
                continue;
            }
            boolean like = true;
            for (int c = 0; c < all.channels(); c++) {
                like &= Math.abs(tones.brightness(all.value(x, y, c))
                        - tones.brightness(all.value(sx, sy, c))) <= tolerance;
            }
            if (like) {
                filled[y][x] = true;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        if (diagonal || dx == 0 || dy == 0) {
                            waiting.add(new int[]{ x + dx, y + dy });
                        }
                    }
                }
            }
        }
        return filled;
    }

    @Property(tries = 150, seed = "1")
    void itFillsWhatAFillByThePixelFills(@ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(max = 4) int kind, @ForAll boolean diagonal, @ForAll @IntRange(max = 120) int tolerance)
            throws IOException {
        Random random = new Random(seed);
        int width = 1 + random.nextInt(200);
        int height = 1 + random.nextInt(150);
        SampleSource source = noise(seed, kind, width, height);
        int x = random.nextInt(width);
        int y = random.nextInt(height);
        double steps = kind == 0 || kind == 4 ? tolerance / 4 : tolerance;
        assertEquals(Mask.ofRows(slowly(source, diagonal, x, y, steps)), find(source, true, diagonal, x, y, steps));
    }

    @Property(tries = 100, seed = "1")
    void aLargerToleranceTakesNoLess(@ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 4) int kind,
            @ForAll boolean connected, @ForAll boolean diagonal, @ForAll @IntRange(max = 60) int tolerance)
            throws IOException {
        SampleSource source = noise(seed, kind, 150, 90);
        Mask less = find(source, connected, diagonal, 70, 40, tolerance);
        Mask more = find(source, connected, diagonal, 70, 40, tolerance + 7);
        assertTrue(less.get(70, 40));
        assertTrue(less.minus(more).isEmpty());
    }

    @Property(tries = 60, seed = "1")
    void whatIsFoundInAReducedLevelHangsTogetherAndHoldsThePixel(@ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(min = 1, max = 4) int level, @ForAll boolean diagonal,
            @ForAll @IntRange(max = 40) int tolerance) throws IOException {
        SampleSource source = noise(seed, 0, 333, 250);
        Wand wand = new Wand(source, true, diagonal);
        Wand.Region region = wand.find(level, EVERYWHERE, 211, 99, tolerance, () -> false);
        Mask mask = wand.refined(region, () -> false);
        assertTrue(mask.get(211, 99));
        byte[] data = new byte[333 * 250];
        mask.forEachRun((y, from, to) -> java.util.Arrays.fill(data, y * 333 + from, y * 333 + to, (byte) 1));
        SampleSource drawn = new SampleSource(new Samples.Bytes(333, 250, 1, data), new ToneMap(0, 255));
        assertEquals(mask, find(drawn, true, diagonal, 211, 99, 0));
    }
}
