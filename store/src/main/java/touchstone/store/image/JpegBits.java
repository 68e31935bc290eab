package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The coded bits of a JPEG scan, between markers; can be put back to a place it has been at. */
final class JpegBits {

    private static final int BUFFER = 1 << 16;
    private static final VarHandle BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** The lowest, and the highest, bit of each byte. */
    private static final long LOWEST = 0x0101_0101_0101_0101L;
    private static final long HIGHEST = 0x8080_8080_8080_8080L;

    private final FileBytes bytes;
    private final byte[] buffer = new byte[BUFFER];
    private long bufferStart;
    private int bufferLength;
    private int next;

    private long bits;
    private int count;
    /** Bits made up behind a marker or the end. */
    private int madeUp;

    JpegBits(FileBytes bytes, long start) {
        this.bytes = bytes;
        bufferStart = start;
    }

    /** A place to come back to. */
    record Place(long at, long bits, int count) {
    }

    Place place() {
        return new Place(bufferStart + next, bits, count);
    }

    void goTo(Place place) {
        seek(place.at);
        bits = place.bits;
        count = place.count;
        madeUp = 0;
    }

    private void seek(long at) {
        if (at >= bufferStart && at <= bufferStart + bufferLength) {
            next = (int) (at - bufferStart);
        } else {
            bufferStart = at;
            bufferLength = 0;
            next = 0;
        }
    }

    private int nextByte() throws IOException {
        if (next == bufferLength) {
            bufferStart += bufferLength;
            bufferLength = Math.clamp(bytes.length() - bufferStart, 0, BUFFER);
            next = 0;
            if (bufferLength == 0) {
                return -1;
            }
            bytes.read(bufferStart, buffer, 0, bufferLength);
        }
        return buffer[next++] & 0xff;
    }

    private void fill() throws IOException {
        if (madeUp == 0 && next + Long.BYTES <= bufferLength) {
            long eight = (long) BYTES.get(buffer, next);
            long inverse = ~eight;
            // No byte of 1s among them, which would stand for a marker or need another look.
            if ((inverse - LOWEST & eight & HIGHEST) == 0) {
                int whole = Math.min(Long.BYTES - 1, (Long.SIZE - count) / 8);
                bits = bits << 8 * whole | eight >>> Long.SIZE - 8 * whole;
                count += 8 * whole;
                next += whole;
                return;
            }
        }
        while (count <= 48) {
            int b = madeUp > 0 ? -1 : nextByte();
            if (b == 0xff) {
                int marker = nextByte();
                if (marker != 0) {
                    seek(bufferStart + next - (marker < 0 ? 1 : 2)); // a marker stays where it is
                    b = -1;
                }
            }
            if (b < 0) {
                madeUp += 8;
                b = 0;
            }
            bits = bits << 8 | b;
            count += 8;
        }
    }

    /** The next bits without taking them, at most 16. */
    int peek(int n) throws IOException {
        if (count < n) {
            fill();
        }
        return (int) (bits >> (count - n)) & ((1 << n) - 1);
    }

    void skip(int n) {
        count -= n;
    }

    /** Steps over what follows a block's mean: several coefficients at once where their bits are few. */
    void skipCoefficients(HuffmanTable codes) throws IOException {
        long ahead = bits;
        int left = count;
        int k = 1;
        while (k < 64) {
            if (left < HuffmanTable.LEAP) {
                count = left;
                fill();
                ahead = bits;
                left = count;
            }
            int leap = codes.leap((int) (ahead >> left - HuffmanTable.LEAP));
            int further = k + HuffmanTable.coefficients(leap);
            if (leap != 0 && further <= 64) {
                left -= HuffmanTable.bits(leap);
                k = HuffmanTable.ends(leap) ? 64 : further;
            } else {
                count = left;
                k = skipCoefficient(codes, k);
                ahead = bits;
                left = count;
            }
        }
        count = left;
    }

    /** @return the number of the coefficient that follows, 64 or more behind the last */
    private int skipCoefficient(HuffmanTable codes, int k) throws IOException {
        int symbol = codes.decode(this);
        int length = symbol & 15;
        if (length == 0 && symbol != HuffmanTable.SIXTEEN_ZEROS) {
            return 64;
        }
        peek(length);
        count -= length;
        return k + 1 + (symbol >> 4);
    }

    /** A value of n bits, at most 16, extended as T.81 F.2.2.1 says. */
    int value(int n) throws IOException {
        if (n == 0) {
            return 0;
        }
        int v = peek(n);
        count -= n;
        return v < 1 << (n - 1) ? v - (1 << n) + 1 : v;
    }

    /** @throws EOFException when bits were taken that are not there */
    void requireReal() throws EOFException {
        if (madeUp > count) {
            throw new EOFException();
        }
    }

    /** Steps over a restart marker. */
    void restart() throws IOException {
        bits = 0;
        count = 0;
        madeUp = 0;
        int b = nextByte();
        for (int skipped = 0; b != 0xff && b >= 0 && skipped < 16; skipped++) {
            b = nextByte();
        }
        int marker = nextByte();
        if (b != 0xff || marker < 0xd0 || marker > 0xd7) {
            throw b < 0 || marker < 0 ? new EOFException() : new IOException("no restart marker");
        }
    }
}
