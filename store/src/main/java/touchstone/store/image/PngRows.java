package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The rows of a PNG file, one after the other, of an interlaced one those of its seven passes (ISO/IEC 15948, sections 7
 * to 9). Palettes become colours, fewer than 8 bits of grey fill the range of 8, transparency is dropped; neither gamma
 * nor a colour profile touches a sample.
 */
final class PngRows {

    private static final int HEADER = 0x49484452;
    private static final int PALETTE = 0x504c5445;
    private static final int DATA = 0x49444154;
    private static final int[][] ADAM7 = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 },
            { 0, 2, 2, 4 }, { 1, 0, 2, 2 }, { 0, 1, 1, 2 } };

    /**
     * A part of the picture: every {@code stepX}th pixel of every {@code stepY}th row. A file that is not interlaced is one.
     *
     * @param firstX column of the first pixel in the picture, {@code firstY} its row
     */
    record Pass(int firstX, int firstY, int stepX, int stepY, int width, int height) {
    }

    private final int width;
    private final int height;
    private final int bits;
    private final int kind;
    private final PixelType type;
    private final List<Pass> passes;
    private byte[] palette = {};
    private final InputStream rows;
    private final int stored;
    private byte[] row = {};
    private byte[] before = {};
    private int pass = -1;
    private int left;

    /** @param end where in the file that begins which cannot be trusted */
    PngRows(FileBytes bytes, long end) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(bytes.read(8, 25));
        width = head.getInt(8);
        height = head.getInt(12);
        bits = head.get(16);
        kind = head.get(17);
        int interlaced = head.get(20);
        if (head.getInt(4) != HEADER || width < 1 || height < 1 || Integer.bitCount(bits) != 1 || bits < 1 || bits > 16
                || interlaced < 0 || interlaced > 1 || head.get(18) != 0 || head.get(19) != 0) {
            throw new IOException("no header");
        }
        stored = switch (kind) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw new IOException("colours of kind " + kind);
        };
        if (bits < 8 && stored != 1 || bits > 8 && kind == 3) {
            throw new IOException("colours of kind " + kind + " of " + bits + " bits");
        }
        long at = 33;
        while (true) {
            ByteBuffer chunk = ByteBuffer.wrap(bytes.read(at, 8));
            int name = chunk.getInt(4);
            long length = Integer.toUnsignedLong(chunk.getInt(0));
            if (name == PALETTE) {
                palette = bytes.read(at + 8, (int) Math.min(length, 768));
            }
            if (name == DATA) {
                break;
            }
            at += 12 + length;
        }
        if (kind == 3 && palette.length < 3) {
            throw new IOException("no palette");
        }
        int channels = kind == 3 ? hasColours() ? 3 : 1 : stored < 3 ? 1 : 3;
        type = new PixelType(channels, bits == 16 ? PixelType.Depth.UINT16 : PixelType.Depth.UINT8);
        long widest = ((long) width * stored * bits + 7) / 8;
        if (widest > 1 << 28 || (long) width * type.channels() * (bits == 16 ? 2 : 1) > 1 << 28) {
            throw new IOException("a row of " + widest + " bytes");
        }
        passes = interlaced == 0
                ? List.of(new Pass(0, 0, 1, 1, width, height))
                : List.of(ADAM7).stream().map(p -> new Pass(p[0], p[1], p[2], p[3], (width - p[0] + p[2] - 1) / p[2],
                        (height - p[1] + p[3] - 1) / p[3])).filter(p -> p.width > 0 && p.height > 0).toList();
        rows = new InflaterInputStream(new Data(bytes, at, end), new Inflater(), 1 << 16);
    }

    private boolean hasColours() {
        for (int i = 0; i + 2 < palette.length; i += 3) {
            if (palette[i] != palette[i + 1] || palette[i] != palette[i + 2]) {
                return true;
            }
        }
        return false;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    PixelType type() {
        return type;
    }

    /** In the order in which {@link #next} hands out their rows. */
    List<Pass> passes() {
        return passes;
    }

    /** Bytes of a pixel as {@link #next} hands it out: samples of 16 bits have their high byte first. */
    int pixelBytes() {
        return type.channels() * (bits == 16 ? 2 : 1);
    }

    /** Puts the next row into an array. */
    void next(byte[] out, int at) throws IOException {
        if (left == 0) {
            Pass begun = passes.get(++pass);
            left = begun.height();
            int size = (int) (((long) begun.width() * stored * bits + 7) / 8) + 1;
            row = new byte[size];
            before = new byte[size];
        }
        left--;
        if (rows.readNBytes(row, 0, row.length) < row.length) {
            throw new EOFException();
        }
        unfilter();
        convert(out, at, passes.get(pass).width());
        byte[] last = before;
        before = row;
        row = last;
    }

    private void unfilter() throws IOException {
        int step = Math.max(1, stored * bits / 8);
        int n = row.length;
        switch (row[0]) {
            case 0 -> {
            }
            case 1 -> {
                for (int i = 1 + step; i < n; i++) {
                    row[i] += row[i - step];
                }
            }
            case 2 -> {
                for (int i = 1; i < n; i++) {
                    row[i] += before[i];
                }
            }
            case 3 -> {
                for (int i = 1; i < n; i++) {
                    int left = i > step ? row[i - step] & 0xff : 0;
                    row[i] += (byte) (left + (before[i] & 0xff) >> 1);
                }
            }
            case 4 -> {
                for (int i = 1; i < n; i++) {
                    int left = i > step ? row[i - step] & 0xff : 0;
                    int corner = i > step ? before[i - step] & 0xff : 0;
                    row[i] += (byte) nearest(left, before[i] & 0xff, corner);
                }
            }
            default -> throw new IOException("filter " + row[0]);
        }
    }

    private static int nearest(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private void convert(byte[] out, int at, int count) throws IOException {
        int channels = type.channels();
        if (kind != 3 && bits >= 8) {
            int size = bits / 8;
            if (stored == channels) {
                System.arraycopy(row, 1, out, at, row.length - 1);
                return;
            }
            for (int x = 0, to = at; x < count; x++, to += channels * size) {
                System.arraycopy(row, 1 + x * stored * size, out, to, channels * size);
            }
            return;
        }
        int most = (1 << bits) - 1;
        for (int x = 0; x < count; x++) {
            int bit = x * bits;
            int value = (row[1 + (bit >> 3)] & 0xff) >> 8 - bits - (bit & 7) & most;
            if (kind == 0) {
                out[at + x] = (byte) (value * 255 / most);
            } else if (3 * value + 2 < palette.length) {
                System.arraycopy(palette, 3 * value, out, at + x * channels, channels);
            } else {
                throw new IOException("a colour that the palette lacks");
            }
        }
    }

    /** What stands in the chunks of pixels, put together. */
    private static final class Data extends InputStream {

        private final FileBytes bytes;
        private final long end;
        private long at;
        private long left;

        /** @param chunk where the first chunk of pixels begins */
        Data(FileBytes bytes, long chunk, long end) throws IOException {
            this.bytes = bytes;
            this.end = Math.min(end, bytes.length());
            at = chunk;
            begin();
        }

        private void begin() throws IOException {
            ByteBuffer head = ByteBuffer.wrap(bytes.read(at, 8));
            left = head.getInt(4) == DATA ? Integer.toUnsignedLong(head.getInt(0)) : -1;
            at += 8;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            while (left == 0) {
                at += 4; // the checksum
                begin();
            }
            if (left < 0 || at >= end) {
                return -1;
            }
            int n = (int) Math.min(Math.min(left, count), end - at);
            bytes.read(at, into, offset, n);
            at += n;
            left -= n;
            return n;
        }
    }
}
