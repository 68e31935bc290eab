package touchstone.qa.saliency;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * Reads one two-dimensional array of numbers in NumPy's NPY format, versions 1 to 3: integers of 1 to 8 bytes, booleans,
 * floating point of 4 or 8 bytes, either byte order, rows or columns first. Further dimensions must be 1. Pickled objects
 * and structures are refused, and the file must be as long as its header says.
 */
final class Npy {

    private static final Messages TEXT = Messages.beside(Npy.class);

    private static final int MOST_HEADER = 1 << 16;
    private static final int MOST_VALUES = 1 << 28;
    private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([<>|=]?)([fiub])(\\d)['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([0-9,\\sL]*)\\)");

    private Npy() {
    }

    static HeatMap read(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer start = bytes(file, in, 12).order(ByteOrder.LITTLE_ENDIAN);
            byte[] magic = new byte[6];
            start.get(magic);
            int version = start.get();
            if (!Arrays.equals(magic, new byte[]{ (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' }) || version < 1
                    || version > 3) {
                throw new InputRefused(TEXT.text("npy.none", file));
            }
            long length = version == 1 ? start.getShort(8) & 0xffff : start.getInt(8) & 0xffffffffL;
            if (length > MOST_HEADER) {
                throw new InputRefused(TEXT.text("npy.header", file));
            }
            in.position(version == 1 ? 10 : 12);
            String header = StandardCharsets.UTF_8.decode(bytes(file, in, (int) length)).toString();
            return values(file, in, header);
        }
    }

    private static ByteBuffer bytes(Path file, FileChannel in, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new InputRefused(TEXT.text("npy.short", file));
            }
        }
        return bytes.flip();
    }

    private static HeatMap values(Path file, FileChannel in, String header) throws IOException {
        Matcher descr = DESCR.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!order.find() || !shape.find()) {
            throw new InputRefused(TEXT.text("npy.header", file));
        }
        if (!descr.find() || !isKnown(descr.group(2).charAt(0), descr.group(3))) {
            throw new InputRefused(TEXT.text("npy.type", file));
        }
        int[] sides = sides(file, shape.group(1));
        int size = Integer.parseInt(descr.group(3));
        long count = (long) sides[0] * sides[1];
        if (count > MOST_VALUES) {
            throw new InputRefused(TEXT.text("npy.large", file, sides[1], sides[0], MOST_VALUES));
        }
        if (in.size() - in.position() != count * size) {
            throw new InputRefused(TEXT.text("npy.length", file, in.size() - in.position(), count * size));
        }
        boolean columns = order.group(1).equals("True");
        ByteOrder endian = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        double[] values = new double[(int) count];
        int line = columns ? sides[0] : sides[1];
        int lines = columns ? sides[1] : sides[0];
        for (int l = 0; l < lines; l++) {
            ByteBuffer row = bytes(file, in, line * size).order(endian);
            for (int i = 0; i < line; i++) {
                double value = value(row, i, descr.group(2).charAt(0), size);
                values[columns ? i * sides[1] + l : l * sides[1] + i] = value;
            }
        }
        return HeatMap.of(file, sides[1], sides[0], values);
    }

    private static boolean isKnown(char kind, String size) {
        return switch (kind) {
            case 'f' -> size.matches("[48]");
            case 'b' -> size.equals("1");
            default -> size.matches("[1248]");
        };
    }

    /** Height and width. */
    private static int[] sides(Path file, String shape) throws InputRefused {
        List<String> texts = new ArrayList<>();
        for (String text : shape.replaceAll("[L\\s]", "").split(",", -1)) {
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        while (texts.size() > 2 && texts.remove("1")) {
            // One more dimension that is none.
        }
        if (texts.size() != 2 || texts.stream().anyMatch(text -> text.length() > 9)) {
            throw new InputRefused(TEXT.text("npy.shape", file, shape.strip()));
        }
        return new int[]{ Integer.parseInt(texts.get(0)), Integer.parseInt(texts.get(1)) };
    }

    private static double value(ByteBuffer row, int i, char kind, int size) {
        if (kind == 'f') {
            return size == 4 ? row.getFloat(4 * i) : row.getDouble(8 * i);
        }
        long whole = switch (size) {
            case 1 -> row.get(i);
            case 2 -> row.getShort(2 * i);
            case 4 -> row.getInt(4 * i);
            default -> row.getLong(8 * i);
        };
        if (kind == 'u' && whole < 0) {
            return size == 8 ? (whole >>> 1) * 2.0 + (whole & 1) : whole + Math.scalb(1.0, 8 * size);
        }
        return whole;
    }
}
