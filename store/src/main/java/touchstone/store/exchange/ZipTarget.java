package touchstone.store.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** A package in the making: entries one after the other, the frame around them. */
final class ZipTarget implements Closeable {

    private static final int WINDOW = 1 << 20;

    private final FileChannel out;
    private final List<ZipFrame.Part> parts = new ArrayList<>();
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);

    /** @param file is made; there must be none of that name */
    ZipTarget(Path file) throws IOException {
        out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    Manifest.Entry add(String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipFrame.Part part = new ZipFrame.Part(name, content.length, (int) crc.getValue());
        write(ByteBuffer.wrap(ZipFrame.before(part)));
        write(ByteBuffer.wrap(content));
        parts.add(part);
        return new Manifest.Entry(name, HexFormat.of().formatHex(Hashes.sha256().digest(content)), content.length);
    }

    /** Takes in a file, read once: its checksums are filled in afterwards. */
    Manifest.Entry add(String name, Path content, Packing.Watch watch) throws IOException {
        try (FileChannel in = FileChannel.open(content, StandardOpenOption.READ)) {
            long length = in.size();
            long header = out.position();
            write(ByteBuffer.wrap(ZipFrame.before(new ZipFrame.Part(name, length, 0))));
            MessageDigest sha256 = Hashes.sha256();
            CRC32 crc = new CRC32();
            long read = 0;
            while (read < length && in.read(window.clear()) >= 0) {
                window.flip();
                watch.moved(window.remaining());
                read += window.remaining();
                sha256.update(window.array(), 0, window.limit());
                crc.update(window.array(), 0, window.limit());
                write(window);
            }
            if (read != length) {
                throw new IOException(content.toString());
            }
            ZipFrame.Part part = new ZipFrame.Part(name, length, (int) crc.getValue());
            ByteBuffer before = ByteBuffer.wrap(ZipFrame.before(part));
            while (before.hasRemaining()) {
                out.write(before, header + before.position());
            }
            parts.add(part);
            return new Manifest.Entry(name, HexFormat.of().formatHex(sha256.digest()), length);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Writes the rest of the frame. */
    void finish() throws IOException {
        write(ByteBuffer.wrap(ZipFrame.after(parts)));
    }

    /** Has all of it on the disk. */
    void force() throws IOException {
        out.force(true);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
