package touchstone.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The first hundred bytes of a SQLite file (sqlite.org/fileformat2.html, section 1.3), read without SQLite so that a file
 * which is not a project is never touched.
 *
 * @param writeAheadLog whether the file was left in the journal mode of an editing session
 * @param length how many bytes the file should have by its own account, 0 where it gives none
 */
record Header(boolean database, boolean writeAheadLog, int layout, int application, long length) {

    /** "Tchs": what marks a SQLite file as a project. */
    static final int APPLICATION = 0x54636873;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 100;

    /** Gives a copy of a file that is being edited, whose log has nothing of it, the header of one that was closed. */
    static void close(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[]{ 1, 1 }), 18);
            channel.force(true);
        }
    }

    static Header read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        boolean whole = true;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (whole && bytes.hasRemaining()) {
                whole = channel.read(bytes) >= 0;
            }
        }
        byte[] magic = new byte[MAGIC.length];
        bytes.get(0, magic);
        int pageSize = bytes.getShort(16) == 1 ? 1 << 16 : bytes.getShort(16) & 0xffff;
        boolean counted = bytes.getInt(24) == bytes.getInt(92);
        return new Header(whole && Arrays.equals(magic, MAGIC), bytes.get(18) == 2, bytes.getInt(60),
                bytes.getInt(68), counted ? (bytes.getInt(28) & 0xffff_ffffL) * pageSize : 0);
    }
}
