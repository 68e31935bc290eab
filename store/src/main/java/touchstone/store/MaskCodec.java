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
        long columns = (mask.width() + Mask.TILE - 1L) / Mask.TILE;
        long[] next = { 0 };
        mask.forEachTile((column, row, words) -> {
            long place = row * columns + column;
            boolean full = mask.isTileFull(column, row);
            tiles.count(place - next[0]).flag(full);
            next[0] = place + 1;
            if (!full) {
                for (long word : words) {
                    tiles.fixed(word);
                }
            }
        });
        byte[] plain = tiles.toBytes();
        out.count(mask.width()).count(mask.height()).count(plain.length).raw(Deflate.deflate(plain));
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
