package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;

/**
 * What a JPEG file says before its pixels (ITU-T T.81): one scan of all channels, Huffman-coded, 8 bits, baseline or
 * extended sequential. Everything else is left to another reader.
 */
final class JpegHeader {

    /** A channel: its sampling factors, and which tables it uses. */
    static final class Channel {

        final int id;
        final int across;
        final int down;
        final int[] quantizer;
        HuffmanTable dc = HuffmanTable.NONE;
        HuffmanTable ac = HuffmanTable.NONE;

        private Channel(int id, int across, int down, int[] quantizer) {
            this.id = id;
            this.across = across;
            this.down = down;
            this.quantizer = quantizer;
        }
    }

    private static final int[] ZIGZAG = { 0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40,
            48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
            58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63 };

    private final FileBytes bytes;
    private final int[][] quantizers = new int[4][];
    private final HuffmanTable[] dcTables = new HuffmanTable[4];
    private final HuffmanTable[] acTables = new HuffmanTable[4];
    private Channel[] channels = {};
    private int width;
    private int height;
    private int restart;
    private int adobe = -1;
    private boolean jfif;
    private long at = 2;

    JpegHeader(FileBytes bytes) throws IOException {
        this.bytes = bytes;
        while (true) {
            byte[] head = bytes.read(at, 4);
            int marker = head[1] & 0xff;
            if (head[0] != (byte) 0xff) {
                throw new IOException("no marker");
            }
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = (head[2] & 0xff) << 8 | head[3] & 0xff;
            if (length < 2) {
                throw new IOException("a segment without a length");
            }
            byte[] body = bytes.read(at + 4, length - 2);
            at += 2 + length;
            try {
                if (segment(marker, body)) {
                    return;
                }
            } catch (IndexOutOfBoundsException tooShort) {
                throw new IOException(tooShort);
            }
        }
    }

    /** Whether the pixels begin behind this segment. */
    private boolean segment(int marker, byte[] body) throws IOException {
        switch (marker) {
            case 0xdb -> quantizers(body);
            case 0xc4 -> huffman(body);
            case 0xc0, 0xc1 -> frame(body);
            case 0xdd -> restart = (body[0] & 0xff) << 8 | body[1] & 0xff;
            case 0xe0 -> jfif |= body.length >= 5 && body[0] == 'J' && body[1] == 'F';
            case 0xee -> adobe = body.length >= 12 && body[0] == 'A' && body[1] == 'd' ? body[11] & 0xff : adobe;
            case 0xda -> {
                scan(body);
                return true;
            }
            case 0xd9 -> throw new EOFException();
            default -> {
                if (marker >= 0xc2 && marker <= 0xcf) {
                    throw new NotReadHere("JPEG of kind " + (marker - 0xc0));
                }
            }
        }
        return false;
    }

    private void quantizers(byte[] body) {
        for (int i = 0; i < body.length;) {
            int size = (body[i] & 0xff) >> 4 == 0 ? 1 : 2;
            int[] table = new int[64];
            quantizers[body[i++] & 3] = table;
            for (int k = 0; k < 64; k++, i += size) {
                table[ZIGZAG[k]] = size == 1 ? body[i] & 0xff : (body[i] & 0xff) << 8 | body[i + 1] & 0xff;
            }
        }
    }

    private void huffman(byte[] body) throws IOException {
        for (int i = 0; i < body.length;) {
            int where = body[i] & 0xff;
            HuffmanTable table = new HuffmanTable(body, i + 1);
            (where >> 4 == 0 ? dcTables : acTables)[where & 3] = table;
            i += 17 + table.symbols();
        }
    }

    private void frame(byte[] body) throws IOException {
        if (body[0] != 8) {
            throw new NotReadHere("JPEG of " + body[0] + " bits");
        }
        height = (body[1] & 0xff) << 8 | body[2] & 0xff;
        width = (body[3] & 0xff) << 8 | body[4] & 0xff;
        int count = body[5];
        if (width == 0 || height == 0 || channels.length > 0 || count != 1 && count != 3) {
            throw new NotReadHere("JPEG of " + count + " channels");
        }
        channels = new Channel[count];
        for (int i = 0; i < count; i++) {
            int factors = body[7 + 3 * i] & 0xff;
            int[] quantizer = quantizers[body[8 + 3 * i] & 3];
            if (quantizer == null) {
                throw new NotReadHere("JPEG with its tables behind its frame");
            }
            channels[i] = new Channel(body[6 + 3 * i] & 0xff, count == 1 ? 1 : factors >> 4, count == 1
                    ? 1
                    : factors & 15, quantizer);
        }
        for (Channel c : channels) {
            if (c.across < 1 || c.down < 1 || c.across > 2 || c.down > 2 || c.across > channels[0].across
                    || c.down > channels[0].down) {
                throw new NotReadHere("JPEG with unusual sampling");
            }
        }
    }

    private void scan(byte[] body) throws IOException {
        if (channels.length == 0 || body[0] != channels.length || body[1 + 2 * channels.length] != 0
                || body[2 + 2 * channels.length] != 63) {
            throw new NotReadHere("JPEG of several scans");
        }
        for (int i = 0; i < channels.length; i++) {
            int tables = body[2 + 2 * i] & 0xff;
            HuffmanTable dc = dcTables[tables >> 4 & 3];
            HuffmanTable ac = acTables[tables & 3];
            if ((body[1 + 2 * i] & 0xff) != channels[i].id || dc == null || ac == null) {
                throw new NotReadHere("JPEG without its tables");
            }
            channels[i].dc = dc;
            channels[i].ac = ac;
        }
    }

    /** Where coefficient k in the order of the file belongs. */
    static int place(int k) {
        return ZIGZAG[k];
    }

    FileBytes bytes() {
        return bytes;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Channel[] channels() {
        return channels;
    }

    /** Units from one restart marker to the next; 0 without. */
    int restart() {
        return restart;
    }

    /** Where the coded pixels begin. */
    long start() {
        return at;
    }

    /** Whether three channels are luminance and two differences of colour. */
    boolean isYcc() {
        return channels.length == 3 && (adobe >= 0
                ? adobe != 0
                : jfif || channels[0].id != 'R' || channels[1].id != 'G' || channels[2].id != 'B');
    }
}
