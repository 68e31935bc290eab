package touchstone.store.image;

import java.io.IOException;
import java.util.Arrays;

/** A Huffman code of JPEG (T.81, annexes C and F.2.2.3). */
final class HuffmanTable {

    /** Stands where no table was given. */
    static final HuffmanTable NONE = new HuffmanTable();

    /** The symbol of a coefficient that stands for sixteen zeros. */
    static final int SIXTEEN_ZEROS = 0xf0;
    /** Bits ahead that a leap is told from. */
    static final int LEAP = 14;

    private static final int QUICK = 10;
    private static final int END = 1 << 16;

    /** By the next 10 bits: length of the code and its symbol above; 0 for longer codes. */
    private final short[] quick = new short[1 << QUICK];
    private final int[] last = new int[18];
    private final int[] offset = new int[17];
    private final byte[] symbols;
    /** By the next 14 bits, made when first asked for. */
    private int[] leaps = {};

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

    /**
     * How far coefficients can be stepped over at once.
     *
     * @param ahead the next bits in its lowest {@link #LEAP} ones
     * @return for {@link #bits}, {@link #coefficients} and {@link #ends}; 0 where not even one ends within these bits
     */
    int leap(int ahead) {
        int[] known = leaps;
        if (known.length == 0) {
            known = new int[1 << LEAP];
            for (int i = 0; i < known.length; i++) {
                known[i] = leapFrom(i);
            }
            leaps = known;
        }
        return known[ahead & (1 << LEAP) - 1];
    }

    /** Bits of a leap. */
    static int bits(int leap) {
        return leap & 0xff;
    }

    /** Coefficients of a leap, zeros among them; the end of the block counts as one. */
    static int coefficients(int leap) {
        return leap >> 8 & 0xff;
    }

    /** Whether a leap goes to the end of the block. */
    static boolean ends(int leap) {
        return leap >= END;
    }

    private int leapFrom(int ahead) {
        int taken = 0;
        int coefficients = 0;
        while (coefficients < 64) {
            int found = quick[(ahead << taken & (1 << LEAP) - 1) >> LEAP - QUICK];
            int symbol = found >> 5 & 0xff;
            int bits = (found & 31) + (symbol & 15);
            if (found == 0 || taken + bits > LEAP) {
                break;
            }
            taken += bits;
            if ((symbol & 15) == 0 && symbol != SIXTEEN_ZEROS) {
                return END | coefficients + 1 << 8 | taken;
            }
            coefficients += 1 + (symbol >> 4);
        }
        return coefficients << 8 | taken;
    }
}
