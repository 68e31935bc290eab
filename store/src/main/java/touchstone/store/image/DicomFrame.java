package touchstone.store.image;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** One frame on its way from the bytes of a DICOM file to samples. */
final class DicomFrame {

    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final String JPEG_BASELINE = "1.2.840.10008.1.2.4.50";
    private static final String JPEG_EXTENDED = "1.2.840.10008.1.2.4.51";
    private static final int RLE_HEADER = 64;

    private final DicomFile file;
    private final DicomSet data;
    private final DicomLayout layout;
    private final int frame;
    /** Share of the frame that lies behind the end of the file. */
    private double missing;

    DicomFrame(DicomFile file, DicomLayout layout, int frame) {
        this.file = file;
        data = file.data();
        this.layout = layout;
        this.frame = frame;
    }

    PixelSource decode() throws IOException {
        Samples samples = switch (file.transferSyntax()) {
            case RLE -> fromInterleaved(rle());
            case JPEG_BASELINE, JPEG_EXTENDED -> {
                if (layout.stored() > 8) {
                    throw new NotReadHere("DICOM with JPEG of " + layout.stored() + " bits");
                }
                yield jpeg();
            }
            case DicomFile.IMPLICIT, DicomFile.EXPLICIT, DicomFile.BIG_ENDIAN, DicomFile.DEFLATED -> plain();
            default -> throw new NotReadHere("DICOM with the transfer syntax " + file.transferSyntax());
        };
        return new InMemory(typeOf(samples), samples,
                missing == 0 ? null : new Damage(Damage.Kind.LOWER, missing), viewing(samples));
    }

    /** The first window that the file names (PS3.3, C.11.2.1.2: the linear function). */
    private Viewing viewing(Samples samples) throws IOException {
        if (samples.channels() > 1) {
            return Viewing.USUAL;
        }
        DicomSet from = DicomImage.group(data, frame, DicomTag.FRAME_WINDOW).orElse(data);
        double centre = from.decimal(DicomTag.WINDOW_CENTER).orElse(0) - 0.5;
        double width = from.decimal(DicomTag.WINDOW_WIDTH).orElse(0) - 1;
        return new Viewing(width > 0 ? new SampleRange(centre - width / 2, centre + width / 2) : null,
                layout.photometric().equals("MONOCHROME1"));
    }

    private static PixelType typeOf(Samples samples) {
        return new PixelType(samples.channels(), switch (samples) {
            case Samples.Bytes b -> PixelType.Depth.UINT8;
            case Samples.Shorts s -> s.signed() ? PixelType.Depth.INT16 : PixelType.Depth.UINT16;
            case Samples.Floats f -> PixelType.Depth.FLOAT32;
        });
    }

    private Samples plain() throws IOException {
        int tag = data.has(DicomTag.PIXELS)
                ? DicomTag.PIXELS
                : layout.allocated() == 32 ? DicomTag.FLOAT_PIXELS : DicomTag.DOUBLE_PIXELS;
        DicomSet.Element pixels = Objects.requireNonNull(data.element(tag));
        if (!pixels.fragments().isEmpty()) {
            throw new IOException("compressed pixels that the header does not announce");
        }
        long bits = (long) layout.pixels() * frame; // frames of single bits follow each other without a gap
        long start = layout.allocated() == 1 ? bits / 8 : layout.frameBytes() * frame;
        int length = Math.toIntExact(layout.allocated() == 1
                ? (bits % 8 + layout.pixels() + 7) / 8
                : layout.frameBytes());
        long there = Math.min(pixels.length(), file.length() - pixels.at()) - start;
        if (there <= 0) {
            throw new EOFException();
        }
        byte[] bytes = Arrays.copyOf(file.read(pixels.at() + start, (int) Math.min(length, there)), length);
        missing = there < length ? 1 - there / (double) length : 0;
        if (layout.allocated() == 1) {
            return bits(bytes, (int) (bits % 8));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(file.transferSyntax().equals(DicomFile.BIG_ENDIAN)
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN);
        if (layout.sharesColours() && layout.samples() == 3) {
            return colours(apart(bytes));
        }
        return fromInterleaved(layout.planar() && layout.samples() == 3 ? interleaved(in) : in);
    }

    private Samples bits(byte[] bytes, int first) {
        byte[] samples = new byte[layout.pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (bytes[(first + i) / 8] >> (first + i) % 8 & 1);
        }
        return new Samples.Bytes(layout.columns(), layout.rows(), 1, samples);
    }

    /** Two pixels of Y Y Cb Cr as two of Y Cb Cr. */
    private byte[] apart(byte[] shared) {
        byte[] full = new byte[3 * layout.pixels()];
        for (int i = 0; i < layout.pixels(); i++) {
            int pair = i / 2 * 4;
            full[3 * i] = shared[pair + i % 2];
            full[3 * i + 1] = shared[pair + 2];
            full[3 * i + 2] = shared[pair + 3];
        }
        return full;
    }

    private ByteBuffer interleaved(ByteBuffer planar) {
        int size = layout.allocated() / 8;
        ByteBuffer out = ByteBuffer.allocate(planar.capacity()).order(planar.order());
        for (int i = 0; i < layout.pixels(); i++) {
            for (int c = 0; c < layout.samples(); c++) {
                out.put((i * layout.samples() + c) * size, planar, (c * layout.pixels() + i) * size, size);
            }
        }
        return out;
    }

    private Samples fromInterleaved(ByteBuffer in) throws IOException {
        if (layout.samples() == 3) {
            return coloured(in);
        }
        if (layout.photometric().equals("PALETTE COLOR")) {
            return palette(in);
        }
        int n = layout.pixels();
        double[] values = new double[n];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean whole = !layout.floating();
        Optional<DicomSet> own = DicomImage.group(data, frame, DicomTag.PIXEL_VALUES);
        OptionalDouble slope = own.orElse(data).decimal(DicomTag.RESCALE_SLOPE);
        OptionalDouble intercept = own.orElse(data).decimal(DicomTag.RESCALE_INTERCEPT);
        double factor = slope.orElse(1) == 0 ? 1 : slope.orElse(1);
        double offset = intercept.orElse(0);
        whole &= factor == Math.rint(factor) && offset == Math.rint(offset);
        for (int i = 0; i < n; i++) {
            values[i] = (layout.floating() ? real(in, i) : integer(in, i)) * factor + offset;
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        if (whole && low >= 0 && high <= 255 && layout.allocated() == 8) {
            byte[] samples = new byte[n];
            for (int i = 0; i < n; i++) {
                samples[i] = (byte) values[i];
            }
            return new Samples.Bytes(layout.columns(), layout.rows(), 1, samples);
        }
        boolean signed = layout.signed() || low < 0;
        if (whole && (signed ? low >= Short.MIN_VALUE && high <= Short.MAX_VALUE : high <= 0xffff)) {
            short[] samples = new short[n];
            for (int i = 0; i < n; i++) {
                samples[i] = (short) (int) values[i];
            }
            return new Samples.Shorts(layout.columns(), layout.rows(), 1, signed, samples);
        }
        float[] samples = new float[n];
        for (int i = 0; i < n; i++) {
            samples[i] = (float) values[i];
        }
        return new Samples.Floats(layout.columns(), layout.rows(), 1, samples);
    }

    private double real(ByteBuffer in, int i) {
        return layout.allocated() == 32 ? in.getFloat(4 * i) : in.getDouble(8 * i);
    }

    private long integer(ByteBuffer in, int i) {
        long raw = switch (layout.allocated()) {
            case 8 -> in.get(i) & 0xff;
            case 16 -> in.getShort(2 * i) & 0xffff;
            default -> in.getInt(4 * i) & 0xffffffffL;
        };
        int unused = Long.SIZE - 1 - layout.high();
        long top = raw << unused;
        return layout.signed() ? top >> Long.SIZE - layout.stored() : top >>> Long.SIZE - layout.stored();
    }

    private Samples coloured(ByteBuffer in) throws IOException {
        if (layout.allocated() == 8) {
            byte[] bytes = new byte[3 * layout.pixels()];
            in.get(0, bytes);
            return colours(bytes);
        }
        if (!layout.photometric().equals("RGB") || layout.floating()) {
            throw new NotReadHere("DICOM with colours as " + layout.photometric() + " of " + layout.allocated()
                    + " bits");
        }
        if (layout.allocated() == 32) {
            float[] samples = new float[3 * layout.pixels()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = integer(in, i);
            }
            return new Samples.Floats(layout.columns(), layout.rows(), 3, samples);
        }
        short[] samples = new short[3 * layout.pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) integer(in, i);
        }
        return new Samples.Shorts(layout.columns(), layout.rows(), 3, false, samples);
    }

    /** As red, green, blue; YBR_FULL uses the whole range of 0 to 255, as JFIF does (PS3.3, C.7.6.3.1.2). */
    private Samples colours(byte[] pixels) {
        return new Samples.Bytes(layout.columns(), layout.rows(), 3,
                layout.photometric().equals("RGB") ? pixels : YccColours.toRgb(pixels));
    }

    private Samples palette(ByteBuffer in) throws IOException {
        byte[] pixels = new byte[3 * layout.pixels()];
        for (int c = 0; c < 3; c++) {
            int[] descriptor = data.numbers(DicomTag.RED_DESCRIPTOR + c);
            DicomSet.Element table = data.element(DicomTag.RED_TABLE + c);
            if (descriptor.length != 3 || table == null) {
                throw new NotReadHere("DICOM whose palette is missing or in segments");
            }
            int entries = descriptor[0] == 0 ? 1 << 16 : descriptor[0];
            int first = layout.signed() ? (short) descriptor[1] : descriptor[1];
            // A table of 8-bit entries is packed, one a byte, or one in each 16 bits.
            boolean packed = table.length() < 2L * entries;
            if (table.length() < entries) {
                throw new EOFException();
            }
            ByteBuffer values = ByteBuffer.wrap(file.read(table.at(), Math.toIntExact(table.length())))
                    .order(file.transferSyntax().equals(DicomFile.BIG_ENDIAN)
                            ? ByteOrder.BIG_ENDIAN
                            : ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < layout.pixels(); i++) {
                int entry = Math.clamp(integer(in, i) - first, 0, entries - 1);
                pixels[3 * i + c] = packed
                        ? values.get(entry)
                        : (byte) (values.getShort(2 * entry) >> (descriptor[2] == 16 ? 8 : 0));
            }
        }
        return new Samples.Bytes(layout.columns(), layout.rows(), 3, pixels);
    }

    /** The bytes of this frame's pieces, one after the other. */
    private byte[] encoded() throws IOException {
        List<DicomSet.Fragment> all = Objects.requireNonNull(data.element(DicomTag.PIXELS)).fragments();
        if (all.size() < 2) {
            throw new EOFException();
        }
        List<DicomSet.Fragment> pieces = all.subList(1, all.size());
        List<DicomSet.Fragment> own;
        if (layout.frames() == 1) {
            own = pieces;
        } else if (pieces.size() == layout.frames()) {
            own = List.of(pieces.get(frame));
        } else {
            own = byTable(all.getFirst(), pieces);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (DicomSet.Fragment piece : own) {
            joined.writeBytes(file.read(piece.at(), Math.toIntExact(piece.length())));
        }
        return joined.toByteArray();
    }

    /** Where a frame has several pieces, the table in front says with which one each begins. */
    private List<DicomSet.Fragment> byTable(DicomSet.Fragment table, List<DicomSet.Fragment> pieces)
            throws IOException {
        ByteBuffer offsets = ByteBuffer.wrap(file.read(table.at(), Math.toIntExact(table.length())))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (offsets.capacity() < 4 * layout.frames()) {
            throw new NotReadHere("DICOM that does not say where its frames begin");
        }
        long base = pieces.getFirst().at() - 8;
        long from = base + (offsets.getInt(4 * frame) & 0xffffffffL);
        long to = frame + 1 < layout.frames() ? base + (offsets.getInt(4 * frame + 4) & 0xffffffffL) : Long.MAX_VALUE;
        return pieces.stream().filter(p -> p.at() - 8 >= from && p.at() - 8 < to).toList();
    }

    /** Run-length encoding (PS3.5, annex G): a segment for each byte of a sample, the highest first. */
    private ByteBuffer rle() throws IOException {
        ByteBuffer in = ByteBuffer.wrap(encoded()).order(ByteOrder.LITTLE_ENDIAN);
        int size = layout.allocated() / 8;
        int segments = layout.samples() * size;
        if (in.capacity() < RLE_HEADER || in.getInt(0) != segments) {
            throw new IOException("run-length segments that do not fit the samples");
        }
        ByteBuffer out = ByteBuffer.allocate(layout.pixels() * segments).order(ByteOrder.LITTLE_ENDIAN);
        byte[] row = new byte[layout.pixels()];
        for (int s = 0; s < segments; s++) {
            int from = in.getInt(4 + 4 * s);
            int to = s + 1 < segments ? in.getInt(8 + 4 * s) : in.capacity();
            if (from < RLE_HEADER || to < from || to > in.capacity()) {
                throw new EOFException();
            }
            unpack(in, from, to, row);
            int sample = s / size;
            int place = size - 1 - s % size;
            for (int i = 0; i < row.length; i++) {
                out.put((i * layout.samples() + sample) * size + place, row[i]);
            }
        }
        return out;
    }

    private static void unpack(ByteBuffer in, int from, int to, byte[] out) throws EOFException {
        int at = from;
        int n = 0;
        while (n < out.length && at < to) {
            int head = in.get(at++);
            if (head >= 0) {
                int count = Math.min(Math.min(head + 1, out.length - n), to - at);
                in.get(at, out, n, count);
                at += head + 1;
                n += count;
            } else if (head != Byte.MIN_VALUE && at < to) {
                int count = Math.min(1 - head, out.length - n);
                Arrays.fill(out, n, n + count, in.get(at++));
                n += count;
            }
        }
        if (n < out.length) {
            throw new EOFException();
        }
    }

    private Samples jpeg() throws IOException {
        byte[] bytes = encoded();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("JPEG");
        @Nullable
        ImageReader reader = null;
        while (readers.hasNext() && reader == null) {
            ImageReader next = readers.next();
            reader = next.getClass().getName().startsWith("com.sun.") ? next : null;
        }
        if (reader == null) {
            throw new NotReadHere("DICOM with JPEG");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != layout.columns() || reader.getHeight(0) != layout.rows()) {
                throw new IOException("a JPEG picture of another size than the header says");
            }
            Raster raster = reader.readRaster(0, null);
            if (raster.getNumBands() != layout.samples()) {
                throw new IOException("a JPEG picture of other channels than the header says");
            }
            int[] values = raster.getPixels(raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(),
                    (int[]) null);
            byte[] pixels = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                pixels[i] = (byte) values[i];
            }
            return layout.samples() == 1 ? fromInterleaved(ByteBuffer.wrap(pixels)) : jpegColours(bytes, pixels);
        } finally {
            reader.dispose();
        }
    }

    /** Adobe's mark in the JPEG stream, where there is one, knows better than the header how colours were stored. */
    private Samples jpegColours(byte[] jpeg, byte[] pixels) {
        int transform = adobeTransform(jpeg);
        boolean luminance = transform < 0 ? !layout.photometric().equals("RGB") : transform == 1;
        DicomLayout stored = new DicomLayout(layout.columns(), layout.rows(), layout.frames(), 3,
                luminance ? "YBR_FULL" : "RGB", 8, 8, 7, false, false, false);
        return new DicomFrame(file, stored, frame).colours(pixels);
    }

    private static int adobeTransform(byte[] jpeg) {
        ByteBuffer in = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 16 < jpeg.length && (in.get(at) & 0xff) == 0xff) {
            int marker = in.get(at + 1) & 0xff;
            if (marker == 0xda) {
                return -1;
            }
            if (marker == 0xee && in.getInt(at + 4) == 0x41646f62) { // Adobe
                return in.get(at + 15);
            }
            at += 2 + (in.getShort(at + 2) & 0xffff);
        }
        return -1;
    }
}
