package touchstone.store.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Cutout;
import touchstone.model.geometry.Orientation;

/**
 * A copy of a picture that carries its pixels and nothing that could tell of people or places. An upright JPEG or PNG file
 * keeps its compressed pixels, byte for byte, and loses all notes but those that say how to show it; any other picture is
 * written anew, upright: as PNG where its samples are unsigned grey or colours, else as TIFF.
 */
public final class ImageCopy {

    /** What a PNG file needs to be shown (ISO/IEC 15948); texts, times and Exif are left out. */
    private static final Set<String> PNG_KEPT = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB",
            "sBIT", "pHYs");
    /** A private chunk that no reader needs (section 5.4). */
    private static final String MARK = "tsMk";
    private static final int STRIP = 64;
    /** The last two say how large a small picture follows. */
    private static final byte JFIF_BYTES = 14;

    private ImageCopy() {
    }

    /**
     * What a copy shows less than its original, or more.
     *
     * @param black parts of the picture that are black in the copy, in its pixels; every pixel touched at all is black
     * @param level the copy shows the detail of the reader's level, at the size of level 0, so that places stay
     * @param mark bytes that nobody is shown, by which the copy's hash differs from that of any other; may be empty
     * @param anew whether the picture is written anew even where its file could be kept, so that all copies are of one kind
     */
    public record Treatment(List<Bounds> black, int level, String mark, boolean anew) {

        public static final Treatment NONE = new Treatment(List.of(), 0, "");

        public Treatment {
            black = List.copyOf(black);
        }

        public Treatment(List<Bounds> black, int level, String mark) {
            this(black, level, mark, false);
        }

        public static Treatment black(List<Bounds> parts) {
            return parts.isEmpty() ? NONE : new Treatment(parts, 0, "");
        }

        boolean changesPixels() {
            return !black.isEmpty() || level > 0;
        }

        /** The picture as the copy shows it, its level 0 alone; closing it leaves the picture itself open. */
        public RegionReader of(RegionReader whole) {
            return new TreatedReader(whole, this);
        }
    }

    /**
     * @param stem the copy's path without the ending, which follows from what is written
     * @return the copy
     * @throws touchstone.model.InputRefused when the picture cannot be read
     */
    public static Path write(Path from, int plane, Path stem) throws IOException {
        return write(from, plane, stem, Treatment.NONE);
    }

    /** As {@link #write(Path, int, Path)}, treated. */
    public static Path write(Path from, int plane, Path stem, Treatment treatment) throws IOException {
        byte[] mark = treatment.mark().getBytes(StandardCharsets.US_ASCII);
        try (RegionReader whole = ImageFile.open(from, plane);
                RegionReader reader = treatment.changesPixels() ? treatment.of(whole) : whole;
                FileBytes bytes = new FileBytes(from)) {
            FileType type = ImageFile.typeOf(from);
            boolean kept = !treatment.changesPixels() && !treatment.anew()
                    && FileNotes.of(bytes, type).exif().orientation().value() == 1 && reader.damage().isEmpty();
            if (kept && type == FileType.JPEG) {
                return written(stem, ".jpg", out -> jpeg(bytes, mark, out));
            }
            if (kept && type == FileType.PNG) {
                return written(stem, ".png", out -> png(bytes, mark, out));
            }
            return write(reader, new Cutout(0, 0, reader.width(), reader.height(), reader.width(), reader.height()),
                    mark, stem);
        }
    }

    /** The picture turned, written anew. */
    public static Path write(Path from, int plane, Path stem, Orientation turn) throws IOException {
        try (RegionReader whole = ImageFile.open(from, plane); RegionReader turned = new TurnedReader(whole, turn)) {
            return write(turned, new Cutout(0, 0, turned.width(), turned.height(), turned.width(), turned.height()),
                    stem);
        }
    }

    /** Likewise of a part of a picture, which is always written anew and loses nothing. */
    public static Path write(RegionReader reader, Cutout part, Path stem) throws IOException {
        return write(reader, part, new byte[0], stem);
    }

    private static Path write(RegionReader reader, Cutout part, byte[] mark, Path stem) throws IOException {
        PixelType samples = reader.type();
        boolean plain = samples.channels() == 1 || samples.channels() == 3;
        return plain && (samples.depth() == PixelType.Depth.UINT8 || samples.depth() == PixelType.Depth.UINT16)
                ? written(stem, ".png", out -> png(reader, part, mark, out))
                : written(stem, ".tif", out -> tiff(reader, part, mark, out));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static Path written(Path stem, String ending, Writing writing) throws IOException {
        Path file = stem.resolveSibling(stem.getFileName() + ending);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writing.to(out);
        } catch (IOException | RuntimeException halfWritten) {
            Files.deleteIfExists(file);
            throw halfWritten;
        }
        return file;
    }

    /** All segments but the notes of applications and people; JFIF's and Adobe's say how colours are stored. */
    private static void jpeg(FileBytes in, byte[] mark, OutputStream out) throws IOException {
        out.write(in.read(0, 2));
        long at = 2;
        while (true) {
            ByteBuffer head = ByteBuffer.wrap(in.read(at, 4));
            int marker = head.getShort(0) & 0xffff;
            int length = head.getShort(2) & 0xffff;
            if (marker == 0xffff) {
                at++;
                continue;
            }
            if (marker == 0xffda) {
                break;
            }
            if (marker == 0xffe0) {
                jfif(in.read(at + 4, length - 2), out);
            }
            boolean note = marker >= 0xffe0 && marker <= 0xffef && marker != 0xffee || marker == 0xfffe;
            if (!note) {
                out.write(in.read(at, 2 + length));
            }
            at += 2 + length;
        }
        if (mark.length > 0) {
            out.write(ByteBuffer.allocate(4).putShort((short) 0xfffe).putShort((short) (mark.length + 2)).array());
            out.write(mark);
        }
        copyScans(in, at, out);
    }

    /** Without the small picture that it may hold, which nobody looked at; its extension holds nothing else. */
    private static void jfif(byte[] data, OutputStream out) throws IOException {
        if (data.length >= JFIF_BYTES && new String(data, 0, 5, StandardCharsets.ISO_8859_1).equals("JFIF\0")) {
            out.write(new byte[]{ (byte) 0xff, (byte) 0xe0, 0, JFIF_BYTES + 2 });
            out.write(data, 0, JFIF_BYTES - 2);
            out.write(new byte[2]);
        }
    }

    /** From the first scan to the end of the picture; what some programs append behind it is left out. */
    private static void copyScans(FileBytes in, long from, OutputStream out) throws IOException {
        long end = from;
        byte[] window = {};
        long windowAt = from;
        int last = 0;
        for (long at = from; at < in.length(); at++) {
            if (at >= windowAt + window.length) {
                windowAt = at;
                window = in.read(at, (int) Math.min(1 << 16, in.length() - at));
            }
            int value = window[(int) (at - windowAt)] & 0xff;
            end = at + 1;
            if (last == 0xff && value == 0xd9) {
                break;
            }
            last = value;
        }
        for (long at = from; at < end; at += 1 << 16) {
            out.write(in.read(at, (int) Math.min(1 << 16, end - at)));
        }
    }

    private static void png(FileBytes in, byte[] mark, OutputStream out) throws IOException {
        out.write(in.read(0, 8));
        long at = 8;
        while (at + 12 <= in.length()) {
            ByteBuffer head = ByteBuffer.wrap(in.read(at, 8));
            int length = head.getInt(0);
            String name = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
            if (name.equals("IEND")) {
                mark(mark, out);
            }
            if (PNG_KEPT.contains(name)) {
                out.write(in.read(at, length + 12));
            }
            at += 12L + length;
            if (name.equals("IEND")) {
                return;
            }
        }
    }

    private static void mark(byte[] mark, OutputStream out) throws IOException {
        if (mark.length > 0) {
            PngChunks.write(out, MARK, mark);
        }
    }

    private static void png(RegionReader reader, Cutout part, byte[] mark, OutputStream out) throws IOException {
        int bits = reader.type().depth() == PixelType.Depth.UINT8 ? 8 : 16;
        PngChunks.writeSignature(out);
        PngChunks.write(out, "IHDR",
                PngChunks.header(part.width(), part.height(), bits, reader.type().channels() == 1 ? 0 : 2));
        int pixel = reader.type().channels() * bits / 8;
        byte[] buffer = new byte[1 << 16];
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            for (int y = 0; y < part.height(); y += STRIP) {
                int rows = Math.min(STRIP, part.height() - y);
                byte[] strip = bytes(reader.read(0, part.x(), part.y() + y, part.width(), rows), ByteOrder.BIG_ENDIAN);
                deflater.setInput(filtered(strip, rows, pixel));
                while (!deflater.needsInput()) {
                    packed(out, buffer, deflater.deflate(buffer));
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                packed(out, buffer, deflater.deflate(buffer));
            }
        }
        mark(mark, out);
        PngChunks.write(out, "IEND", new byte[0]);
    }

    private static void packed(OutputStream out, byte[] buffer, int length) throws IOException {
        if (length > 0) {
            PngChunks.write(out, "IDAT", buffer, length);
        }
    }

    /**
     * Each sample as its difference from that of the pixel to the left, filter 1; of a row that is the one above again
     * nothing at all, filter 2.
     */
    private static byte[] filtered(byte[] strip, int rows, int pixel) {
        int stride = strip.length / rows;
        byte[] filtered = new byte[strip.length + rows];
        for (int y = 0; y < rows; y++) {
            int to = y * (stride + 1);
            if (y > 0 && Arrays.equals(strip, (y - 1) * stride, y * stride, strip, y * stride, (y + 1) * stride)) {
                filtered[to] = 2;
                continue;
            }
            filtered[to] = 1;
            for (int i = 0; i < stride; i++) {
                filtered[to + 1 + i] = (byte) (strip[y * stride + i] - (i < pixel ? 0 : strip[y * stride + i - pixel]));
            }
        }
        return filtered;
    }

    private static byte[] bytes(Samples samples, ByteOrder order) {
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(samples.bytes())).order(order);
        switch (samples) {
            case Samples.Bytes b -> out.put(b.data());
            case Samples.Shorts s -> out.asShortBuffer().put(s.data());
            case Samples.Floats f -> out.asFloatBuffer().put(f.data());
        }
        return out.array();
    }

    /** Baseline TIFF 6.0: one strip without compression. */
    private static void tiff(RegionReader reader, Cutout part, byte[] mark, OutputStream out) throws IOException {
        PixelType type = reader.type();
        int channels = type.channels();
        int sample = switch (type.depth()) {
            case UINT8 -> 1;
            case UINT16, INT16 -> 2;
            case FLOAT32 -> 4;
        };
        int format = switch (type.depth()) {
            case UINT8, UINT16 -> 1;
            case INT16 -> 2;
            case FLOAT32 -> 3;
        };
        long length = (long) part.width() * part.height() * channels * sample;
        int[][] entries = { { 256, 4, 1, part.width() }, { 257, 4, 1, part.height() },
                { 258, 3, channels, 8 * sample },
                { 259, 3, 1, 1 }, { 262, 3, 1, channels == 3 ? 2 : 1 }, { 273, 4, 1, 0 }, { 277, 3, 1, channels },
                { 278, 4, 1, part.height() }, { 279, 4, 1, Math.toIntExact(length) }, { 339, 3, channels, format } };
        int lists = 8 + 2 + 12 * entries.length + 4;
        int data = lists + 2 * (2 * channels + channels % 2);
        ByteBuffer head = ByteBuffer.allocate(data).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) entries.length);
        int list = lists;
        for (int[] entry : entries) {
            head.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]);
            if (entry[2] > 2) {
                for (int c = 0; c < entry[2]; c++) {
                    head.putShort(list + 2 * c, (short) entry[3]);
                }
                head.putInt(list);
                list += 2 * entry[2];
            } else if (entry[1] == 3) {
                head.putShort((short) entry[3]).putShort((short) (entry[2] == 2 ? entry[3] : 0));
            } else {
                head.putInt(entry[0] == 273 ? data : entry[3]);
            }
        }
        out.write(head.array());
        for (int y = 0; y < part.height(); y += STRIP) {
            out.write(bytes(reader.read(0, part.x(), part.y() + y, part.width(), Math.min(STRIP, part.height() - y)),
                    ByteOrder.LITTLE_ENDIAN));
        }
        out.write(mark);
    }
}
