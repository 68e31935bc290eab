package touchstone.store;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Mask;

/**
 * A mask as {@link MaskCodec} writes it, but deflated row of tiles by row of tiles: the mask's next state takes over the
 * rows that a stroke left alone, so that a stroke costs what it touches. The rows together are one stream (RFC 1950) and
 * read like any other: each refers to nothing before it and ends with an empty block, which ends on a byte.
 */
final class PackedMask {

    /** Smaller masks deflate at once, and better. */
    private static final int WORTH_PACKING = 64;

    /** Deflate with a window of 32 KiB, fastest. */
    private static final int HEAD = 0x7801;
    /** A last block with nothing in it is this and a zero. */
    private static final int END = 0x03;
    private static final int ADLER_MODULUS = 65_521;

    private final Mask mask;
    /** The frame's row of tiles that is the first of these. */
    private final int top;
    private final List<Row> rows;

    /**
     * @param from the tile up to which the rows before went, counted row by row over the whole frame
     * @param to the tile behind the last with pixels, or {@code from} where there is none
     * @param length bytes before they were deflated
     * @param adler their Adler-32
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(long from, long to, int length, long adler, byte[] deflated) {
    }

    private PackedMask(Mask mask, int top, List<Row> rows) {
        this.mask = mask;
        this.top = top;
        this.rows = rows;
    }

    /** Whether a mask is so large that its next state gains by this one. */
    static boolean isWorthIt(Mask mask) {
        return mask.heldTiles() >= WORTH_PACKING;
    }

    /** @param before the state before, or any other mask */
    static PackedMask of(Mask mask, @Nullable PackedMask before) {
        int top = (int) mask.bounds().minY() / Mask.TILE;
        int bottom = Math.ceilDiv((int) mask.bounds().maxY(), Mask.TILE);
        List<Row> rows = new ArrayList<>(bottom - top);
        long from = 0;
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            for (int at = top; at < bottom; at++) {
                Row known = before == null ? null : before.row(at, from, mask);
                Row row = known == null ? row(at, from, mask, deflater) : known;
                rows.add(row);
                from = row.to;
            }
        }
        return new PackedMask(mask, top, rows);
    }

    /** The row if it is the same as the other mask's. */
    private @Nullable Row row(int at, long from, Mask other) {
        int i = at - top;
        return i >= 0 && i < rows.size() && rows.get(i).from == from && mask.width() == other.width()
                && mask.height() == other.height() && mask.hasSameTiles(other, at) ? rows.get(i) : null;
    }

    private static Row row(int at, long from, Mask mask, Deflater deflater) {
        Encoder tiles = new Encoder();
        long to = MaskCodec.encodeRow(tiles, mask, at, from);
        byte[] plain = tiles.toBytes();
        if (plain.length == 0) {
            return new Row(from, to, 0, 1, plain);
        }
        deflater.reset();
        deflater.setInput(plain);
        Encoder out = new Encoder();
        byte[] buffer = new byte[Math.clamp(plain.length / 4, 256, 1 << 14)];
        int n = buffer.length;
        while (n == buffer.length) {
            n = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.raw(buffer, n);
        }
        Adler32 adler = new Adler32();
        adler.update(plain);
        return new Row(from, to, plain.length, adler.getValue(), out.toBytes());
    }

    void encode(Encoder out) {
        long length = 0;
        long adler = 1;
        for (Row row : rows) {
            length += row.length;
            adler = joined(adler, row);
        }
        out.count(mask.width()).count(mask.height()).count(length).put(HEAD >>> 8).put(HEAD & 0xff);
        for (Row row : rows) {
            out.raw(row.deflated);
        }
        out.put(END).put(0);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.put((int) (adler >>> shift) & 0xff);
        }
    }

    /** The Adler-32 of what has the first one, followed by the row: sums of bytes, and sums of those sums. */
    private static long joined(long adler, Row row) {
        long low = adler & 0xffff;
        long sum = (low + (row.adler & 0xffff) + ADLER_MODULUS - 1) % ADLER_MODULUS;
        long sums = ((adler >>> 16) + (row.adler >>> 16) + row.length % ADLER_MODULUS * (low + ADLER_MODULUS - 1))
                % ADLER_MODULUS;
        return sums << 16 | sum;
    }
}
