package touchstone.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/**
 * By what a copy of a project that is being edited is known to be of one piece.
 *
 * @param head the first bytes of SQLite's log, which become others when the log begins anew; empty without a log
 */
record LogState(FileTime changed, long bytes, ByteBuffer head) {

    /** As long as the log's header (sqlite.org/fileformat2.html, section 4.1). */
    private static final int HEAD = 32;

    static LogState of(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (Files.exists(log)) {
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
                while (head.hasRemaining() && channel.read(head) >= 0) {
                    // Reads on until there is nothing more.
                }
            }
        }
        return new LogState(Files.getLastModifiedTime(file), Files.size(file), head.flip());
    }

    /** Whether all that was written between the two states stands in the log. */
    boolean follows(LogState before) {
        boolean sameFile = changed.equals(before.changed) && bytes == before.bytes;
        return head.equals(before.head) && (head.hasRemaining() || sameFile);
    }
}
