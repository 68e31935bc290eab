package touchstone.store.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A decoded picture on the disk, row by row, for what can only be decoded from the top and is too large for memory. In the
 * folder for temporary files; gone when it is closed, and after a crash too, because the system deletes it with the
 * process.
 */
final class Scratch implements Closeable {

    /** What must stay free on the disk. */
    private static final long RESERVE = 1L << 30;

    private final FileChannel channel;

    private Scratch(FileChannel channel) {
        this.channel = channel;
    }

    /** Whether there is room for so many bytes. */
    static boolean hasRoom(long bytes) throws IOException {
        return Files.getFileStore(folder()).getUsableSpace() - RESERVE > bytes;
    }

    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    static Scratch open() throws IOException {
        Path file = Files.createTempFile(folder(), "touchstone-", ".pixels");
        return new Scratch(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    void write(long at, byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
    }

    void read(long at, byte[] into, int offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position() - offset) < 0) {
                throw new IOException("the temporary file is shorter than it was written");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
