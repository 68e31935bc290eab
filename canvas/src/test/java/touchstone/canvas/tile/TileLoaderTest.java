package touchstone.canvas.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import touchstone.model.InputRefused;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

@Timeout(20)
class TileLoaderTest {

    /** A file of 2048 by 512 pixels whose reads wait to be let through, and whose last tile is damaged. */
    private static final class SlowFile implements RegionReader {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        /** How often reading column 0 goes wrong. */
        private final AtomicInteger mistakes = new AtomicInteger();
        private final List<Integer> columns = Collections.synchronizedList(new ArrayList<>());

        @Override
        public int width() {
            return 2048;
        }

        @Override
        public int height() {
            return 512;
        }

        @Override
        public PixelType type() {
            return new PixelType(1, PixelType.Depth.UINT8);
        }

        @Override
        public int levels() {
            return 4;
        }

        @Override
        public Samples read(int level, int x, int y, int width, int height) throws IOException {
            columns.add(x / TileKey.SIZE);
            begun.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (x == 0 && mistakes.getAndDecrement() > 0) {
                throw new IllegalStateException("a mistake");
            }
            if (x >= 3 * TileKey.SIZE) {
                throw new InputRefused("The file is damaged.");
            }
            return new Samples.Bytes(width, height, 1, new byte[width * height]);
        }

        /** Level 1 takes for ever, after a first coarse answer. */
        @Override
        public Samples read(int level, int x, int y, int width, int height, Watch watch) throws IOException {
            if (level != 1) {
                return read(level, x, y, width, height);
            }
            watch.soFar(new Samples.Bytes(width, height, 1, new byte[width * height]));
            while (watch.isWanted()) {
                Thread.onSpinWait();
            }
            throw new CancellationException();
        }

        @Override
        public void close() {
        }
    }

    private final SlowFile file = new SlowFile();
    private final TileCache cache = new TileCache(1 << 30);
    private final BlockingQueue<Object> reported = new LinkedBlockingQueue<>();

    private static TileKey tile(int column) {
        return new TileKey(0, column, 0);
    }

    private TileLoader loader() {
        return new TileLoader(new TilePyramid(file), cache, 1, reported::add, e -> reported.add(e.getMessage()));
    }

    private Object next() throws InterruptedException {
        Object report = reported.poll(10, TimeUnit.SECONDS);
        assertNotNull(report);
        return report;
    }

    @Test
    void tilesAreReadInTheOrderOfTheWishAndWhatIsNoLongerWishedForIsNotRead() throws Exception {
        try (TileLoader loader = loader()) {
            loader.want(List.of(tile(0), tile(1)));
            file.begun.await();
            loader.want(List.of(tile(2), tile(0)));
            file.open.countDown();
            assertEquals(tile(0), next());
            assertEquals(tile(2), next());
            assertEquals(List.of(0, 2), file.columns);
            assertNull(cache.tile(tile(1)));
        }
    }

    @Test
    void aTileThatIsThereIsNotReadAgain() throws Exception {
        file.open.countDown();
        try (TileLoader loader = loader()) {
            loader.want(List.of(tile(1)));
            assertEquals(tile(1), next());
            loader.want(List.of(tile(1), tile(0)));
            assertEquals(tile(0), next());
            assertEquals(List.of(1, 0), file.columns);
        }
    }

    @Test
    void aDamagedTileIsReportedOnceAndTheOthersAreRead() throws Exception {
        file.open.countDown();
        try (TileLoader loader = loader()) {
            loader.want(List.of(tile(3), tile(0)));
            assertEquals("The file is damaged.", next());
            assertEquals(tile(0), next());
            loader.want(List.of(tile(3)));
            assertTrue(loader.isIdle());
        }
    }

    @Test
    void aMistakeIsReportedOnceAndTheTileTriedOnceMore() throws Exception {
        file.open.countDown();
        file.mistakes.set(1);
        try (TileLoader loader = loader()) {
            loader.want(List.of(tile(0)));
            assertTrue(String.valueOf(next()).contains("cannot be shown"));
            assertEquals(tile(0), next());
            assertEquals(2, file.columns.size());
        }
    }

    @Test
    void aTileThatFailsTwiceIsLeftAlone() throws Exception {
        file.open.countDown();
        file.mistakes.set(2);
        try (TileLoader loader = loader()) {
            loader.want(List.of(tile(0), tile(1)));
            assertTrue(String.valueOf(next()).contains("cannot be shown"));
            assertEquals(tile(1), next());
            loader.want(List.of(tile(0), tile(2)));
            assertEquals(tile(2), next());
            assertEquals(List.of(0, 1, 0, 2), file.columns);
        }
        assertTrue(reported.isEmpty());
    }

    @Test
    void aLongReadShowsACoarseTileAndEndsWhenItIsNoLongerWanted() throws Exception {
        file.open.countDown();
        TileKey slow = new TileKey(1, 0, 0);
        try (TileLoader loader = loader()) {
            loader.want(List.of(slow));
            assertEquals(slow, next());
            assertNotNull(cache.tile(slow));
            loader.want(List.of(tile(0)));
            assertEquals(tile(0), next());
            loader.want(List.of(slow, tile(0)));
            assertEquals(slow, next(), "a coarse tile is still wished for");
        }
    }
}
