package touchstone.store.salvage;

import org.jspecify.annotations.Nullable;

/** SQLite's numbers of one to nine bytes, high bits first. */
record Varint(long value, int length) {

    /** Null where it does not end before {@code end}, or is negative, which nothing in a record's structure is. */
    static @Nullable Varint at(byte[] bytes, int at, int end) {
        long value = 0;
        for (int i = 0; i < 9 && at + i < end; i++) {
            int b = bytes[at + i] & 0xff;
            if (i == 8) {
                value = value << 8 | b;
                return value < 0 ? null : new Varint(value, 9);
            }
            value = value << 7 | b & 0x7f;
            if (b < 0x80) {
                return new Varint(value, i + 1);
            }
        }
        return null;
    }
}
