package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file by position, for several threads at once. Not mapped into memory: a file that is cut short while it
 * is mapped ends the process.
 */
final class FileBytes implements StoredBytes {

    private final FileChannel channel;
    private final long length;

    FileBytes(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
        length = channel.size();
    }

    /** As it was when the file was opened. */
    long length() {
        return length;
    }

    @Override
    public void read(long position, byte[] into, int offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, count);
        while (buffer.hasRemaining()) {
            if (position < 0 || channel.read(buffer, position + buffer.position() - offset) < 0) {
                throw new EOFException();
            }
        }
    }

    /** @throws EOFException when the file ends before; the array is only made when it does not */
    byte[] read(long position, int count) throws IOException {
        if (position < 0 || count < 0 || position > length - count) {
            throw new EOFException();
        }
        byte[] bytes = new byte[count];
        read(position, bytes, 0, count);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
