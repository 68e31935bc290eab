package touchstone.store.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Writes small DICOM files by PS3.5 and PS3.10, for tests. */
public final class DicomBytes {

    enum Syntax {
        IMPLICIT(DicomFile.IMPLICIT), EXPLICIT(DicomFile.EXPLICIT), BIG(DicomFile.BIG_ENDIAN), DEFLATED(
                DicomFile.DEFLATED), RUN_LENGTH("1.2.840.10008.1.2.5");

        private final String id;

        Syntax(String id) {
            this.id = id;
        }
    }

    private final String syntax;
    private final ByteOrder order;
    private final boolean types;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    DicomBytes(Syntax syntax) {
        this(syntax.id);
    }

    public DicomBytes(String syntax) {
        this.syntax = syntax;
        order = syntax.equals(DicomFile.BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        types = !syntax.equals(DicomFile.IMPLICIT);
    }

    private static byte[] padded(byte[] value, byte with) {
        byte[] even = new byte[value.length + value.length % 2];
        System.arraycopy(value, 0, even, 0, value.length);
        if (even.length > value.length) {
            even[value.length] = with;
        }
        return even;
    }

    private static void element(ByteArrayOutputStream to, ByteOrder order, boolean types, int tag, String type,
            byte[] value, long length) {
        ByteBuffer head = ByteBuffer.allocate(12).order(order);
        head.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (types) {
            head.put(type.getBytes(StandardCharsets.US_ASCII));
            if (type.equals("OB") || type.equals("OW") || type.equals("SQ")) {
                head.putShort((short) 0).putInt((int) length);
            } else {
                head.putShort((short) length);
            }
        } else {
            head.putInt((int) length);
        }
        to.write(head.array(), 0, head.position());
        to.writeBytes(value);
    }

    private DicomBytes element(int tag, String type, byte[] value) {
        element(data, order, types, tag, type, value, value.length);
        return this;
    }

    public DicomBytes text(int tag, String type, String value) {
        return element(tag, type, padded(value.getBytes(StandardCharsets.ISO_8859_1),
                type.equals("UI") ? (byte) 0 : (byte) ' '));
    }

    public DicomBytes number(int tag, int value) {
        return numbers(tag, value);
    }

    DicomBytes numbers(int tag, int... values) {
        return element(tag, "US", shorts(values));
    }

    private byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    /** A sequence of items; each was written by the same syntax. */
    public DicomBytes sequence(int tag, DicomBytes... items) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (DicomBytes item : items) {
            element(all, order, false, 0xfffee000, "", item.data.toByteArray(), item.data.size());
        }
        return element(tag, "SQ", all.toByteArray());
    }

    DicomBytes pixels(int... values) {
        return element(DicomTag.PIXELS, "OW", shorts(values));
    }

    public DicomBytes pixelBytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return element(DicomTag.PIXELS, "OB", padded(bytes, (byte) 0));
    }

    /** One compressed frame, without a table of offsets. */
    DicomBytes encapsulated(byte[] frame) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        element(all, order, false, 0xfffee000, "", new byte[0], 0);
        element(all, order, false, 0xfffee000, "", frame, frame.length);
        element(all, order, false, 0xfffee0dd, "", new byte[0], 0);
        element(data, order, types, DicomTag.PIXELS, "OB", all.toByteArray(), 0xffffffffL);
        return this;
    }

    /** The header of PS3.5's annex G and the segments. */
    static byte[] runLengths(int[]... segments) {
        int length = 64;
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(segments.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] segment : segments) {
            header.putInt(length);
            length += segment.length;
            for (int value : segment) {
                out.write(value);
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header.array());
        all.writeBytes(out.toByteArray());
        return padded(all.toByteArray(), (byte) 0);
    }

    public byte[] file() {
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        element(meta, ByteOrder.LITTLE_ENDIAN, true, DicomTag.TRANSFER_SYNTAX, "UI",
                padded(syntax.getBytes(StandardCharsets.US_ASCII), (byte) 0), syntax.length() + syntax.length() % 2);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[128]);
        all.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(meta.toByteArray());
        byte[] body = data.toByteArray();
        if (syntax.equals(DicomFile.DEFLATED)) {
            try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
                deflater.setInput(body);
                deflater.finish();
                byte[] packed = new byte[body.length + 100];
                all.write(packed, 0, deflater.deflate(packed));
            }
        } else {
            all.writeBytes(body);
        }
        return all.toByteArray();
    }
}
