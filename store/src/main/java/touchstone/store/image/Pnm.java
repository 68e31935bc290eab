package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The portable any-maps of Netpbm: PBM, PGM, PPM as text and binary, PAM, and PFM with floating point. A largest value below
 * 255 fills the range of 8 bits; above, values stay as they are, in 16 bits. Transparency is dropped.
 */
final class Pnm {

    private static final int HEADER_BYTES = 1 << 16;
    private static final int MOST_CHANNELS = 256;
    /** Of a text, in memory: its bytes and its samples. */
    private static final double TEXT_BYTES = 8;

    private final FileBytes bytes;
    private final byte[] head;
    private final char kind;
    private int at = 2;
    private int width;
    private int height;
    private int channels;
    private int kept;
    private double most;

    private Pnm(FileBytes bytes) throws IOException {
        this.bytes = bytes;
        head = bytes.read(0, (int) Math.min(HEADER_BYTES, bytes.length()));
        kind = (char) head[1];
        if (kind == '7') {
            arbitrary();
        } else {
            width = whole();
            height = whole();
            most = kind == '1' || kind == '4' ? 1 : kind == 'F' || kind == 'f' ? Double.parseDouble(token()) : whole();
            channels = kind == '3' || kind == '6' || kind == 'F' ? 3 : 1;
            kept = channels;
            at++; // one white space in front of the pixels
        }
        boolean real = kind == 'F' || kind == 'f';
        if (width < 1 || height < 1 || !real && (most < 1 || most > 65535) || channels < 1 || channels > MOST_CHANNELS
                || real && (most == 0 || !Double.isFinite(most))) {
            throw new IOException("no header");
        }
    }

    private String token() throws IOException {
        while (at < head.length && (head[at] <= ' ' || head[at] == '#')) {
            if (head[at] == '#') {
                while (at < head.length && head[at] != '\n' && head[at] != '\r') {
                    at++;
                }
            } else {
                at++;
            }
        }
        int start = at;
        while (at < head.length && head[at] > ' ') {
            at++;
        }
        if (start == at || at - start > 20) {
            throw new EOFException();
        }
        return new String(head, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private int whole() throws IOException {
        try {
            return Integer.parseInt(token());
        } catch (NumberFormatException notOne) {
            throw new IOException(notOne);
        }
    }

    private void arbitrary() throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (String name = token(); !name.equals("ENDHDR"); name = token()) {
            told.put(name, token());
        }
        at++;
        try {
            width = Integer.parseInt(told.getOrDefault("WIDTH", ""));
            height = Integer.parseInt(told.getOrDefault("HEIGHT", ""));
            channels = Integer.parseInt(told.getOrDefault("DEPTH", ""));
            most = Integer.parseInt(told.getOrDefault("MAXVAL", ""));
        } catch (NumberFormatException missing) {
            throw new IOException(missing);
        }
        kept = told.getOrDefault("TUPLTYPE", "").endsWith("_ALPHA") || channels == 2 || channels == 4
                ? Math.max(1, channels - 1)
                : channels;
    }

    /** @throws EOFException when no pixels are there */
    static PixelSource open(Path path) throws IOException {
        FileBytes bytes = new FileBytes(path);
        try {
            Pnm pnm = new Pnm(bytes);
            return pnm.kind >= '1' && pnm.kind <= '3' ? pnm.text(path) : pnm.binary();
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            bytes.close();
            throw broken;
        }
    }

    private PixelSource binary() throws IOException {
        if (kind == '4') {
            long rowBytes = (width + 7L) / 8;
            return new PlainRows(bytes, new PlainRows.Place(width, height, at, rowBytes, 1, false),
                    new PixelType(1, PixelType.Depth.UINT8), (row, bit, count, into, to) -> {
                        byte[] data = (byte[]) into.array();
                        for (int i = 0; i < count; i++) {
                            int place = bit + i;
                            data[to + i] = (byte) ((row[place >> 3] >> 7 - (place & 7) & 1) - 1); // 0 is white
                        }
                    });
        }
        boolean real = kind == 'F' || kind == 'f';
        int size = real ? 4 : most > 255 ? 2 : 1;
        PixelType type = new PixelType(kept,
                real ? PixelType.Depth.FLOAT32 : size == 2 ? PixelType.Depth.UINT16 : PixelType.Depth.UINT8);
        int pixel = size * channels;
        ByteOrder order = real && most < 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return new PlainRows(bytes,
                new PlainRows.Place(width, height, at, (long) width * pixel, Math.multiplyExact(8, pixel), real), type,
                (row, bit, count, into, to) -> {
                    ByteBuffer in = ByteBuffer.wrap(row).order(order);
                    int next = to;
                    for (int i = 0; i < count; i++) {
                        for (int c = 0; c < kept; c++) {
                            int from = i * pixel + c * size;
                            switch (into) {
                                case Samples.Bytes b -> b.data()[next++] = scaled(row[from] & 0xff);
                                case Samples.Shorts s -> s.data()[next++] = in.getShort(from);
                                case Samples.Floats f -> f.data()[next++] = in.getFloat(from);
                            }
                        }
                    }
                });
    }

    private byte scaled(int value) {
        return (byte) (most == 255 ? value : Math.min(255, Math.round(value * 255 / most)));
    }

    private PixelSource text(Path path) throws IOException {
        Room.require(path, width, height, TEXT_BYTES * channels);
        PixelType type = new PixelType(channels, most > 255 ? PixelType.Depth.UINT16 : PixelType.Depth.UINT8);
        Samples whole = Samples.neutral(type, width, height);
        long total = (long) width * height * channels;
        int pixels = 0;
        try (TextNumbers numbers = new TextNumbers(bytes, at - 1L)) {
            for (; pixels < total; pixels++) {
                int value = kind == '1' ? numbers.bit() : numbers.next();
                if (value < 0) {
                    break;
                }
                switch (whole) {
                    case Samples.Bytes b -> b.data()[pixels] = kind == '1' ? (byte) (value - 1) : scaled(value);
                    case Samples.Shorts s -> s.data()[pixels] = (short) value;
                    case Samples.Floats f -> throw new IllegalStateException();
                }
            }
        }
        if (pixels == 0) {
            throw new EOFException();
        }
        return new InMemory(type, whole,
                pixels == total ? null : new Damage(Damage.Kind.LOWER, 1 - pixels / (double) total));
    }
}
