package touchstone.store.salvage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of a SQLite file, each in its last committed state: as SQLite's log has it, else as the file has it
 * (sqlite.org/fileformat2.html, sections 1 and 4). Numbers count from 1. The header may be gone; the file is only read.
 */
final class Pages implements Closeable {

    /** Of every project file. */
    private static final int USUAL_SIZE = 4096;
    private static final int SMALLEST = 512;
    private static final int LARGEST = 1 << 16;

    private final FileChannel file;
    private final int size;
    private final int count;
    private final Map<Integer, ByteBuffer> newer;

    private Pages(FileChannel file, int size, Map<Integer, ByteBuffer> newer) throws IOException {
        this.file = file;
        this.size = size;
        this.newer = newer;
        int inFile = (int) Math.min(Integer.MAX_VALUE, file.size() / size);
        count = newer.keySet().stream().reduce(inFile, Math::max);
    }

    static Pages of(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            int size = pageSize(file);
            Path log = path.resolveSibling(path.getFileName() + "-wal");
            return new Pages(file, size, Files.exists(log) ? LogPages.read(log, size) : Map.of());
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private static int pageSize(FileChannel file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(100);
        while (head.hasRemaining() && file.read(head, head.position()) >= 0) {
            // Reads on until there is nothing more.
        }
        int told = head.getShort(16) == 1 ? LARGEST : head.getShort(16) & 0xffff;
        // Behind the size stand two bytes of 1 or 2, none reserved, and three shares that never differ.
        boolean believable = head.getInt(20) == 0x00402020 && Integer.bitCount(told) == 1 && told >= SMALLEST;
        return believable ? told : USUAL_SIZE;
    }

    int count() {
        return count;
    }

    int size() {
        return size;
    }

    /** Nothing where the file ends before the page does, or the drive cannot read it. */
    Optional<ByteBuffer> page(long number) {
        if (number < 1 || number > count) {
            return Optional.empty();
        }
        ByteBuffer inLog = newer.get((int) number);
        if (inLog != null) {
            return Optional.of(inLog.duplicate());
        }
        ByteBuffer page = ByteBuffer.allocate(size);
        try {
            while (page.hasRemaining()) {
                if (file.read(page, (number - 1) * size + page.position()) < 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(page.flip());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The pages that are in no use and hold what was deleted; nothing where the list of them is not whole. */
    Optional<BitSet> free() {
        BitSet free = new BitSet();
        Optional<ByteBuffer> head = page(1);
        if (head.isEmpty() || head.get().getInt(0) != 0x53514c69) {
            return Optional.empty();
        }
        long trunk = head.get().getInt(32) & 0xffff_ffffL;
        long left = head.get().getInt(36) & 0xffff_ffffL;
        while (trunk != 0) {
            Optional<ByteBuffer> page = page(trunk);
            if (page.isEmpty() || free.get((int) trunk)) {
                return Optional.empty();
            }
            free.set((int) trunk);
            int leaves = page.get().getInt(4);
            if (leaves < 0 || leaves > size / 4 - 2) {
                return Optional.empty();
            }
            for (int i = 0; i < leaves; i++) {
                int leaf = page.get().getInt(8 + 4 * i);
                if (leaf < 1 || leaf > count) {
                    return Optional.empty();
                }
                free.set(leaf);
            }
            trunk = page.get().getInt(0) & 0xffff_ffffL;
        }
        return free.cardinality() == left ? Optional.of(free) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
