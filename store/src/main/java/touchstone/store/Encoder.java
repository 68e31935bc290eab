package touchstone.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values as bytes: whole numbers as LEB128, doubles and ids big-endian, text as its length and UTF-8. */
final class Encoder {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    Encoder put(int b) {
        out.write(b);
        return this;
    }

    Encoder flag(boolean value) {
        return put(value ? 1 : 0);
    }

    /** A number that is never negative. */
    Encoder count(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    Encoder whole(long value) {
        return count((value << 1) ^ (value >> 63));
    }

    Encoder real(double value) {
        return fixed(Double.doubleToRawLongBits(value));
    }

    Encoder fixed(long value) {
        return raw(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    Encoder id(UUID id) {
        return raw(Ids.bytes(id));
    }

    Encoder raw(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
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

    byte[] toBytes() {
        return out.toByteArray();
    }
}
