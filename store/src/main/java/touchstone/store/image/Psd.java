package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The merged picture of a Photoshop file (Adobe's file format specification, PSD and PSB), read row by row where it
 * stands. Layers are not read; transparency and spot colours are dropped; inks become red, green, blue without a colour
 * profile, as in {@link Inks}.
 */
final class Psd implements PixelSource {

    private static final int BITMAP = 0;
    private static final int GREY = 1;
    private static final int INDEXED = 2;
    private static final int COLOURS = 3;
    private static final int INKS = 4;
    private static final int MULTICHANNEL = 7;
    private static final int DUOTONE = 8;
    private static final int MOST_CHANNELS = 56;
    /** How many bytes a packed one can become. */
    private static final int MOST_TIMES = 128;

    private final FileBytes bytes;
    private final boolean large;
    private final int width;
    private final int height;
    private final int bits;
    private final int mode;
    /** Channels in the file that are read. */
    private final int channels;
    private final byte[] palette;
    private final PixelType type;
    private final boolean packed;
    /** Where the rows of each channel stand, one channel after the other, and where the last ends. */
    private final long[] starts;
    private final int there;

    private Psd(Path path, FileBytes bytes) throws IOException {
        this.bytes = bytes;
        ByteBuffer in = ByteBuffer.wrap(bytes.read(0, 30));
        large = in.getShort(4) == 2;
        int stored = in.getShort(12);
        height = in.getInt(14);
        width = in.getInt(18);
        bits = in.getShort(22);
        mode = in.getShort(24);
        int limit = large ? 300_000 : 30_000;
        if (width < 1 || height < 1 || width > limit || height > limit || stored < 1 || stored > MOST_CHANNELS) {
            throw new IOException("no header");
        }
        channels = switch (mode) {
            case BITMAP, GREY, INDEXED, DUOTONE -> 1;
            case COLOURS -> 3;
            case INKS -> 4;
            case MULTICHANNEL -> stored;
            case 9 -> throw new NotReadHere("CIELab colours");
            default -> throw new NotReadHere("PSD of colour mode " + mode);
        };
        boolean known = bits == 8 || bits == 1 && mode == BITMAP
                || (bits == 16 || bits == 32) && mode != INDEXED && mode != INKS;
        if (!known || stored < channels) {
            throw new NotReadHere("PSD of " + bits + " bits of colour mode " + mode);
        }
        long colours = in.getInt(26) & 0xffffffffL;
        palette = mode == INDEXED ? bytes.read(30, 768) : new byte[0];
        long at = 30 + colours;
        at += 4 + (ByteBuffer.wrap(bytes.read(at, 4)).getInt() & 0xffffffffL);
        at += large
                ? 8 + ByteBuffer.wrap(bytes.read(at, 8)).getLong()
                : 4 + (ByteBuffer.wrap(bytes.read(at, 4)).getInt() & 0xffffffffL);
        int compression = ByteBuffer.wrap(bytes.read(at, 2)).getShort();
        if (compression != 0 && compression != 1) {
            throw new NotReadHere("PSD whose merged picture is stored with ZIP compression");
        }
        packed = compression == 1;
        int shown = mode == INDEXED && hasColours() || mode == INKS ? 3 : channels;
        type = new PixelType(shown, bits == 32
                ? PixelType.Depth.FLOAT32
                : bits == 16 ? PixelType.Depth.UINT16 : PixelType.Depth.UINT8);
        Room.require(path, 1, Math.multiplyExact(height, stored), 8);
        starts = starts(at + 2, stored);
        there = whole();
        long size = starts[starts.length - 1] - starts[0];
        if (there == 0 || packed && (long) rowBytes() * height * stored > size * MOST_TIMES + 4096) {
            throw new EOFException();
        }
    }

    private boolean hasColours() {
        for (int i = 0; i < 256; i++) {
            if (palette[i] != palette[256 + i] || palette[i] != palette[512 + i]) {
                return true;
            }
        }
        return false;
    }

    private int rowBytes() {
        return (int) (((long) width * bits + 7) / 8);
    }

    private long[] starts(long at, int stored) throws IOException {
        int rows = height * stored;
        long[] found = new long[rows + 1];
        if (packed) {
            int size = large ? 4 : 2;
            ByteBuffer counts = ByteBuffer.wrap(bytes.read(at, Math.multiplyExact(rows, size)));
            found[0] = at + (long) rows * size;
            for (int i = 0; i < rows; i++) {
                found[i + 1] = found[i] + (large ? counts.getInt() & 0xffffffffL : counts.getShort() & 0xffff);
            }
        } else {
            for (int i = 0; i <= rows; i++) {
                found[i] = at + (long) i * rowBytes();
            }
        }
        return found;
    }

    /** Rows of which all channels are in the file. */
    private int whole() {
        int last = (channels - 1) * height;
        int n = 0;
        while (n < height && starts[last + n + 1] <= bytes.length()) {
            n++;
        }
        return n;
    }

    /** @throws EOFException when not one row is there */
    static PixelSource open(Path path) throws IOException {
        FileBytes bytes = new FileBytes(path);
        try {
            return new Psd(path, bytes);
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            bytes.close();
            throw broken;
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public @Nullable Damage damage() {
        return there == height ? null : new Damage(Damage.Kind.LOWER, 1 - there / (double) height);
    }

    @Override
    public Samples read(int x, int y, int w, int h) throws IOException {
        Samples region = Samples.neutral(type, w, h);
        byte[][] rows = new byte[channels][rowBytes()];
        for (int row = 0; row < h && y + row < there; row++) {
            for (int c = 0; c < channels; c++) {
                unpack(c * height + y + row, rows[c]);
            }
            put(rows, x, w, region, row * w * type.channels());
        }
        return region;
    }

    private void unpack(int index, byte[] row) throws IOException {
        if (!packed) {
            bytes.read(starts[index], row, 0, row.length);
            return;
        }
        byte[] in = bytes.read(starts[index], Math.toIntExact(starts[index + 1] - starts[index]));
        TiffCodec.PACK_BITS.unpack(in, row); // some programs leave out the end of a row
    }

    private void put(byte[][] rows, int x, int w, Samples region, int to) {
        switch (region) {
            case Samples.Bytes b when bits == 1 -> {
                for (int i = 0; i < w; i++) {
                    int at = x + i;
                    b.data()[to + i] = (byte) ((rows[0][at >> 3] >> 7 - (at & 7) & 1) - 1); // 0 is white
                }
            }
            case Samples.Bytes b when mode == INKS -> {
                byte[] inks = new byte[4 * w];
                for (int i = 0; i < inks.length; i++) {
                    inks[i] = rows[i & 3][x + (i >> 2)];
                }
                System.arraycopy(Inks.toRgb(inks, true), 0, b.data(), to, 3 * w);
            }
            case Samples.Bytes b when mode == INDEXED -> {
                for (int i = 0; i < w; i++) {
                    for (int c = 0; c < type.channels(); c++) {
                        b.data()[to + i * type.channels() + c] = palette[256 * c + (rows[0][x + i] & 0xff)];
                    }
                }
            }
            case Samples.Bytes b -> {
                for (int i = 0; i < w * channels; i++) {
                    b.data()[to + i] = rows[i % channels][x + i / channels];
                }
            }
            case Samples.Shorts s -> {
                for (int i = 0; i < w * channels; i++) {
                    s.data()[to + i] = ByteBuffer.wrap(rows[i % channels]).getShort(2 * (x + i / channels));
                }
            }
            case Samples.Floats f -> {
                for (int i = 0; i < w * channels; i++) {
                    f.data()[to + i] = ByteBuffer.wrap(rows[i % channels]).getFloat(4 * (x + i / channels));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
