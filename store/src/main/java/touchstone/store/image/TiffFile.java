package touchstone.store.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The directories of a TIFF or BigTIFF file (Adobe TIFF 6.0, section 2; BigTIFF as libtiff writes it). */
final class TiffFile implements Closeable {

    private static final int MOST_PAGES = 100_000;
    /** Of all pages together, against directories that lie over each other. */
    private static final int MOST_FIELDS_IN_ALL = 3_000_000;
    private static final int MOST_FIELDS = 4096;
    private static final int[] TYPE_BYTES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8 };

    private final FileBytes bytes;
    private final ByteOrder order;
    private final boolean big;
    private final long first;

    /** @param at where in the file the values stand */
    private record Field(int type, long count, long at) {
    }

    /** One directory: the tags of one picture. */
    final class Directory {

        private final Map<Integer, Field> fields;
        private final long next;

        private Directory(Map<Integer, Field> fields, long next) {
            this.fields = fields;
            this.next = next;
        }

        boolean has(int tag) {
            return fields.containsKey(tag);
        }

        /** The first value of a whole-number tag. */
        long value(int tag, long absent) throws IOException {
            long[] values = values(tag, 1);
            return values.length == 0 ? absent : values[0];
        }

        /** All values of a whole-number tag; none when it is absent. */
        long[] values(int tag) throws IOException {
            return values(tag, Integer.MAX_VALUE);
        }

        private long[] values(int tag, int most) throws IOException {
            Field field = fields.get(tag);
            if (field == null) {
                return new long[0];
            }
            int size = TYPE_BYTES[field.type];
            ByteBuffer in = bytes(field, (int) Math.min(field.count, most));
            long[] values = new long[in.remaining() / size];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (field.type) {
                    case 1, 2, 7 -> in.get() & 0xff;
                    case 6 -> in.get();
                    case 3 -> in.getShort() & 0xffff;
                    case 8 -> in.getShort();
                    case 4, 13 -> in.getInt() & 0xffffffffL;
                    case 9 -> in.getInt();
                    case 16, 17, 18 -> in.getLong();
                    default -> throw new IOException("tag " + tag + " is no whole number");
                };
            }
            return values;
        }

        /** A rational or floating point tag; not a number when it is absent or of another type. */
        double real(int tag) throws IOException {
            Field field = fields.get(tag);
            if (field == null) {
                return Double.NaN;
            }
            ByteBuffer in = bytes(field, 1);
            return switch (field.type) {
                case 5 -> (in.getInt() & 0xffffffffL) / (double) (in.getInt() & 0xffffffffL);
                case 10 -> in.getInt() / (double) in.getInt();
                case 11 -> in.getFloat();
                case 12 -> in.getDouble();
                default -> Double.NaN;
            };
        }

        /** The bytes of a tag as they stand in the file; none when it is absent. */
        byte[] raw(int tag) throws IOException {
            Field field = fields.get(tag);
            return field == null ? new byte[0] : bytes(field, (int) Math.min(field.count, Integer.MAX_VALUE)).array();
        }

        private ByteBuffer bytes(Field field, int count) throws IOException {
            long length = (long) count * TYPE_BYTES[field.type];
            if (length > Integer.MAX_VALUE - 64) {
                throw new EOFException();
            }
            return ByteBuffer.wrap(TiffFile.this.bytes.read(field.at, (int) length)).order(order);
        }
    }

    TiffFile(Path path) throws IOException {
        bytes = new FileBytes(path);
        try {
            byte[] head = bytes.read(0, 8);
            order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            ByteBuffer in = ByteBuffer.wrap(head).order(order);
            big = in.getShort(2) == 43;
            first = big ? number(8, 8) : number(4, 4);
        } catch (IOException | RuntimeException broken) {
            bytes.close();
            throw broken;
        }
    }

    FileBytes bytes() {
        return bytes;
    }

    ByteOrder order() {
        return order;
    }

    /** The pages in the order of the file, at most 100,000, each once even if the chain of pages is a circle. */
    List<Directory> pages() throws IOException {
        List<Directory> pages = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        int fields = 0;
        for (long at = first; at != 0 && seen.add(at) && pages.size() < MOST_PAGES && fields < MOST_FIELDS_IN_ALL;) {
            try {
                Directory page = directory(at);
                pages.add(page);
                fields += page.fields.size();
                at = page.next;
            } catch (IOException broken) {
                if (pages.isEmpty()) {
                    throw broken;
                }
                break; // the pages before it are whole
            }
        }
        return pages;
    }

    Directory directory(long at) throws IOException {
        long count = number(at, big ? 8 : 2);
        if (count < 1 || count > MOST_FIELDS) {
            throw new IOException("a directory of " + count + " tags");
        }
        int entry = big ? 20 : 12;
        long start = at + (big ? 8 : 2);
        ByteBuffer in = ByteBuffer.wrap(bytes.read(start, (int) count * entry)).order(order);
        Map<Integer, Field> fields = new HashMap<>();
        for (int i = 0; i < count; i++) {
            in.position(i * entry);
            int tag = in.getShort() & 0xffff;
            int type = in.getShort() & 0xffff;
            long values = big ? in.getLong() : in.getInt() & 0xffffffffL;
            int size = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
            if (size == 0 || values <= 0 || values > bytes.length() / size) {
                continue; // a type of no meaning, or more values than the file has bytes
            }
            boolean here = values * size <= (big ? 8 : 4);
            long valuesAt = here ? start + in.position() : big ? in.getLong() : in.getInt() & 0xffffffffL;
            fields.putIfAbsent(tag, new Field(type, values, valuesAt));
        }
        long end = start + count * entry;
        long next = end + (big ? 8 : 4) <= bytes.length() ? number(end, big ? 8 : 4) : 0;
        return new Directory(fields, next);
    }

    private long number(long at, int size) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes.read(at, size)).order(order);
        return switch (size) {
            case 2 -> in.getShort() & 0xffff;
            case 4 -> in.getInt() & 0xffffffffL;
            default -> in.getLong();
        };
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
