package touchstone.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The bytes of a project file that SQLite edits, for copying them beside its work. On POSIX systems a process that closes
 * any handle of a file loses all its locks on it: so this one is opened before SQLite's and closed after it.
 */
final class FileBytes implements AutoCloseable {

    private static final int AT_ONCE = 8 << 20;

    private final FileChannel file;

    private FileBytes(FileChannel file) {
        this.file = file;
    }

    static FileBytes of(Path path) throws IOException {
        return new FileBytes(FileChannel.open(path, StandardOpenOption.READ));
    }

    /**
     * Copies the file, which must not change meanwhile, until it is on the disk. The thread must not be interrupted: that
     * would close the handle.
     *
     * @param to there must be no such file
     * @throws CancellationException when it was stopped
     */
    void copyTo(Path to, BooleanSupplier stopped) throws IOException {
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long length = file.size();
            for (long at = 0; at < length;) {
                if (stopped.getAsBoolean()) {
                    throw new CancellationException();
                }
                long copied = file.transferTo(at, Math.min(AT_ONCE, length - at), out);
                if (copied <= 0) {
                    throw new IOException(to.toString());
                }
                at += copied;
            }
            out.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
