package touchstone.store.salvage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Every row that stands on a whole page of a SQLite file, found page by page: neither the header nor the schema nor the
 * pages that lead to others are needed. Which table a row belongs to is for its reader to tell from its values. Pages that
 * the file says are free are passed over: they hold what was deleted.
 */
public final class PageScan implements Closeable {

    private static final int INDEX_INNER = 2;
    private static final int TABLE_INNER = 5;
    private static final int INDEX_LEAF = 10;
    private static final int TABLE_LEAF = 13;
    /** As long as the values of an open project may be. */
    private static final long LONGEST = 256L << 20;
    /** Bytes of the file's own header on the first page. */
    private static final int FILE_HEADER = 100;

    private final Pages pages;
    private final Optional<BitSet> free;
    private final BitSet used = new BitSet();
    private long brokenRows;

    private PageScan(Pages pages) {
        this.pages = pages;
        free = pages.free();
        free.ifPresent(used::or);
    }

    /** @throws IOException when the file cannot be opened */
    public static PageScan of(Path file) throws IOException {
        return new PageScan(Pages.of(file));
    }

    public int pages() {
        return pages.count();
    }

    /** Whether deleted rows can be told from those that count. */
    public boolean knowsFreePages() {
        return free.isPresent();
    }

    /** Rows that were begun on a whole page and could not be read to their end. */
    public long brokenRows() {
        return brokenRows;
    }

    /** Pages that are part of nothing that was read; asked after {@link #rows}. */
    public int unreadPages() {
        return pages.count() - used.get(1, pages.count() + 1).cardinality();
    }

    /** @param visitor sees every row, in no order that means something */
    public void rows(Consumer<Row> visitor) {
        for (int number = 1; number <= pages.count(); number++) {
            if (free.isPresent() && free.get().get(number)) {
                continue;
            }
            int at = number;
            pages.page(number).ifPresent(page -> rows(at, page, visitor));
        }
    }

    private void rows(int number, ByteBuffer page, Consumer<Row> visitor) {
        int head = number == 1 ? FILE_HEADER : 0;
        int type = page.get(head);
        int headLength = type == INDEX_INNER || type == TABLE_INNER ? 12 : 8;
        int cells = page.getShort(head + 3) & 0xffff;
        boolean tree = type == INDEX_INNER || type == TABLE_INNER || type == INDEX_LEAF || type == TABLE_LEAF;
        if (!tree || head + headLength + 2L * cells > pages.size()) {
            return;
        }
        used.set(number);
        if (type == TABLE_INNER) {
            return;
        }
        for (int i = 0; i < cells; i++) {
            int cell = page.getShort(head + headLength + 2 * i) & 0xffff;
            Optional<Row> row = cell < head + headLength ? Optional.empty() : row(page, cell, type);
            row.ifPresent(visitor);
            if (row.isEmpty()) {
                brokenRows++;
            }
        }
    }

    private Optional<Row> row(ByteBuffer page, int cell, int type) {
        byte[] bytes = page.array();
        int base = page.arrayOffset();
        int end = base + pages.size();
        int at = base + cell + (type == INDEX_INNER ? 4 : 0);
        Varint length = at < end ? Varint.at(bytes, at, end) : null;
        if (length == null || length.value() > LONGEST) {
            return Optional.empty();
        }
        at += length.length();
        long rowid = 0;
        if (type == TABLE_LEAF) {
            Varint id = Varint.at(bytes, at, end);
            if (id == null) {
                return Optional.empty();
            }
            rowid = id.value();
            at += id.length();
        }
        int here = here(length.value(), type == TABLE_LEAF);
        boolean more = here < length.value();
        if (at + here + (more ? 4 : 0) > end) {
            return Optional.empty();
        }
        byte[] record = new byte[here];
        System.arraycopy(bytes, at, record, 0, here);
        if (more) {
            long next = page.getInt(at + here - base) & 0xffff_ffffL;
            Optional<byte[]> whole = followed(record, (int) length.value(), next);
            if (whole.isEmpty()) {
                return Optional.empty();
            }
            record = whole.get();
        }
        return Row.decode(rowid, record);
    }

    /** How much of a record stands on its own page (sqlite.org/fileformat2.html, section 1.6). */
    private int here(long length, boolean table) {
        int usable = pages.size();
        int most = table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
        if (length <= most) {
            return (int) length;
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int fitting = (int) (least + (length - least) % (usable - 4));
        return fitting <= most ? fitting : least;
    }

    /** A record together with what stands on its overflow pages. */
    private Optional<byte[]> followed(byte[] begun, int length, long first) {
        int chunk = pages.size() - 4;
        if ((length - begun.length) / chunk > pages.count()) {
            return Optional.empty();
        }
        byte[] record = Arrays.copyOf(begun, length);
        int filled = begun.length;
        BitSet chain = new BitSet();
        long next = first;
        while (filled < length) {
            Optional<ByteBuffer> page = pages.page(next);
            if (page.isEmpty() || chain.get((int) next)) {
                return Optional.empty();
            }
            chain.set((int) next);
            int n = Math.min(chunk, length - filled);
            page.get().get(4, record, filled, n);
            filled += n;
            next = page.get().getInt(0) & 0xffff_ffffL;
        }
        used.or(chain);
        return next == 0 ? Optional.of(record) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
