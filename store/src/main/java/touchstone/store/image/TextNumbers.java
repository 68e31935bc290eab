package touchstone.store.image;

import java.io.Closeable;
import java.io.IOException;

/** Whole numbers that stand in a file as text between white space and comments behind {@code #}. */
final class TextNumbers implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final FileBytes bytes;
    private final byte[] buffer = new byte[BUFFER];
    private long position;
    private int next;
    private int there;

    TextNumbers(FileBytes bytes, long start) {
        this.bytes = bytes;
        position = start;
    }

    private int character() throws IOException {
        if (next == there) {
            there = Math.clamp(bytes.length() - position, 0, BUFFER);
            next = 0;
            if (there == 0) {
                return -1;
            }
            bytes.read(position, buffer, 0, there);
            position += there;
        }
        return buffer[next++];
    }

    private int skipSpace() throws IOException {
        int c = character();
        while (c == '#' || c >= 0 && c <= ' ') {
            if (c == '#') {
                while (c >= 0 && c != '\n' && c != '\r') {
                    c = character();
                }
            } else {
                c = character();
            }
        }
        return c;
    }

    /** The next number up to 65535, or -1 where there is none. */
    int next() throws IOException {
        int value = -1;
        for (int c = skipSpace(); c >= '0' && c <= '9'; c = character()) {
            value = 10 * Math.max(value, 0) + c - '0';
            if (value > 65535) {
                return -1;
            }
        }
        return value;
    }

    /** The next digit 0 or 1, which need not stand apart, or -1 where there is none. */
    int bit() throws IOException {
        int c = skipSpace();
        return c == '0' || c == '1' ? c - '0' : -1;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
