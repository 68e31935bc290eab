package touchstone.store.salvage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** SQLite's write-ahead log up to its last whole commit (sqlite.org/fileformat2.html, section 4). */
final class LogPages {

    private static final int HEAD = 32;
    private static final int FRAME_HEAD = 24;
    private static final int MAGIC = 0x377f0682;

    private final ByteOrder order;
    private int sum1;
    private int sum2;

    private LogPages(ByteOrder order) {
        this.order = order;
    }

    /** The newest committed state of each page in the log; nothing where the log is not one of such pages. */
    static Map<Integer, ByteBuffer> read(Path log, int pageSize) throws IOException {
        Map<Integer, ByteBuffer> committed = new HashMap<>();
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            if (!fill(file, head) || (head.getInt(0) & ~1) != MAGIC || head.getInt(8) != pageSize) {
                return committed;
            }
            LogPages sums = new LogPages((head.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            sums.add(head, 0, 24);
            if (!sums.are(head.getInt(24), head.getInt(28))) {
                return committed;
            }
            Map<Integer, ByteBuffer> begun = new HashMap<>();
            while (true) {
                ByteBuffer frame = ByteBuffer.allocate(FRAME_HEAD + pageSize);
                if (!fill(file, frame) || frame.getLong(8) != head.getLong(16)) {
                    return committed;
                }
                sums.add(frame, 0, 8);
                sums.add(frame, FRAME_HEAD, pageSize);
                if (!sums.are(frame.getInt(16), frame.getInt(20))) {
                    return committed;
                }
                begun.put(frame.getInt(0), frame.slice(FRAME_HEAD, pageSize));
                if (frame.getInt(4) != 0) {
                    committed.putAll(begun);
                    begun.clear();
                }
            }
        }
    }

    private static boolean fill(FileChannel file, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (file.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    private void add(ByteBuffer bytes, int from, int length) {
        ByteBuffer words = bytes.duplicate().order(order);
        for (int at = from; at < from + length; at += 8) {
            sum1 += words.getInt(at) + sum2;
            sum2 += words.getInt(at + 4) + sum1;
        }
    }

    private boolean are(int first, int second) {
        return sum1 == first && sum2 == second;
    }
}
