package touchstone.store;

import java.util.Arrays;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;

/**
 * A mask as bytes: width, height, then compressed the tiles that hold pixels, row by row: how many tiles were skipped
 * since the last one, whether all pixels are set, and if not its 64 rows as 8 bytes each. A difference of two masks is a
 * mask, so it costs what differs.
 */
final class MaskCodec {

    private MaskCodec() {
    }

    static void encode(Encoder out, Mask mask) {
        Encoder tiles = new Encoder();
        int bottom = Math.ceilDiv((int) mask.bounds().maxY(), Mask.TILE);
        long next = 0;
        for (int row = (int) mask.bounds().minY() / Mask.TILE; row < bottom; row++) {
            next = encodeRow(tiles, mask, row, next);
        }
        byte[] plain = tiles.toBytes();
        out.count(mask.width()).count(mask.height()).count(plain.length).raw(Deflate.deflate(plain));
    }

    /**
     * Writes a row of tiles.
     *
     * @param from the tile up to which the rows before went, counted row by row over the whole frame
     * @return the tile up to which they go now
     */
    static long encodeRow(Encoder out, Mask mask, int row, long from) {
        long columns = (mask.width() + Mask.TILE - 1L) / Mask.TILE;
        long[] next = { from };
        mask.forEachTileOfRow(row, (column, at, words) -> {
            long place = at * columns + column;
            boolean full = mask.isTileFull(column, at);
            out.count(place - next[0]).flag(full);
            next[0] = place + 1;
            if (!full) {
                for (long word : words) {
                    out.fixed(word);
                }
            }
        });
        return next[0];
    }

    static Mask decode(Decoder in) throws Damaged {
        int width = side(in);
        int height = side(in);
        Decoder tiles = new Decoder(Deflate.inflate(in.count(), in.rest()));
        long columns = (width + Mask.TILE - 1L) / Mask.TILE;
        long rows = (height + Mask.TILE - 1L) / Mask.TILE;
        MaskBuilder builder = new MaskBuilder(width, height);
        long place = -1;
        while (!tiles.atEnd()) {
            place += 1 + tiles.count();
            if (place < 0 || place >= columns * rows) {
                throw new Damaged();
            }
            builder.tile((int) (place % columns), (int) (place / columns), tiles.flag() ? full() : words(tiles));
        }
        return builder.build();
    }

    private static int side(Decoder in) throws Damaged {
        long side = in.count();
        if (side < 0 || side > Integer.MAX_VALUE) {
            throw new Damaged();
        }
        return (int) side;
    }

    private static long[] full() {
        long[] words = new long[Mask.TILE];
        Arrays.fill(words, -1);
        return words;
    }

    private static long[] words(Decoder in) throws Damaged {
        long[] words = new long[Mask.TILE];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.fixed();
        }
        return words;
    }
}
