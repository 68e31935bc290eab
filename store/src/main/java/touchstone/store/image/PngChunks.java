package touchstone.store.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** The chunks that a PNG file is made of. */
public final class PngChunks {

    private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

    private PngChunks() {
    }

    /** How many bytes a PNG file begins with before its first chunk. */
    public static int signatureLength() {
        return SIGNATURE.length;
    }

    public static boolean isPng(byte[] head) {
        int length = SIGNATURE.length;
        return head.length >= length && Arrays.equals(head, 0, length, SIGNATURE, 0, length);
    }

    public static void writeSignature(OutputStream out) throws IOException {
        out.write(SIGNATURE);
    }

    /** The contents of {@code IHDR} for a picture without interlace. */
    public static byte[] header(int width, int height, int bits, int type) {
        return ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits).put((byte) type).array();
    }

    public static void write(OutputStream out, String type, byte[] data) throws IOException {
        write(out, type, data, data.length);
    }

    /** Writes the first bytes of {@code data}. */
    public static void write(OutputStream out, String type, byte[] data, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(name);
        out.write(data, 0, length);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
