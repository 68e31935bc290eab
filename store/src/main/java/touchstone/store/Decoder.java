package touchstone.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what an {@link Encoder} wrote. */
final class Decoder {

    private final ByteBuffer in;

    Decoder(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    int get() throws Damaged {
        need(1);
        return in.get() & 0xff;
    }

    boolean flag() throws Damaged {
        int b = get();
        if (b > 1) {
            throw new Damaged();
        }
        return b == 1;
    }

    long count() throws Damaged {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = get();
            value |= (b & 0x7fL) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new Damaged();
    }

    /** A count of things of at least {@code size} bytes each, which must all still follow. */
    int count(int size) throws Damaged {
        long value = count();
        if (value < 0 || value > in.remaining() / size) {
            throw new Damaged();
        }
        return (int) value;
    }

    long whole() throws Damaged {
        long value = count();
        return (value >>> 1) ^ -(value & 1);
    }

    int wholeInt() throws Damaged {
        long value = whole();
        if (value != (int) value) {
            throw new Damaged();
        }
        return (int) value;
    }

    double real() throws Damaged {
        return Double.longBitsToDouble(fixed());
    }

    long fixed() throws Damaged {
        need(Long.BYTES);
        return in.getLong();
    }

    UUID id() throws Damaged {
        return new UUID(fixed(), fixed());
    }

    byte[] sized() throws Damaged {
        return raw(count(1));
    }

    /** Leaves out what {@link #sized} would give. */
    void skipSized() throws Damaged {
        int length = count(1);
        in.position(in.position() + length);
    }

    byte[] raw(int length) throws Damaged {
        need(length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    byte[] rest() throws Damaged {
        return raw(in.remaining());
    }

    String text() throws Damaged {
        return new String(sized(), StandardCharsets.UTF_8);
    }

    @Nullable
    String textOrNull() throws Damaged {
        return flag() ? text() : null;
    }

    /** A text that must be one of the known ones. */
    <T> T known(Function<String, Optional<T>> byKey) throws Damaged {
        return byKey.apply(text()).orElseThrow(Damaged::new);
    }

    boolean atEnd() {
        return !in.hasRemaining();
    }

    private void need(int bytes) throws Damaged {
        if (in.remaining() < bytes) {
            throw new Damaged();
        }
    }
}
