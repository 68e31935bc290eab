package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The size of a WebP picture (RFC 9649).
 *
 * @param whole whether the file is as long as it says
 */
record WebpHeader(int width, int height, boolean whole) {

    /** @throws IOException when there is none */
    static WebpHeader of(FileBytes bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes.read(0, 30)).order(ByteOrder.LITTLE_ENDIAN);
        boolean whole = (in.getInt(4) & 0xffffffffL) + 8 <= bytes.length();
        int width;
        int height;
        switch (new String(in.array(), 12, 4, StandardCharsets.ISO_8859_1)) {
            case "VP8 " -> {
                if (in.get(23) != (byte) 0x9d || in.get(24) != 1 || in.get(25) != 0x2a) {
                    throw new IOException("no key frame");
                }
                width = in.getShort(26) & 0x3fff;
                height = in.getShort(28) & 0x3fff;
            }
            case "VP8L" -> {
                if (in.get(20) != 0x2f) {
                    throw new IOException("no signature");
                }
                int sizes = in.getInt(21);
                width = (sizes & 0x3fff) + 1;
                height = (sizes >> 14 & 0x3fff) + 1;
            }
            case "VP8X" -> {
                width = (in.getInt(24) & 0xffffff) + 1;
                height = (in.getInt(26) >>> 8) + 1;
            }
            default -> throw new IOException("no picture");
        }
        if (width < 1 || height < 1) {
            throw new EOFException();
        }
        return new WebpHeader(width, height, whole);
    }
}
