package touchstone.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values as bytes: whole numbers as LEB128, doubles and ids big-endian, text as its length and UTF-8. */
final class Encoder {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] out = new byte[256];
    private int size;

    private void grow(int by) {
        if (out.length - size < by) {
            out = Arrays.copyOf(out,
                    Math.max(Math.addExact(size, by), Math.clamp(2L * size, 0, Integer.MAX_VALUE - 8)));
        }
    }

    Encoder put(int b) {
        grow(1);
        out[size++] = (byte) b;
        return this;
    }

    Encoder flag(boolean value) {
        return put(value ? 1 : 0);
    }

    /** A number that is never negative. */
    Encoder count(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        return put((int) rest);
    }

    Encoder whole(long value) {
        return count((value << 1) ^ (value >> 63));
    }

    Encoder real(double value) {
        return fixed(Double.doubleToRawLongBits(value));
    }

    Encoder fixed(long value) {
        grow(Long.BYTES);
        LONG.set(out, size, value);
        size += Long.BYTES;
        return this;
    }

    Encoder id(UUID id) {
        return fixed(id.getMostSignificantBits()).fixed(id.getLeastSignificantBits());
    }

    Encoder idOrNull(@Nullable UUID id) {
        flag(id != null);
        return id == null ? this : id(id);
    }

    Encoder raw(byte[] bytes) {
        return raw(bytes, bytes.length);
    }

    /** The first {@code length} bytes. */
    Encoder raw(byte[] bytes, int length) {
        grow(length);
        System.arraycopy(bytes, 0, out, size, length);
        size += length;
        return this;
    }

    Encoder sized(byte[] bytes) {
        return count(bytes.length).raw(bytes);
    }

    Encoder text(String text) {
        return sized(text.getBytes(StandardCharsets.UTF_8));
    }

    Encoder textOrNull(@Nullable String text) {
        flag(text != null);
        return text == null ? this : text(text);
    }

    int size() {
        return size;
    }

    /** Behind other bytes, which are few. */
    byte[] behind(Encoder others) {
        byte[] all = Arrays.copyOf(others.out, Math.addExact(others.size, size));
        System.arraycopy(out, 0, all, others.size, size);
        return all;
    }

    /** Begins anew. */
    void clear() {
        size = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(out, size);
    }
}
