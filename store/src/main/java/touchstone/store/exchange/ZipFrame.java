package touchstone.store.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes of a zip file that are not its entries' content (PKWARE APPNOTE 6.3). A package stores every entry as it is,
 * without compression, dates, attributes, comments or gaps. So the frame follows from the entries alone, and a reader
 * builds it again and compares: no byte of a package is unaccounted for, and what cannot be stored this way, such as
 * links or bombs, cannot be in one.
 */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here is allocated with an array of its own
final class ZipFrame {

    /** One entry. */
    record Part(String name, long bytes, int crc) {
    }

    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;
    static final int END_64 = 0x06064b50;
    static final int LOCATOR_64 = 0x07064b50;
    static final int END_BYTES = 22;
    static final int END_64_BYTES = 56;
    static final int LOCATOR_64_BYTES = 20;
    static final int CENTRAL_BYTES = 46;

    /** What stands in the place of a number that needs 64 bits. */
    static final long FULL = 0xffff_ffffL;
    private static final int FULL_COUNT = 0xffff;
    private static final int WIDE = 1;
    private static final short PLAIN_VERSION = 10;
    private static final short WIDE_VERSION = 45;
    private static final short UTF_8 = 0x0800;
    private static final short FIRST_DAY = 0x0021;

    private ZipFrame() {
    }

    /** What stands before an entry's content. */
    static byte[] before(Part part) {
        byte[] name = name(part);
        boolean wide = part.bytes() >= FULL;
        ByteBuffer out = little(30 + name.length + (wide ? 20 : 0));
        out.putInt(LOCAL);
        common(out, part, wide);
        out.putShort((short) name.length).putShort((short) (wide ? 20 : 0)).put(name);
        if (wide) {
            out.putShort((short) WIDE).putShort((short) 16).putLong(part.bytes()).putLong(part.bytes());
        }
        return out.array();
    }

    private static void common(ByteBuffer out, Part part, boolean wide) {
        int size = (int) (wide ? FULL : part.bytes());
        out.putShort(wide ? WIDE_VERSION : PLAIN_VERSION).putShort(UTF_8).putShort((short) 0).putShort((short) 0)
                .putShort(FIRST_DAY).putInt(part.crc()).putInt(size).putInt(size);
    }

    /** What stands behind the last entry's content. */
    static byte[] after(List<Part> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long at = 0;
        for (Part part : parts) {
            out.writeBytes(central(part, at));
            at += before(part).length + part.bytes();
        }
        long listed = out.size();
        int count = parts.size();
        if (at >= FULL || count >= FULL_COUNT || listed >= FULL) {
            out.writeBytes(little(END_64_BYTES).putInt(END_64).putLong(END_64_BYTES - 12).putShort(WIDE_VERSION)
                    .putShort(WIDE_VERSION).putInt(0).putInt(0).putLong(count).putLong(count).putLong(listed)
                    .putLong(at).array());
            out.writeBytes(
                    little(LOCATOR_64_BYTES).putInt(LOCATOR_64).putInt(0).putLong(at + listed).putInt(1).array());
        }
        short counted = (short) Math.min(count, FULL_COUNT);
        out.writeBytes(little(END_BYTES).putInt(END).putShort((short) 0).putShort((short) 0).putShort(counted)
                .putShort(counted).putInt((int) Math.min(listed, FULL)).putInt((int) Math.min(at, FULL))
                .putShort((short) 0).array());
        return out.toByteArray();
    }

    private static byte[] central(Part part, long at) {
        byte[] name = name(part);
        boolean wide = part.bytes() >= FULL || at >= FULL;
        ByteBuffer out = little(CENTRAL_BYTES + name.length + (wide ? 28 : 0));
        out.putInt(CENTRAL).putShort(wide ? WIDE_VERSION : PLAIN_VERSION);
        common(out, part, wide);
        out.putShort((short) name.length).putShort((short) (wide ? 28 : 0)).putShort((short) 0).putShort((short) 0)
                .putShort((short) 0).putInt(0).putInt((int) (wide ? FULL : at)).put(name);
        if (wide) {
            out.putShort((short) WIDE).putShort((short) 24).putLong(part.bytes()).putLong(part.bytes()).putLong(at);
        }
        return out.array();
    }

    private static byte[] name(Part part) {
        return part.name().getBytes(StandardCharsets.UTF_8);
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
