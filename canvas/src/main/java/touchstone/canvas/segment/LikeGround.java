package touchstone.canvas.segment;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.model.geometry.Mask;
import touchstone.store.image.Samples;

/** The pixels of one level that look alike, read from the image in blocks as they are asked for. */
final class LikeGround implements Flood.Ground {

    /** Pixels along a block's side: as the tiles that an image is kept in. */
    static final int BLOCK = 512;

    private static final int WORDS = BLOCK / Mask.TILE;
    private static final int KEPT = 256;
    private static final long[] NOTHING = new long[Mask.TILE];

    private final Source source;
    private final int level;
    private final Likeness likeness;
    private final TileRange range;
    /** Those looked at last; one that is wanted again is read again. */
    private final Map<Integer, long[]> blocks = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, long[]> eldest) {
            return size() > KEPT;
        }
    };

    /** @param range nothing is open beyond these tiles */
    LikeGround(Source source, int level, Likeness likeness, TileRange range) {
        this.source = source;
        this.level = level;
        this.likeness = likeness;
        this.range = range;
    }

    @Override
    public long[] tile(int column, int row) throws IOException {
        if (!range.contains(column, row)) {
            return NOTHING;
        }
        int across = (source.width(level) + BLOCK - 1) / BLOCK;
        int block = row / WORDS * across + column / WORDS;
        long[] words = blocks.get(block);
        if (words == null) {
            words = read(column / WORDS * BLOCK, row / WORDS * BLOCK);
            blocks.put(block, words);
        }
        long[] tile = new long[Mask.TILE];
        int at = row % WORDS * Mask.TILE * WORDS + column % WORDS;
        for (int i = 0; i < Mask.TILE; i++) {
            tile[i] = words[at + i * WORDS];
        }
        return tile;
    }

    private long[] read(int x, int y) throws IOException {
        Samples samples = source.read(level, x, y, Math.min(BLOCK, source.width(level) - x),
                Math.min(BLOCK, source.height(level) - y));
        long[] words = new long[BLOCK * WORDS];
        likeness.mark(samples, words, WORDS);
        return words;
    }
}
