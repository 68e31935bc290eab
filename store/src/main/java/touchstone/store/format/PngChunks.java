package touchstone.store.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The chunks that a PNG file is made of. */
final class PngChunks {

    static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

    private PngChunks() {
    }

    /** The contents of {@code IHDR} for a picture without interlace. */
    static byte[] header(int width, int height, int bits, int type) {
        return ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits).put((byte) type).array();
    }

    static void write(OutputStream out, String type, byte[] data) throws IOException {
        write(out, type, data, data.length);
    }

    /** Writes the first bytes of {@code data}. */
    static void write(OutputStream out, String type, byte[] data, int length) throws IOException {
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
