package touchstone.store.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.CRC32;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * The chunk structure of a PNG file (ISO/IEC 15948, section 5): how much of the file can be trusted.
 *
 * @param whole whether the file goes to its end and all critical checksums are right
 * @param end where in the file that begins which cannot be trusted: the first chunk of pixels whose checksum is wrong, or
 * the end of a file that was cut off
 */
record PngCheck(boolean whole, long end) {

    private static final Messages TEXT = Messages.beside(PngCheck.class);
    private static final int SIGNATURE_BYTES = 8;
    private static final int LARGEST_CHUNK = Integer.MAX_VALUE;
    private static final Set<String> BEFORE_PIXELS = Set.of("IHDR", "PLTE");

    /**
     * @throws InputRefused when the header or the palette is damaged, or no pixels can be trusted
     */
    static PngCheck of(Path file) throws IOException {
        long at = SIGNATURE_BYTES;
        boolean pixels = false;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            in.skipNBytes(SIGNATURE_BYTES);
            byte[] buffer = new byte[1 << 16];
            String type;
            do {
                long length = Integer.toUnsignedLong(in.readInt());
                byte[] name = in.readNBytes(4);
                if (length > LARGEST_CHUNK || name.length < 4) {
                    throw new EOFException();
                }
                type = new String(name, StandardCharsets.ISO_8859_1);
                boolean first = type.equals("IDAT") && !pixels;
                CRC32 crc = new CRC32();
                crc.update(name);
                for (long left = length; left > 0;) {
                    int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                    if (n < 0) {
                        pixels |= first;
                        throw new EOFException();
                    }
                    crc.update(buffer, 0, n);
                    left -= n;
                }
                boolean critical = Character.isUpperCase(type.charAt(0));
                if (in.readInt() != (int) crc.getValue() && critical) {
                    if (first || BEFORE_PIXELS.contains(type) || !pixels) {
                        throw new InputRefused(TEXT.text("checksum", file, type));
                    }
                    return new PngCheck(false, at);
                }
                pixels |= first;
                at += 12 + length;
            } while (!type.equals("IEND"));
            return new PngCheck(true, Long.MAX_VALUE);
        } catch (EOFException truncated) {
            if (!pixels) {
                throw new InputRefused(TEXT.text("truncated", file, Files.size(file)), truncated);
            }
            return new PngCheck(false, Long.MAX_VALUE);
        }
    }
}
