package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first picture of a GIF file (CompuServe's GIF89a) on the file's canvas, as viewers place it; the canvas grows where the picture sticks out. A transparent colour is
 * shown as the colour that stands in the palette; what the first picture leaves free of the canvas has the background's.
 */
final class Gif {

    private static final int MOST_BLOCKS = 1_000_000;
    private static final int[][] INTERLACE = { { 0, 8 }, { 4, 8 }, { 2, 4 }, { 1, 2 } };

    private final FileBytes bytes;
    private final int width;
    private final int height;
    private byte[] palette;
    private final int background;
    private long at = 13;
    private int left;
    private int top;
    private int columns;
    private int rows;
    private boolean interlaced;

    private Gif(FileBytes bytes) throws IOException {
        this.bytes = bytes;
        ByteBuffer in = little(bytes.read(0, 13));
        int flags = in.get(10);
        background = in.get(11) & 0xff;
        palette = palette(flags);
        findPicture();
        int canvasWidth = in.getShort(6) & 0xffff;
        int canvasHeight = in.getShort(8) & 0xffff;
        width = Math.max(canvasWidth, left + columns);
        height = Math.max(canvasHeight, top + rows);
        if (columns == 0 || rows == 0) {
            throw new IOException("a picture without pixels");
        }
    }

    private static ByteBuffer little(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] palette(int flags) throws IOException {
        if ((flags & 0x80) == 0) {
            return new byte[0];
        }
        int size = 3 << (flags & 7) + 1;
        byte[] read = bytes.read(at, size);
        at += size;
        return read;
    }

    private int next() throws IOException {
        return bytes.read(at++, 1)[0] & 0xff;
    }

    private void findPicture() throws IOException {
        for (int i = 0; i < MOST_BLOCKS; i++) {
            switch (next()) {
                case 0x2c -> {
                    ByteBuffer in = little(bytes.read(at, 9));
                    at += 9;
                    left = in.getShort(0) & 0xffff;
                    top = in.getShort(2) & 0xffff;
                    columns = in.getShort(4) & 0xffff;
                    rows = in.getShort(6) & 0xffff;
                    interlaced = (in.get(8) & 0x40) != 0;
                    byte[] own = palette(in.get(8));
                    palette = own.length > 0 ? own : palette;
                    return;
                }
                case 0x21 -> {
                    at++;
                    for (int size = next(); size > 0; size = next()) {
                        at += size;
                    }
                }
                case 0x3b -> throw new EOFException();
                default -> throw new IOException("an unknown block");
            }
        }
        throw new IOException("too many blocks");
    }

    /** @throws EOFException when no row is there */
    static PixelSource open(Path path) throws IOException {
        try (FileBytes bytes = new FileBytes(path)) {
            return new Gif(bytes).decoded(path);
        }
    }

    private PixelSource decoded(Path path) throws IOException {
        Room.require(path, Math.max(width, columns), Math.max(height, rows), 6);
        byte[] indices = new byte[Math.multiplyExact(columns, rows)];
        int size = next();
        int filled = size < 2 || size > 11 ? 0 : new GifCodes(bytes, at, size).unpack(indices);
        int whole = filled / columns;
        if (whole == 0) {
            throw new EOFException();
        }
        boolean colours = false;
        for (int i = 0; i + 2 < palette.length; i += 3) {
            colours |= palette[i] != palette[i + 1] || palette[i] != palette[i + 2];
        }
        int channels = colours ? 3 : 1;
        PixelType type = new PixelType(channels, PixelType.Depth.UINT8);
        Samples.Bytes canvas = new Samples.Bytes(width, height, channels,
                new byte[Math.multiplyExact(Math.multiplyExact(width, height), channels)]);
        if (columns < width || rows < height || left > 0 || top > 0) {
            for (int i = 0; i < width * height; i++) {
                put(background, canvas.data(), i * channels, channels);
            }
        }
        place(indices, whole, canvas);
        return new InMemory(type, canvas, damage(whole));
    }

    private @Nullable Damage damage(int whole) {
        return whole == rows
                ? null
                : new Damage(interlaced ? Damage.Kind.PARTS : Damage.Kind.LOWER, 1 - whole / (double) rows);
    }

    private void place(byte[] indices, int whole, Samples.Bytes canvas) {
        int channels = canvas.channels();
        int[] order = order();
        for (int stored = 0; stored < rows; stored++) {
            int y = top + order[stored];
            for (int x = 0; x < columns && y < height && left + x < width; x++) {
                int to = (y * width + left + x) * channels;
                if (stored < whole) {
                    put(indices[stored * columns + x] & 0xff, canvas.data(), to, channels);
                } else {
                    Arrays.fill(canvas.data(), to, to + channels, Damage.NEUTRAL);
                }
            }
        }
    }

    /** The row of the picture where each stored row belongs. */
    private int[] order() {
        int[] order = new int[rows];
        int n = 0;
        for (int[] pass : interlaced ? INTERLACE : new int[][]{ { 0, 1 } }) {
            for (int y = pass[0]; y < rows; y += pass[1]) {
                order[n++] = y;
            }
        }
        return order;
    }

    private void put(int index, byte[] data, int to, int channels) {
        for (int c = 0; c < channels; c++) {
            data[to + c] = 3 * index + c < palette.length ? palette[3 * index + c] : 0;
        }
    }
}
