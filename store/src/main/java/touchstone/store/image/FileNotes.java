package touchstone.store.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an image file carries beside its pixels: Exif data, and the names of its texts and other notes. Damaged notes are
 * as good as none, since the pixels may still be read.
 *
 * @param exif of the last block of it; without entries where there is none
 * @param names of notes, in the order of the file: "XMP", "IPTC", or the keyword of a text in a PNG file
 */
record FileNotes(Exif exif, List<String> names) {

    private static final int MOST_PIECES = 10_000;
    private static final int LARGEST_EXIF = 1 << 20;
    private static final Exif NO_EXIF = new Exif(new byte[0]);
    private static final byte[] EXIF_MARK = { 'E', 'x', 'i', 'f', 0, 0 };

    static FileNotes of(FileBytes bytes, FileType type) {
        Collector found = new Collector();
        try {
            switch (type) {
                case JPEG -> jpeg(bytes, found);
                case PNG -> png(bytes, found);
                case WEBP -> webp(bytes, found);
                case GIF -> gif(bytes, found);
                case PSD -> psd(bytes, found);
                case BMP, PNM, TIFF, BIG_TIFF, DICOM -> {
                }
            }
        } catch (IOException | RuntimeException damaged) {
            return new FileNotes(found.exif, found.names); // what stands before the fault
        }
        return new FileNotes(found.exif, found.names);
    }

    private static final class Collector {

        private Exif exif = NO_EXIF;
        private final List<String> names = new ArrayList<>();

        private void exif(FileBytes bytes, long at, long length) throws IOException {
            byte[] data = bytes.read(at, (int) Math.min(length, LARGEST_EXIF));
            boolean marked = data.length > 6 && Arrays.equals(Arrays.copyOf(data, 6), EXIF_MARK);
            Exif read = new Exif(marked ? Arrays.copyOfRange(data, 6, data.length) : data);
            exif = read.entries().isEmpty() ? exif : read;
        }
    }

    private static void jpeg(FileBytes bytes, Collector found) throws IOException {
        long at = 2;
        for (int i = 0; i < MOST_PIECES; i++) {
            ByteBuffer head = ByteBuffer.wrap(bytes.read(at, 4));
            int marker = head.getShort(0) & 0xffff;
            int length = head.getShort(2) & 0xffff;
            if (marker == 0xffff) {
                at++;
                continue;
            }
            if (marker == 0xffda || marker == 0xffd9 || marker >> 8 != 0xff || length < 2) {
                return;
            }
            String mark = new String(bytes.read(at + 4, Math.min(length - 2, 32)), StandardCharsets.ISO_8859_1);
            if (marker == 0xffe1 && mark.startsWith("Exif\0\0")) {
                found.exif(bytes, at + 10, length - 8L);
            } else if (marker == 0xffe1 && mark.startsWith("http://ns.adobe.com/")) {
                found.names.add("XMP");
            } else if (marker == 0xffed) {
                found.names.add("IPTC");
            } else if (marker == 0xfffe) {
                found.names.add("Comment");
            }
            at += 2 + length;
        }
    }

    private static void png(FileBytes bytes, Collector found) throws IOException {
        long at = 8;
        for (int i = 0; i < MOST_PIECES && at + 8 <= bytes.length(); i++) {
            ByteBuffer head = ByteBuffer.wrap(bytes.read(at, 8));
            long length = Integer.toUnsignedLong(head.getInt(0));
            String name = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
            switch (name) {
                case "eXIf" -> found.exif(bytes, at + 8, length);
                case "tEXt", "zTXt", "iTXt" -> {
                    String keyword = new String(bytes.read(at + 8, (int) Math.min(length, 79)),
                            StandardCharsets.ISO_8859_1);
                    int end = keyword.indexOf(0);
                    keyword = end < 0 ? keyword : keyword.substring(0, end);
                    found.names.add(keyword.startsWith("XML:com.adobe") ? "XMP" : keyword);
                }
                default -> {
                }
            }
            at += 12 + length;
        }
    }

    private static void webp(FileBytes bytes, Collector found) throws IOException {
        long at = 12;
        for (int i = 0; i < MOST_PIECES && at + 8 <= bytes.length(); i++) {
            ByteBuffer head = ByteBuffer.wrap(bytes.read(at, 8)).order(ByteOrder.LITTLE_ENDIAN);
            long length = Integer.toUnsignedLong(head.getInt(4));
            String name = new String(head.array(), 0, 4, StandardCharsets.ISO_8859_1);
            if (name.equals("EXIF")) {
                found.exif(bytes, at + 8, length);
            } else if (name.equals("XMP ")) {
                found.names.add("XMP");
            }
            at += 8 + length + (length & 1);
        }
    }

    private static void gif(FileBytes bytes, Collector found) throws IOException {
        int flags = bytes.read(10, 1)[0];
        long at = 13 + ((flags & 0x80) == 0 ? 0 : 3L << (flags & 7) + 1);
        for (int i = 0; i < MOST_PIECES && bytes.read(at, 1)[0] == 0x21; i++) {
            if (bytes.read(at + 1, 1)[0] == (byte) 0xfe) {
                found.names.add("Comment");
            }
            at += 2;
            int size;
            do {
                size = bytes.read(at, 1)[0] & 0xff;
                at += 1 + size;
            } while (size > 0);
        }
    }

    /** Photoshop's image resources. */
    private static void psd(FileBytes bytes, Collector found) throws IOException {
        long at = 30 + (ByteBuffer.wrap(bytes.read(26, 4)).getInt() & 0xffffffffL);
        long end = at + 4 + (ByteBuffer.wrap(bytes.read(at, 4)).getInt() & 0xffffffffL);
        at += 4;
        for (int i = 0; i < MOST_PIECES && at + 12 <= end; i++) {
            ByteBuffer head = ByteBuffer.wrap(bytes.read(at, 7));
            long size = at + 6 + ((head.get(6) & 0xff) + 2 & ~1);
            long length = ByteBuffer.wrap(bytes.read(size, 4)).getInt() & 0xffffffffL;
            switch (head.getShort(4)) {
                case 1028 -> found.names.add("IPTC");
                case 1058 -> found.exif(bytes, size + 4, length);
                case 1060 -> found.names.add("XMP");
                default -> {
                }
            }
            at = size + 4 + (length + 1 & ~1);
        }
    }
}
