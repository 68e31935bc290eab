package touchstone.store.image;

/**
 * TIFF's LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, high bit first, the width growing one code early; or, as some
 * writers of TIFF 5.0 had it, low bit first and not early.
 */
final class Lzw {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_CODES = 4096;

    private final byte[] in;
    private final byte[] out;
    /** Where in the output the string of a code stands, and how long it is: every string has been written before. */
    private final int[] at = new int[MOST_CODES];
    private final int[] length = new int[MOST_CODES];
    private final boolean lowBitFirst;
    private final int early;
    private int bits;
    private int held;
    private int from;

    Lzw(byte[] in, byte[] out) {
        this.in = in;
        this.out = out;
        lowBitFirst = in.length >= 2 && in[0] == 0 && (in[1] & 1) == 1; // both begin with the code 256
        early = lowBitFirst ? 0 : 1;
    }

    /** How many bytes there are before the codes end or break. */
    int unpack() {
        int to = 0;
        int next = END + 1;
        int width = 9;
        int previousAt = -1;
        int previousLength = 0;
        while (to < out.length) {
            int code = code(width);
            if (code == CLEAR) {
                next = END + 1;
                width = 9;
                previousAt = -1;
                continue;
            }
            if (code == END || code < 0) {
                return to;
            }
            int start = to;
            if (code < CLEAR) {
                out[to++] = (byte) code;
            } else if (code < next) {
                to = copy(at[code], length[code], to);
            } else if (code == next && previousAt >= 0) {
                to = copy(previousAt, previousLength + 1, to); // its own first byte is its last
            } else {
                return to; // a code before its string
            }
            if (previousAt >= 0 && next < MOST_CODES) {
                at[next] = previousAt;
                length[next] = previousLength + 1;
                next++;
                if (next >= (1 << width) - early && width < 12) {
                    width++;
                }
            }
            previousAt = start;
            previousLength = to - start;
        }
        return to;
    }

    /** One byte after the other, because a string may run into itself. */
    private int copy(int source, int count, int to) {
        int fits = Math.min(count, out.length - to);
        for (int i = 0; i < fits; i++) {
            out[to + i] = out[source + i];
        }
        return to + fits;
    }

    /** The next code, -1 behind the last. */
    private int code(int width) {
        while (bits < width) {
            if (from >= in.length) {
                return -1;
            }
            held = lowBitFirst ? held | (in[from++] & 0xff) << bits : held << 8 | in[from++] & 0xff;
            bits += 8;
        }
        bits -= width;
        if (lowBitFirst) {
            int code = held & ((1 << width) - 1);
            held >>>= width;
            return code;
        }
        int code = held >>> bits & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        return code;
    }
}
