package touchstone.store;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Fast lossless compression (RFC 1951). */
final class Deflate {

    private Deflate() {
    }

    static byte[] deflate(byte[] plain) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 64);
            byte[] buffer = new byte[Math.clamp(plain.length, 256, 1 << 16)];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    static byte[] inflate(long length, byte[] deflated) throws Damaged {
        // Deflate shrinks a thousandfold at most, so that a damaged length cannot ask for all memory.
        if (length < 0 || length > 1100L * deflated.length + 1100) {
            throw new Damaged();
        }
        byte[] plain = new byte[(int) Math.min(length, Integer.MAX_VALUE - 8)];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(deflated);
            int n = 0;
            while (n < plain.length && !inflater.finished() && !inflater.needsInput()) {
                n += inflater.inflate(plain, n, plain.length - n);
            }
            // The checksum behind the last byte is read only when more is asked for.
            int more = inflater.finished() ? 0 : inflater.inflate(new byte[1]);
            if (n != length || more > 0 || !inflater.finished() || inflater.getRemaining() > 0) {
                throw new Damaged();
            }
            return plain;
        } catch (DataFormatException notDeflated) {
            throw new Damaged(notDeflated);
        }
    }
}
