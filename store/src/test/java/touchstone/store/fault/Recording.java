package touchstone.store.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What {@code shim.c} wrote down, in the order in which it happened. */
record Recording(List<Operation> operations) {

    private static final int HEAD = 24;

    /**
     * @param kind as {@code shim.c} tells it
     * @param offset of what is written, or the new size
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Operation(char kind, int flag, long inode, long offset, String path, byte[] data) {

        String text() {
            return new String(data, StandardCharsets.UTF_8);
        }

        /** Of a change of names: the one before. */
        Path from() {
            return Path.of(path.split("\0", -1)[0]);
        }

        /** Of a change of names: the one after. */
        Path to() {
            return Path.of(path.split("\0", -1)[1]);
        }

        /** Whether it does something to the disk. */
        boolean isOnDisk() {
            return kind != 'M';
        }
    }

    static Recording read(Path log) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(log)).order(ByteOrder.LITTLE_ENDIAN);
        List<Operation> operations = new ArrayList<>();
        while (all.remaining() >= HEAD) {
            char kind = (char) all.get();
            int flag = all.get();
            byte[] path = new byte[all.getShort() & 0xffff];
            byte[] data = new byte[all.getInt()];
            long inode = all.getLong();
            long offset = all.getLong();
            all.get(path).get(data);
            if (kind == 'X') {
                throw new IOException("The program wrote in a way that is not recorded: "
                        + new String(path, StandardCharsets.UTF_8));
            }
            operations.add(new Operation(kind, flag, inode, offset, new String(path, StandardCharsets.UTF_8), data));
        }
        return new Recording(operations);
    }

    /** Appends a remark to a log, between two processes. */
    static void remark(Path log, String text) throws IOException {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer record = ByteBuffer.allocate(HEAD + data.length).order(ByteOrder.LITTLE_ENDIAN);
        record.put((byte) 'M').put((byte) 0).putShort((short) 0).putInt(data.length).putLong(0).putLong(0).put(data);
        Files.write(log, record.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
