package touchstone.store.image;

import java.io.IOException;

/** The LZW codes of a GIF picture (GIF89a, appendix F), in blocks of up to 255 bytes. */
final class GifCodes {

    private static final int MOST_CODES = 4096;

    private final FileBytes bytes;
    private final int clear;
    private final int firstWidth;
    private long at;
    private byte[] block = {};
    private int next;
    private int bits;
    private int count;

    /** @param at where the first block begins, behind the size of the codes */
    GifCodes(FileBytes bytes, long at, int size) {
        this.bytes = bytes;
        this.at = at;
        clear = 1 << size;
        firstWidth = size + 1;
    }

    /** The next code, or -1 behind the last. */
    private int code(int width) throws IOException {
        while (count < width) {
            if (next == block.length && !nextBlock()) {
                return -1;
            }
            bits |= (block[next++] & 0xff) << count;
            count += 8;
        }
        int code = bits & (1 << width) - 1;
        bits >>>= width;
        count -= width;
        return code;
    }

    private boolean nextBlock() throws IOException {
        if (at >= bytes.length()) {
            return false;
        }
        int size = bytes.read(at, 1)[0] & 0xff;
        size = (int) Math.min(size, bytes.length() - at - 1); // what is left of a file that was cut off
        block = bytes.read(at + 1, size);
        at += 1L + size;
        next = 0;
        return size > 0;
    }

    /** How many indices could be read. */
    int unpack(byte[] out) throws IOException {
        int[] before = new int[MOST_CODES];
        byte[] last = new byte[MOST_CODES];
        byte[] turned = new byte[MOST_CODES + 1];
        int free = clear + 2;
        int width = firstWidth;
        int old = -1;
        byte first = 0;
        int to = 0;
        while (to < out.length) {
            int code = code(width);
            if (code < 0 || code == clear + 1 || code > free || code == free && old < 0) {
                return to;
            }
            if (code == clear) {
                free = clear + 2;
                width = firstWidth;
                old = -1;
                continue;
            }
            int length = 0;
            int walk = code;
            if (code == free) {
                turned[length++] = first;
                walk = old;
            }
            while (walk >= clear) {
                turned[length++] = last[walk];
                walk = before[walk];
            }
            first = (byte) walk;
            turned[length++] = first;
            while (length > 0 && to < out.length) {
                out[to++] = turned[--length];
            }
            if (old >= 0 && free < MOST_CODES) {
                before[free] = old;
                last[free] = first;
                free++;
                if (free == 1 << width && width < 12) {
                    width++;
                }
            }
            old = code;
        }
        return to;
    }
}
