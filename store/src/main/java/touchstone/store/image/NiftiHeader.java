package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Spacing;

/**
 * The header of a NIfTI-1 file (nifti1.h; 348 bytes, either byte order, perhaps packed with gzip). Values lie with x the
 * fastest, then y, then the other axes. Each picture is one plane of x and y, its first row on top, as the values are
 * stored: what the affine says of left and right is kept but not applied, so that a drawn pixel is the stored one.
 *
 * @param bytes the header itself
 * @param width values along x, {@code height} along y
 * @param further lengths of the axes behind those, at least none
 * @param type the datatype code
 * @param offset where the values begin in their file
 * @param slope what values are multiplied with before {@code intercept} is added; 0 when they are not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NiftiHeader(byte[] bytes, ByteOrder order, int width, int height, int[] further, NiftiType type, long offset,
        float slope, float intercept, boolean pair) {

    static final int LENGTH = 348;

    private static final Messages TEXT = Messages.beside(NiftiHeader.class);
    private static final int NIFTI_2 = 540;

    /** Whether the file's content begins as NIfTI does, packed or not. */
    static boolean isNifti(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        byte[] head;
        try (InputStream in = unpacked(path)) {
            head = in.readNBytes(LENGTH);
        } catch (IOException notPacked) {
            return false;
        }
        if (head.length < 4) {
            return false;
        }
        int size = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        int swapped = Integer.reverseBytes(size);
        if (size == NIFTI_2 || swapped == NIFTI_2) {
            return new String(head, StandardCharsets.ISO_8859_1).startsWith("n", 4);
        }
        return (size == LENGTH || swapped == LENGTH) && head.length == LENGTH && isMagic(head);
    }

    private static boolean isMagic(byte[] head) {
        return (head[344] == 'n') && (head[345] == '+' || head[345] == 'i') && head[346] == '1' && head[347] == 0;
    }

    static boolean isPacked(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    /** The file's content, unpacked where it is packed. */
    static InputStream unpacked(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            return isPacked(path) ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException broken) {
            in.close();
            throw broken;
        }
    }

    /** @throws InputRefused when it contradicts itself or is of a kind that is not read here */
    static NiftiHeader read(Path path) throws IOException {
        byte[] head;
        try (InputStream in = unpacked(path)) {
            head = in.readNBytes(LENGTH);
        } catch (EOFException ended) {
            throw new InputRefused(TEXT.text("truncated", path, Files.size(path)), ended);
        }
        if (head.length < LENGTH) {
            throw new InputRefused(TEXT.text("truncated", path, Files.size(path)));
        }
        ByteOrder order = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt() == LENGTH
                ? ByteOrder.LITTLE_ENDIAN
                : ByteOrder.BIG_ENDIAN;
        ByteBuffer in = ByteBuffer.wrap(head).order(order);
        if (in.getInt(0) != LENGTH) {
            throw new InputRefused(TEXT.text("nifti.two", path));
        }
        int axes = in.getShort(40);
        if (axes < 1 || axes > 7) {
            throw new InputRefused(TEXT.text("nifti.axes", path, axes));
        }
        int[] lengths = new int[7];
        for (int i = 0; i < 7; i++) {
            lengths[i] = i < axes ? in.getShort(42 + 2 * i) : 1;
            if (lengths[i] < 1) {
                throw new InputRefused(TEXT.text("nifti.length", path, i + 1, lengths[i]));
            }
        }
        int code = in.getShort(70);
        NiftiType type = NiftiType.of(code)
                .orElseThrow(() -> new InputRefused(TEXT.text("nifti.type", path, NiftiType.nameOf(code))));
        if (in.getShort(72) != 0 && in.getShort(72) != 8 * type.bytes()) {
            throw new InputRefused(TEXT.text("nifti.bits", path, in.getShort(72), 8 * type.bytes()));
        }
        float offset = in.getFloat(108);
        boolean pair = head[345] == 'i';
        if (!(offset >= (pair ? 0 : LENGTH)) || offset > 1L << 40) {
            throw new InputRefused(TEXT.text("nifti.offset", path));
        }
        float slope = in.getFloat(112);
        float intercept = in.getFloat(116);
        boolean scaled = slope != 0 && Float.isFinite(slope) && Float.isFinite(intercept)
                && !(slope == 1 && intercept == 0);
        int[] further = Arrays.copyOfRange(lengths, 2, 7);
        NiftiHeader header = new NiftiHeader(head, order, lengths[0], lengths[1], further, type, (long) offset,
                scaled ? slope : 0, scaled ? intercept : 0, pair);
        if (header.planeCount() > ImageFile.MOST_PLANES) {
            throw new InputRefused(TEXT.text("planes", path, ImageFile.MOST_PLANES));
        }
        return header;
    }

    long planeCount() {
        long count = 1;
        for (int length : further) {
            count *= length;
        }
        return count;
    }

    long planeBytes() {
        return (long) width * height * type.bytes();
    }

    /** How long the file of the values is at least, unpacked. */
    long length() {
        return offset + planeBytes() * planeCount();
    }

    /** The file that holds the values: beside the header with the ending {@code .img}, or the header's own. */
    Path values(Path path) {
        if (!pair) {
            return path;
        }
        String name = String.valueOf(path.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        int cut = lower.endsWith(".hdr.gz") ? 7 : lower.endsWith(".hdr") ? 4 : 0;
        return path.resolveSibling(name.substring(0, name.length() - cut) + (cut == 7 ? ".img.gz" : ".img"));
    }

    PixelType pixels() {
        return type.channels() > 1
                ? new PixelType(3, PixelType.Depth.UINT8)
                : new PixelType(1, slope != 0 ? PixelType.Depth.FLOAT32 : type.depth());
    }

    /**
     * From the grid's spacing in its unit. A file without a unit means millimetres, as programs read it, unless all its
     * lengths are 1: then nobody told any.
     */
    @Nullable
    Spacing spacing() {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
        int unit = bytes[123] & 7;
        double x = Math.abs(in.getFloat(80));
        double y = Math.abs(in.getFloat(84));
        double z = Math.abs(in.getFloat(88));
        double millimetres = switch (unit) {
            case 1 -> 1000;
            case 3 -> 1e-3;
            case 2 -> 1;
            default -> x == 1 && y == 1 && (z == 1 || z == 0) ? Double.NaN : 1;
        };
        boolean known = x > 0 && y > 0 && Double.isFinite(x * millimetres) && Double.isFinite(y * millimetres);
        return known ? new Spacing(shortest(y) * millimetres, shortest(x) * millimetres) : null;
    }

    /** The number that was meant by one of single precision. */
    private static double shortest(double single) {
        return Double.parseDouble(Float.toString((float) single));
    }

    /** Where a plane lies on the axes behind the second, counted from 1. */
    Map<String, String> place(int plane) {
        Map<String, String> place = new TreeMap<>();
        int rest = plane;
        for (int i = 0; i < further.length; i++) {
            if (further[i] > 1) {
                place.put(i == 0 ? "z" : i == 1 ? "t" : "axis" + (i + 3), Integer.toString(rest % further[i] + 1));
            }
            rest /= further[i];
        }
        return place;
    }
}
