package touchstone.store.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Elements of a DICOM data set or of an item of a sequence that are to be written: with their types, little endian, in
 * the order of their tags (PS3.5, 7.1). Texts are UTF-8.
 */
public final class DicomElements {

    /** The longest value of pixels; the length after it says that none is given. */
    public static final long MOST_PIXEL_BYTES = 0xfffffffeL;

    private static final int ITEM = 0xfffee000;
    private static final int PREAMBLE = 128;
    private static final int META_LENGTH = 0x00020000;
    private static final int META_VERSION = 0x00020001;
    private static final int META_CLASS = 0x00020002;
    private static final int META_INSTANCE = 0x00020003;
    private static final int META_PROGRAM = 0x00020012;
    private static final int META_PROGRAM_NAME = 0x00020013;
    /** Of this program, made once of a random UUID. */
    private static final String PROGRAM = "2.25.196217239610749836785682911915048955477";

    private final SortedMap<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);

    /** A new identifier of a random UUID (PS3.5, B.2). */
    public static String identifier() {
        return "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
    }

    private DicomElements put(int tag, String type, byte[] value) {
        boolean wide = DicomFile.LONG_TYPES.contains(type);
        int padded = value.length + value.length % 2;
        if (!wide && padded > 0xffff) {
            throw new IllegalArgumentException("A value of type " + type + " is too long.");
        }
        byte[] element = new byte[(wide ? 12 : 8) + padded];
        ByteBuffer bytes = ByteBuffer.wrap(element).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) (tag >>> 16)).putShort((short) tag).put(type.getBytes(StandardCharsets.US_ASCII));
        if (wide) {
            bytes.putShort((short) 0).putInt(padded);
        } else {
            bytes.putShort((short) padded);
        }
        bytes.put(value);
        if (padded > value.length) {
            bytes.put((byte) (type.equals("UI") || type.equals("OB") ? 0 : ' '));
        }
        elements.put(tag, element);
        return this;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @param type of two letters, as "LO" (PS3.5, 6.2) */
    public DicomElements text(int tag, String type, String... values) {
        return put(tag, type, String.join("\\", values).getBytes(StandardCharsets.UTF_8));
    }

    /** 16-bit numbers (US). */
    public DicomElements numbers(int tag, int... values) {
        return put(tag, "US", shorts(values));
    }

    private static byte[] shorts(int... values) {
        byte[] all = new byte[2 * values.length];
        ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(value -> bytes.putShort((short) value));
        return all;
    }

    /** 32-bit numbers (UL). */
    public DicomElements wideNumbers(int tag, int... values) {
        byte[] all = new byte[4 * values.length];
        ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::putInt);
        return put(tag, "UL", all);
    }

    /** The tag of another element (AT). */
    public DicomElements pointer(int tag, int to) {
        return put(tag, "AT", shorts(to >>> 16, to & 0xffff));
    }

    public DicomElements sequence(int tag, DicomElements... items) {
        return sequence(tag, List.of(items));
    }

    public DicomElements sequence(int tag, List<DicomElements> items) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (DicomElements item : items) {
            byte[] body = item.bytes();
            all.writeBytes(little(8).putShort((short) (ITEM >>> 16)).putShort((short) ITEM).putInt(body.length)
                    .array());
            all.writeBytes(body);
        }
        return put(tag, "SQ", all.toByteArray());
    }

    private byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        elements.values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    /**
     * Writes a file up to its pixels, which the caller writes: the 128 empty bytes, the group of file meta elements, these
     * elements and the head of the pixels (PS3.10, 7.1).
     *
     * @param pixelBytes an even number, at most {@link #MOST_PIXEL_BYTES}
     */
    public void writeHead(OutputStream out, String sopClass, String instance, long pixelBytes) throws IOException {
        byte[] meta = new DicomElements().put(META_VERSION, "OB", new byte[]{ 0, 1 }).text(META_CLASS, "UI", sopClass)
                .text(META_INSTANCE, "UI", instance).text(DicomTag.TRANSFER_SYNTAX, "UI", DicomFile.EXPLICIT)
                .text(META_PROGRAM, "UI", PROGRAM).text(META_PROGRAM_NAME, "SH", "TOUCHSTONE").bytes();
        out.write(new byte[PREAMBLE]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        out.write(new DicomElements().wideNumbers(META_LENGTH, meta.length).bytes());
        out.write(meta);
        out.write(bytes());
        out.write(little(12).putShort((short) (DicomTag.PIXELS >>> 16)).putShort((short) DicomTag.PIXELS)
                .put("OB".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putInt((int) pixelBytes).array());
    }
}
