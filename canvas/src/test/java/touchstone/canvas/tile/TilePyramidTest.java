package touchstone.canvas.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Bounds;
import touchstone.store.image.Samples;

class TilePyramidTest {

    private final TilePyramid pyramid = new TilePyramid(
            new SyntheticImage(1300, 700, 1, (x, y, c) -> (x * 7 + y * 13) & 0xff));

    @Test
    void theLevelIsTheSmallestThatStillHasAPixelForEachOfTheScreen() {
        assertEquals(4, pyramid.levels());
        assertEquals(0, pyramid.level(30));
        assertEquals(0, pyramid.level(0.51));
        assertEquals(1, pyramid.level(0.5));
        assertEquals(1, pyramid.level(0.26));
        assertEquals(3, pyramid.level(0.001));
    }

    @Test
    void theTilesOfAViewComeFromItsMiddle() {
        List<TileKey> tiles = pyramid.tiles(0, new Bounds(-50, -50, 2000, 600));
        assertEquals(new TileKey(0, 1, 0), tiles.getFirst());
        assertEquals(Set.of(new TileKey(0, 0, 0), new TileKey(0, 1, 0), new TileKey(0, 2, 0), new TileKey(0, 0, 1),
                new TileKey(0, 1, 1), new TileKey(0, 2, 1)), Set.copyOf(tiles));
        assertTrue(pyramid.tiles(0, new Bounds(-500, 0, -10, 100)).isEmpty());
    }

    @Test
    void tilesAtTheEdgeAreCut() throws Exception {
        Samples corner = pyramid.read(new TileKey(0, 2, 1));
        assertEquals(1300 - 1024, corner.width());
        assertEquals(700 - 512, corner.height());
        assertEquals(new Bounds(1024, 512, 1300, 700), pyramid.region(new TileKey(0, 2, 1)));
        assertEquals(new Bounds(1024, 0, 1300, 700), pyramid.region(new TileKey(1, 1, 0)));
    }

    @Test
    void aRegionIsPutTogetherAcrossTiles() {
        Mosaic mosaic = new Mosaic(pyramid, this::read);
        Samples region = mosaic.region(0, 500, 505, 40, 20);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 40; x++) {
                assertEquals(((500 + x) * 7 + (505 + y) * 13) & 0xff, region.value(x, y, 0));
            }
        }
    }

    private Samples read(TileKey key) {
        try {
            return pyramid.read(key);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMissingTileIsStoodInForByACoarserOne() {
        Map<TileKey, Samples> there = new HashMap<>();
        there.put(new TileKey(0, 0, 0), read(new TileKey(0, 0, 0)));
        Samples coarse = read(new TileKey(2, 0, 0));
        there.put(new TileKey(2, 0, 0), coarse);
        Samples region = new Mosaic(pyramid, there::get).region(0, 508, 0, 8, 1);
        for (int x = 0; x < 8; x++) {
            double expected = x < 4 ? ((508 + x) * 7) & 0xff : coarse.value((508 + x) / 4, 0, 0);
            assertEquals(expected, region.value(x, 0, 0));
        }
    }

    @Test
    void theCacheForgetsWhatWasUsedLongestAgo() {
        TileCache cache = new TileCache(250);
        Samples hundred = new Samples.Bytes(10, 10, 1, new byte[100]);
        TileKey a = new TileKey(0, 0, 0);
        TileKey b = new TileKey(0, 1, 0);
        TileKey c = new TileKey(0, 2, 0);
        cache.put(a, hundred);
        cache.put(b, hundred);
        assertEquals(hundred, cache.tile(a));
        cache.put(c, hundred);
        assertNull(cache.tile(b));
        assertEquals(hundred, cache.tile(a));
        assertEquals(200, cache.bytes());
    }

    @Test
    void aTileLargerThanTheBoundIsKeptWhileItIsTheOnlyOne() {
        TileCache cache = new TileCache(10);
        Samples hundred = new Samples.Bytes(10, 10, 1, new byte[100]);
        cache.put(new TileKey(0, 0, 0), hundred);
        assertEquals(hundred, cache.tile(new TileKey(0, 0, 0)));
    }
}
