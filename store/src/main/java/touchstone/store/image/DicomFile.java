package touchstone.store.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A DICOM file (PS3.10) as a tree of elements: with types or without, in either byte order, deflated, also without the
 * 128 bytes in front and the group of file meta elements that old programs leave out. Pixels stay in the file.
 */
public final class DicomFile implements Closeable {

    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    /** How many bytes {@link #isDicom} needs to see. */
    static final int MAGIC_BYTES = 140;

    private static final int PREAMBLE = 128;
    private static final long UNDEFINED = 0xffffffffL;
    private static final int ITEM = 0xfffee000;
    private static final int ITEM_END = 0xfffee00d;
    private static final int SEQUENCE_END = 0xfffee0dd;
    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 5_000_000;
    private static final long LARGEST_INFLATED = 512L << 20;
    static final Set<String> LONG_TYPES = Set.of("OB", "OW", "OF", "OD", "OL", "OV", "SQ", "UC", "UN", "UR",
            "UT",
            "SV", "UV");
    private static final Set<String> TYPES = Set.of("AE", "AS", "AT", "CS", "DA", "DS", "DT", "FL", "FD", "IS", "LO",
            "LT",
            "PN", "SH", "SL", "SS", "ST", "TM", "UI", "UL", "US");

    private final FileBytes bytes;
    private byte @Nullable [] inflated;
    private final DicomSet meta;
    private final DicomSet data;
    private final String transferSyntax;
    private boolean cut;
    private int count;

    private DicomFile(FileBytes bytes) throws IOException {
        this.bytes = bytes;
        byte[] head = bytes.read(0, (int) Math.min(MAGIC_BYTES, bytes.length()));
        Cursor in = new Cursor(isMarked(head) ? PREAMBLE + 4 : 0);
        meta = new DicomSet(this, ByteOrder.LITTLE_ENDIAN, null);
        in.explicit = true;
        while (in.left() >= 8 && in.peekGroup() == 2) {
            element(in, meta, 0);
        }
        String named = meta.text(DicomTag.TRANSFER_SYNTAX);
        transferSyntax = named.isEmpty() ? in.looksExplicit() ? EXPLICIT : IMPLICIT : named;
        in.explicit = !transferSyntax.equals(IMPLICIT);
        if (transferSyntax.equals(DEFLATED)) {
            inflate(in.at);
            in = new Cursor(0);
            in.explicit = true;
        }
        if (transferSyntax.equals(BIG_ENDIAN)) {
            in.order = ByteOrder.BIG_ENDIAN;
        }
        data = new DicomSet(this, in.order, null);
        try {
            while (in.left() >= 8) {
                element(in, data, 0);
            }
        } catch (EOFException ended) {
            cut = true;
        }
    }

    /** @throws IOException when it is no DICOM file or one that cannot be made sense of */
    public static DicomFile open(Path path) throws IOException {
        FileBytes bytes = new FileBytes(path);
        try {
            return new DicomFile(bytes);
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            bytes.close();
            throw broken;
        }
    }

    /** Whether a file that begins so is a DICOM file; without the mark when it begins as old ones do. */
    static boolean isDicom(byte[] head) {
        if (isMarked(head)) {
            return true;
        }
        if (head.length < 16 || head[1] != 0 || head[3] != 0 || head[0] != 8 && head[0] != 2) {
            return false;
        }
        int element = head[2] & 0xff;
        boolean first = element == 0 || element == 1 || element == 5 || element == 8 || element == 0x16
                || element == 0x10;
        long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & UNDEFINED;
        return first && (isType(head[4], head[5]) || length < 1 << 10);
    }

    private static boolean isMarked(byte[] head) {
        return head.length >= PREAMBLE + 4
                && new String(head, PREAMBLE, 4, StandardCharsets.ISO_8859_1).equals("DICM");
    }

    private static boolean isType(byte a, byte b) {
        String type = new String(new byte[]{ a, b }, StandardCharsets.ISO_8859_1);
        return TYPES.contains(type) || LONG_TYPES.contains(type);
    }

    public DicomSet data() {
        return data;
    }

    /** The identifier of how the elements and pixels are written. */
    String transferSyntax() {
        return transferSyntax;
    }

    /** Whether the file ends in the middle of an element. */
    boolean isCut() {
        return cut;
    }

    byte[] read(long at, int length) throws IOException {
        byte[] all = inflated;
        if (all == null) {
            return bytes.read(at, length);
        }
        if (at < 0 || at > all.length - (long) length) {
            throw new EOFException();
        }
        byte[] part = new byte[length];
        System.arraycopy(all, (int) at, part, 0, length);
        return part;
    }

    long length() {
        return inflated == null ? bytes.length() : inflated.length;
    }

    private void inflate(long from) throws IOException {
        byte[] packed = bytes.read(from, Math.toIntExact(bytes.length() - from));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), new Inflater(true))) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (out.size() > LARGEST_INFLATED) {
                    throw new NotReadHere("more than " + (LARGEST_INFLATED >> 20) + " MB in deflated form");
                }
            }
        }
        inflated = out.toByteArray();
    }

    private void element(Cursor in, DicomSet into, int depth) throws IOException {
        if (++count > MOST_ELEMENTS || depth > DEEPEST) {
            throw new IOException("too many elements");
        }
        int tag = in.tag();
        String type = "";
        long length;
        if (in.explicit && tag >>> 16 != 0xfffe) {
            type = in.type();
            length = LONG_TYPES.contains(type) ? in.longLength() : in.shortLength();
        } else {
            length = in.u32();
        }
        boolean sequence = type.equals("SQ") || type.isEmpty() && DicomTag.SEQUENCES.contains(tag)
                || length == UNDEFINED && tag != DicomTag.PIXELS;
        if (sequence) {
            boolean was = in.explicit;
            if (type.equals("UN")) {
                in.explicit = false; // PS3.5, 6.2.2: what is unknown is written without types
            }
            long start = in.at;
            into.put(tag, new DicomSet.Element(start, 0, items(in, length, into, depth + 1), List.of()));
            in.explicit = was;
        } else if (length == UNDEFINED) {
            long start = in.at;
            into.put(tag, new DicomSet.Element(start, 0, List.of(), fragments(in)));
        } else {
            into.put(tag, new DicomSet.Element(in.at, length, List.of(), List.of()));
            in.skip(length);
        }
    }

    private List<DicomSet> items(Cursor in, long length, DicomSet outer, int depth) throws IOException {
        List<DicomSet> items = new ArrayList<>();
        long end = length == UNDEFINED ? Long.MAX_VALUE : in.at + length;
        while (in.at < end) {
            int tag = in.tag();
            long size = in.u32();
            if (tag == SEQUENCE_END) {
                return items;
            }
            if (tag != ITEM) {
                throw new IOException("a sequence holds something else than items");
            }
            DicomSet item = new DicomSet(this, in.order, outer);
            long itemEnd = size == UNDEFINED ? Long.MAX_VALUE : in.at + size;
            while (in.at < itemEnd) {
                if (size == UNDEFINED && in.peekTag() == ITEM_END) {
                    in.skip(8);
                    break;
                }
                element(in, item, depth);
            }
            items.add(item);
        }
        return items;
    }

    private List<DicomSet.Fragment> fragments(Cursor in) throws IOException {
        List<DicomSet.Fragment> fragments = new ArrayList<>();
        while (true) {
            if (in.left() < 8) {
                cut = true;
                return fragments;
            }
            int tag = in.tag();
            long size = in.u32();
            if (tag != ITEM) {
                return fragments;
            }
            fragments.add(new DicomSet.Fragment(in.at, Math.min(size, in.left())));
            cut |= size > in.left();
            in.skip(Math.min(size, in.left()));
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** A place in the file, with the bytes around it. */
    private final class Cursor {

        private static final int WINDOW = 1 << 14;

        private long at;
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        private boolean explicit;
        private long windowAt;
        private byte[] window = {};

        Cursor(long at) {
            this.at = at;
        }

        long left() {
            return length() - at;
        }

        private ByteBuffer see(int n) throws IOException {
            if (left() < n) {
                throw new EOFException();
            }
            if (at < windowAt || at + n > windowAt + window.length) {
                window = read(at, (int) Math.min(WINDOW, left()));
                windowAt = at;
            }
            return ByteBuffer.wrap(window, (int) (at - windowAt), n).slice().order(order);
        }

        void skip(long n) throws IOException {
            if (n < 0 || left() < n) {
                at = length();
                throw new EOFException();
            }
            at += n;
        }

        int peekTag() throws IOException {
            ByteBuffer see = see(8);
            return (see.getShort(0) & 0xffff) << 16 | see.getShort(2) & 0xffff;
        }

        int peekGroup() throws IOException {
            return peekTag() >>> 16;
        }

        /** Whether the element that follows names its type. */
        boolean looksExplicit() throws IOException {
            return left() >= 8 && isType(see(8).get(4), see(8).get(5));
        }

        int tag() throws IOException {
            int tag = peekTag();
            at += 4;
            return tag;
        }

        String type() throws IOException {
            ByteBuffer see = see(2);
            at += 2;
            return new String(new byte[]{ see.get(0), see.get(1) }, StandardCharsets.ISO_8859_1);
        }

        long u32() throws IOException {
            long value = see(4).getInt() & UNDEFINED;
            at += 4;
            return value;
        }

        long longLength() throws IOException {
            skip(2);
            return u32();
        }

        long shortLength() throws IOException {
            long value = see(2).getShort() & 0xffff;
            at += 2;
            return value;
        }
    }
}
