package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Windows and OS/2 bitmaps of 1 to 32 bits, with palettes, colour masks and run lengths (Microsoft's BITMAPINFOHEADER and
 * its kin). Transparency is dropped.
 */
final class Bmp {

    private static final int RGB = 0;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int BIT_FIELDS = 3;
    private static final int ALPHA_BIT_FIELDS = 6;

    private final FileBytes bytes;
    private final int width;
    private final int height;
    private final boolean bottomUp;
    private final int bits;
    private final int compression;
    private final long pixels;
    private byte[] palette = {};
    private boolean colours = true;
    private int[] masks = {};

    private Bmp(FileBytes bytes) throws IOException {
        this.bytes = bytes;
        ByteBuffer in = little(bytes.read(0, 18));
        pixels = in.getInt(10) & 0xffffffffL;
        int size = in.getInt(14);
        if (size < 12 || size > 4096) {
            throw new IOException("a header of " + size + " bytes");
        }
        in = little(bytes.read(14, size));
        boolean old = size == 12;
        width = old ? in.getShort(4) & 0xffff : in.getInt(4);
        int rows = old ? in.getShort(6) & 0xffff : in.getInt(8);
        bottomUp = rows > 0;
        height = Math.absExact(rows);
        bits = (old ? in.getShort(10) : in.getShort(14)) & 0xffff;
        compression = old || size < 20 ? RGB : in.getInt(16);
        if (width < 1 || height < 1) {
            throw new IOException("no size");
        }
        requireKnown(size);
        if (bits <= 8) {
            readPalette(14 + (long) size, old ? 3 : 4, size >= 36 ? in.getInt(32) : 0);
        } else {
            readMasks(in, size);
        }
    }

    private static ByteBuffer little(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void requireKnown(int size) throws IOException {
        boolean known = switch (compression) {
            case RGB -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case RLE8 -> bits == 8;
            case RLE4 -> bits == 4;
            case BIT_FIELDS, ALPHA_BIT_FIELDS -> (bits == 16 || bits == 32) && size != 64;
            default -> false;
        };
        if (!known) {
            throw new NotReadHere("BMP of " + bits + " bits with compression " + compression);
        }
    }

    private void readPalette(long at, int step, int used) throws IOException {
        long room = (Math.max(at, Math.min(pixels, bytes.length())) - at) / step;
        int count = (int) Math.min(Math.min(used <= 0 ? 1L << bits : used, 1L << bits), room);
        byte[] stored = bytes.read(at, count * step);
        palette = new byte[3 << bits];
        colours = false;
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < 3; c++) {
                palette[3 * i + c] = stored[i * step + 2 - c];
            }
            colours |= stored[i * step] != stored[i * step + 1] || stored[i * step] != stored[i * step + 2];
        }
    }

    private void readMasks(ByteBuffer header, int size) throws IOException {
        if (compression == RGB) {
            masks = bits == 16 ? new int[]{ 0x7c00, 0x3e0, 0x1f } : new int[]{ 0xff0000, 0xff00, 0xff };
        } else {
            ByteBuffer in = size >= 52
                    ? header.slice(40, 12).order(ByteOrder.LITTLE_ENDIAN)
                    : little(bytes.read(54, 12));
            masks = new int[]{ in.getInt(0), in.getInt(4), in.getInt(8) };
        }
    }

    /** @throws EOFException when no pixels are there */
    static PixelSource open(Path path) throws IOException {
        FileBytes bytes = new FileBytes(path);
        try {
            Bmp bmp = new Bmp(bytes);
            return bmp.compression == RLE4 || bmp.compression == RLE8 ? bmp.runs(path) : bmp.plain();
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            bytes.close();
            throw broken;
        }
    }

    private PixelType type() {
        return new PixelType(colours ? 3 : 1, PixelType.Depth.UINT8);
    }

    private PixelSource plain() throws IOException {
        long rowBytes = ((long) width * bits + 31) / 32 * 4;
        return new PlainRows(bytes, new PlainRows.Place(width, height, pixels, rowBytes, bits, bottomUp), type(),
                bits <= 8 ? this::indexed : bits == 24 ? Bmp::three : this::masked);
    }

    private void indexed(byte[] row, int bit, int count, Samples into, int to) {
        byte[] data = (byte[]) into.array();
        for (int i = 0, next = to; i < count; i++) {
            int place = bit + i * bits;
            int index = (row[place >> 3] & 0xff) >> 8 - bits - (place & 7) & (1 << bits) - 1;
            next = put(index, data, next);
        }
    }

    private int put(int index, byte[] data, int to) {
        int channels = colours ? 3 : 1;
        System.arraycopy(palette, 3 * index, data, to, channels);
        return to + channels;
    }

    private static void three(byte[] row, int bit, int count, Samples into, int to) {
        byte[] data = (byte[]) into.array();
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < 3; c++) {
                data[to + 3 * i + c] = row[3 * i + 2 - c];
            }
        }
    }

    private void masked(byte[] row, int bit, int count, Samples into, int to) {
        byte[] data = (byte[]) into.array();
        ByteBuffer in = little(row);
        for (int i = 0, next = to; i < count; i++) {
            int value = bits == 16 ? in.getShort(2 * i) & 0xffff : in.getInt(4 * i);
            for (int c = 0; c < 3; c++) {
                long most = masks[c] == 0 ? 0 : (masks[c] & 0xffffffffL) >> Integer.numberOfTrailingZeros(masks[c]);
                long part = masks[c] == 0
                        ? 0
                        : (value & masks[c] & 0xffffffffL) >> Integer.numberOfTrailingZeros(masks[c]);
                data[next++] = (byte) (most == 0 ? 0 : part * 255 / most);
            }
        }
    }

    private PixelSource runs(Path path) throws IOException {
        Room.require(path, width, height, (colours ? 3 : 1) + 1);
        Samples whole = Samples.neutral(type(), width, height);
        byte[] data = (byte[]) whole.array();
        byte[] in = bytes.read(Math.min(pixels, bytes.length()),
                (int) Math.min(bytes.length() - Math.min(pixels, bytes.length()), Integer.MAX_VALUE - 64));
        bytes.close();
        int rows = unpack(in, data);
        if (rows == 0) {
            throw new EOFException();
        }
        return new InMemory(type(), whole,
                rows == height
                        ? null
                        : new Damage(bottomUp ? Damage.Kind.UPPER : Damage.Kind.LOWER, 1 - rows / (double) height));
    }

    /** How many rows there are, from the bottom; pixels that the runs leave out have the first colour. */
    private int unpack(byte[] in, byte[] data) {
        int channels = colours ? 3 : 1;
        byte[] row = new byte[width];
        int x = 0;
        int y = 0;
        int at = 0;
        while (y < height) {
            if (at + 1 >= in.length) {
                return y;
            }
            int count = in[at++] & 0xff;
            int value = in[at++] & 0xff;
            int rowsOn = 0;
            int nextX = x;
            if (count > 0) {
                for (int i = 0; i < count && x < width; i++) {
                    row[x++] = (byte) (bits == 8 ? value : (i & 1) == 0 ? value >> 4 : value & 15);
                }
                nextX = x;
            } else if (value > 2) {
                int size = bits == 8 ? value : (value + 1) / 2;
                if (at + size > in.length) {
                    return y;
                }
                for (int i = 0; i < value && x < width; i++) {
                    int b = in[at + (bits == 8 ? i : i / 2)] & 0xff;
                    row[x++] = (byte) (bits == 8 ? b : (i & 1) == 0 ? b >> 4 : b & 15);
                }
                nextX = x;
                at += size + (size & 1);
            } else if (value == 2) {
                if (at + 1 >= in.length) {
                    return y;
                }
                nextX = Math.min(width, x + (in[at++] & 0xff));
                rowsOn = in[at++] & 0xff;
            } else {
                rowsOn = value == 1 ? height - y : 1;
                nextX = 0;
            }
            for (; rowsOn > 0 && y < height; rowsOn--, y++) {
                for (int i = 0; i < width; i++) {
                    put(row[i] & 0xff, data,
                            ((bottomUp ? height - 1 - y : y) * width + i) * channels);
                }
                Arrays.fill(row, (byte) 0);
            }
            x = nextX;
        }
        return y;
    }
}
