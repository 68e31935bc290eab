package touchstone.store.image;

import java.io.IOException;
import java.util.Arrays;

/** A Huffman code of JPEG (T.81, annexes C and F.2.2.3). */
final class HuffmanTable {

    /** Stands where no table was given. */
    static final HuffmanTable NONE = new HuffmanTable();

    private static final int QUICK = 10;

    /** By the next 10 bits: length of the code and its symbol above; 0 for longer codes. */
    private final short[] quick = new short[1 << QUICK];
    private final int[] last = new int[18];
    private final int[] offset = new int[17];
    private final byte[] symbols;

    private HuffmanTable() {
        symbols = new byte[0];
        Arrays.fill(last, -1);
    }

    /** @param at where the 16 counts of codes by length stand */
    HuffmanTable(byte[] body, int at) throws IOException {
        int total = 0;
        for (int i = 0; i < 16; i++) {
            total += body[at + i] & 0xff;
        }
        if (total > 256) {
            throw new IOException("too many codes");
        }
        symbols = Arrays.copyOfRange(body, at + 16, at + 16 + total);
        if (at + 16 + total > body.length) {
            throw new IOException("too few codes");
        }
        int code = 0;
        int k = 0;
        for (int length = 1; length <= 16; length++) {
            int count = body[at + length - 1] & 0xff;
            offset[length] = k - code;
            for (int i = 0; i < count; i++, code++, k++) {
                if (code >= 1 << length) {
                    throw new IOException("an impossible code");
                }
                if (length <= QUICK) {
                    int first = code << (QUICK - length);
                    Arrays.fill(quick, first, first + (1 << (QUICK - length)),
                            (short) (length | (symbols[k] & 0xff) << 5));
                }
            }
            last[length] = count == 0 ? -1 : code - 1;
            code <<= 1;
        }
        last[17] = Integer.MAX_VALUE;
    }

    int symbols() {
        return symbols.length;
    }

    /** The next symbol; takes its bits. */
    int decode(JpegBits bits) throws IOException {
        int found = quick[bits.peek(QUICK)];
        if (found != 0) {
            bits.skip(found & 31);
            return found >> 5 & 0xff;
        }
        int ahead = bits.peek(16);
        for (int length = QUICK + 1; length <= 16; length++) {
            int code = ahead >> (16 - length);
            if (code <= last[length]) {
                bits.skip(length);
                return symbols[code + offset[length]] & 0xff;
            }
        }
        throw new IOException("no such code");
    }
}
