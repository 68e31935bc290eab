package touchstone.store.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * The chunk structure of a PNG file (ISO/IEC 15948, section 5). The JDK's reader passes over wrong checksums, so a
 * damaged picture would be shown as if it were whole.
 */
final class PngCheck {

    private static final Messages TEXT = Messages.beside(PngCheck.class);
    private static final int SIGNATURE_BYTES = 8;
    private static final int LARGEST_CHUNK = Integer.MAX_VALUE;

    private PngCheck() {
    }

    /** Refuses a file that ends early or whose critical chunks do not match their checksums. */
    static void requireWhole(Path file) throws IOException {
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
                CRC32 crc = new CRC32();
                crc.update(name);
                for (long left = length; left > 0;) {
                    int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                    if (n < 0) {
                        throw new EOFException();
                    }
                    crc.update(buffer, 0, n);
                    left -= n;
                }
                type = new String(name, StandardCharsets.ISO_8859_1);
                boolean critical = Character.isUpperCase(type.charAt(0));
                if (in.readInt() != (int) crc.getValue() && critical) {
                    throw new InputRefused(TEXT.text("checksum", file, type));
                }
            } while (!type.equals("IEND"));
        } catch (EOFException truncated) {
            throw new InputRefused(TEXT.text("truncated", file, Files.size(file)), truncated);
        }
    }
}
