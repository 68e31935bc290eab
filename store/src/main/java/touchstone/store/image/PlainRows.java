package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A picture whose rows stand in a file one after the other and not packed, read where they stand. Rows behind the end of a
 * file that was cut off are neutral ({@link Damage}).
 */
final class PlainRows implements PixelSource {

    /** Takes samples out of the bytes of a row. */
    interface Unpack {

        /**
         * @param bit where in the bytes the first pixel begins
         * @param count pixels to put, one after the other
         * @param to where in the block's array the first sample goes
         */
        void pixels(byte[] bytes, int bit, int count, Samples into, int to) throws IOException;
    }

    /**
     * Where the rows stand.
     *
     * @param start of the first row in the file
     * @param rowBytes from one row to the next
     * @param pixelBits from one pixel to the next
     * @param bottomUp whether the last row comes first
     */
    record Place(int width, int height, long start, long rowBytes, int pixelBits, boolean bottomUp) {
    }

    private final FileBytes bytes;
    private final Place place;
    private final PixelType type;
    private final Unpack unpack;
    /** Rows of the file that are whole. */
    private final int there;

    /** @throws EOFException when not one row is there */
    PlainRows(FileBytes bytes, Place place, PixelType type, Unpack unpack) throws IOException {
        this.bytes = bytes;
        this.place = place;
        this.type = type;
        this.unpack = unpack;
        long needed = ((long) place.width * place.pixelBits + 7) / 8;
        long whole = bytes.length() - place.start < needed
                ? 0
                : (bytes.length() - place.start - needed) / Math.max(1, place.rowBytes) + 1;
        there = (int) Math.min(whole, place.height);
        if (there == 0) {
            throw new EOFException();
        }
    }

    @Override
    public int width() {
        return place.width;
    }

    @Override
    public int height() {
        return place.height;
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public @Nullable Damage damage() {
        return there == place.height
                ? null
                : new Damage(place.bottomUp ? Damage.Kind.UPPER : Damage.Kind.LOWER,
                        1 - there / (double) place.height);
    }

    @Override
    public Samples read(int x, int y, int width, int height) throws IOException {
        Samples region = Samples.neutral(type, width, height);
        long firstBit = (long) x * place.pixelBits;
        long first = firstBit / 8;
        int size = Math.toIntExact((firstBit + (long) width * place.pixelBits + 7) / 8 - first);
        byte[] row = new byte[size];
        for (int i = 0; i < height; i++) {
            int stored = place.bottomUp ? place.height - 1 - (y + i) : y + i;
            if (stored < there) {
                bytes.read(place.start + stored * place.rowBytes + first, row, 0, size);
                unpack.pixels(row, (int) (firstBit - 8 * first), width, region, i * width * type.channels());
            }
        }
        return region;
    }

    /** Unpacks bytes that are samples as they stand. */
    static void bytes(byte[] from, int bit, int count, Samples into, int to) {
        System.arraycopy(from, bit / 8, into.array(), to, count * into.channels());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
