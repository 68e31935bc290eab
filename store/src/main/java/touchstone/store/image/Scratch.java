package touchstone.store.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a decoded picture lies, row by row, of a kind that can only be decoded from the top. */
interface Scratch extends StoredBytes {

    /** What must stay free on the disk. */
    long RESERVE = 1L << 30;

    void write(long at, byte[] bytes, int count) throws IOException;

    /** Whether there is room on the disk for so many bytes. */
    static boolean hasRoom(long bytes) throws IOException {
        return Files.getFileStore(folder()).getUsableSpace() - RESERVE > bytes;
    }

    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /**
     * For what is too large for memory: in the folder for temporary files; gone when it is closed, and after a crash too,
     * because the system deletes it with the process.
     */
    static Scratch onDisk() throws IOException {
        Path file = Files.createTempFile(folder(), "touchstone-", ".pixels");
        return new OnDisk(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    static Scratch inMemory(int bytes) {
        return new InArray(new byte[bytes]);
    }

    /** In a file. */
    record OnDisk(FileChannel channel) implements Scratch {

        @Override
        public void write(long at, byte[] bytes, int count) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) {
                channel.write(buffer, at + buffer.position());
            }
        }

        @Override
        public void read(long at, byte[] into, int offset, int count) throws IOException {
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

    /** In an array. */
    @SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
    record InArray(byte[] held) implements Scratch {

        @Override
        public void write(long at, byte[] bytes, int count) {
            System.arraycopy(bytes, 0, held, (int) at, count);
        }

        @Override
        public void read(long at, byte[] into, int offset, int count) {
            System.arraycopy(held, (int) at, into, offset, count);
        }

        @Override
        public void close() {
        }
    }
}
