package touchstone.store.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.image.PngChunks;

/**
 * The numbers of a PNG picture (ISO/IEC 15948) as they stand in the file, without gamma, profile or scaling: palette
 * indices, grey values of 1 to 16 bits, or, where the picture holds colours, the number of each colour in the order in
 * which they first occur.
 *
 * @param values row by row
 * @param coding what the values are
 * @param colours the colour 0xRRGGBB of each value of a palette or colour picture; empty for grey values
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
record PngLabels(int width, int height, char[] values, Coding coding, int[] colours) {

    /** What the pixels of a label picture hold. */
    enum Coding {
        GREY_8(8, GREY), GREY_16(16, GREY), PALETTE(8, INDEXED), COLOURS(8, RGB);

        private final int bits;
        private final int type;

        Coding(int bits, int type) {
            this.bits = bits;
            this.type = type;
        }

        private int pixelBytes() {
            return type == RGB ? 3 : bits / 8;
        }
    }

    private static final Messages TEXT = Messages.beside(PngLabels.class);
    static final long MAX_PIXELS = 200_000_000;
    /** More different colours than labels and objects can have on a picture: it is a photograph. */
    private static final int MOST_COLOURS = 4096;
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int INDEXED = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;
    private static final int[] NO_COLOURS = {};
    /** First column, first row, column step, row step of the seven passes of an interlaced picture. */
    private static final int[][] ADAM7 = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 },
            { 0, 2, 2, 4 },
            { 1, 0, 2, 2 }, { 0, 1, 1, 2 } };
    private static final int[][] PLAIN = { { 0, 0, 1, 1 } };

    static boolean isPng(byte[] head) {
        return PngChunks.isPng(head);
    }

    /** Whether the first bytes, at least 26, are those of a PNG whose values are not colours. */
    static boolean isLabels(byte[] head) {
        return isPng(head) && head.length > 25 && (head[25] == GREY || head[25] == INDEXED);
    }

    /** @throws InputRefused with a sentence about "its picture" when the bytes are no such PNG */
    static PngLabels decode(byte[] png) throws InputRefused {
        if (!isPng(png)) {
            throw new InputRefused(TEXT.text("pngNot"));
        }
        return new Decoding(png).run();
    }

    boolean palette() {
        return coding == Coding.PALETTE;
    }

    /** Greyscale of 8 or 16 bits. */
    static void encode(OutputStream out, int width, int height, int bits, char[] values) throws IOException {
        encode(out, new PngLabels(width, height, values, bits == 16 ? Coding.GREY_16 : Coding.GREY_8, NO_COLOURS));
    }

    /** Without a filter, in which runs of equal values deflate best. */
    static void encode(OutputStream out, PngLabels picture) throws IOException {
        Coding coding = picture.coding;
        PngChunks.writeSignature(out);
        PngChunks.write(out, "IHDR", PngChunks.header(picture.width, picture.height, coding.bits, coding.type));
        if (coding == Coding.PALETTE) {
            ByteBuffer palette = ByteBuffer.allocate(3 * picture.colours.length);
            Arrays.stream(picture.colours).forEach(c -> putColour(palette, c));
            PngChunks.write(out, "PLTE", palette.array());
        }
        ByteBuffer row = ByteBuffer.allocate(1 + picture.width * coding.pixelBytes());
        byte[] buffer = new byte[1 << 16];
        try (Deflater deflater = new Deflater()) {
            for (int y = 0; y <= picture.height; y++) {
                if (y == picture.height) {
                    deflater.finish();
                } else {
                    picture.row(y, row);
                    deflater.setInput(row.array());
                }
                while (y == picture.height ? !deflater.finished() : !deflater.needsInput()) {
                    int length = deflater.deflate(buffer);
                    if (length > 0) {
                        PngChunks.write(out, "IDAT", buffer, length);
                    }
                }
            }
        }
        PngChunks.write(out, "IEND", new byte[0]);
    }

    private void row(int y, ByteBuffer row) {
        row.position(1);
        for (int i = y * width; i < (y + 1) * width; i++) {
            switch (coding) {
                case GREY_8, PALETTE -> row.put((byte) values[i]);
                case GREY_16 -> row.putChar(values[i]);
                case COLOURS -> putColour(row, colours[values[i]]);
            }
        }
    }

    private static void putColour(ByteBuffer out, int rgb) {
        out.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
    }

    /** One picture on its way out of its chunks. */
    private static final class Decoding {

        private final byte[] png;
        private int at = PngChunks.signatureLength();
        private int dataStart;
        private int dataEnd;
        private int[] palette = NO_COLOURS;
        private final Map<Integer, Character> numbers = new LinkedHashMap<>();
        private int lastColour = -1;
        private char lastNumber;

        Decoding(byte[] png) {
            this.png = png;
        }

        PngLabels run() throws InputRefused {
            if (!"IHDR".equals(nextChunk()) || dataEnd - dataStart != 13) {
                throw new InputRefused(TEXT.text("pngBroken"));
            }
            ByteBuffer header = ByteBuffer.wrap(png, dataStart, 13);
            int width = header.getInt();
            int height = header.getInt();
            int bits = header.get();
            int type = header.get();
            boolean interlaced = header.get(dataStart + 12) != 0;
            requireReadable(width, height, bits, type);
            char[] values = new char[width * height];
            int channels = switch (type) {
                case RGB -> 3;
                case RGB_ALPHA -> 4;
                case GREY_ALPHA -> 2;
                default -> 1;
            };
            try (Inflater inflater = new Inflater()) {
                for (int[] pass : interlaced ? ADAM7 : PLAIN) {
                    int columns = Math.ceilDiv(width - pass[0], pass[2]);
                    int rows = Math.ceilDiv(height - pass[1], pass[3]);
                    if (columns > 0 && rows > 0) {
                        pass(inflater, pass, columns, rows, bits, channels, width, values);
                    }
                }
            } catch (DataFormatException broken) {
                throw new InputRefused(TEXT.text("pngBroken"), broken);
            }
            if (channels > 2) {
                return new PngLabels(width, height, values, Coding.COLOURS,
                        numbers.keySet().stream().mapToInt(Integer::intValue).toArray());
            }
            return new PngLabels(width, height, values,
                    type == INDEXED ? Coding.PALETTE : bits == 16 ? Coding.GREY_16 : Coding.GREY_8, palette);
        }

        private static void requireReadable(int width, int height, int bits, int type) throws InputRefused {
            if (width <= 0 || height <= 0 || Integer.bitCount(bits) != 1 || bits > 16 || bits < 1) {
                throw new InputRefused(TEXT.text("pngBroken"));
            }
            boolean known = switch (type) {
                case GREY -> true;
                case INDEXED -> bits <= 8;
                case GREY_ALPHA, RGB, RGB_ALPHA -> bits >= 8;
                default -> false;
            };
            if (!known) {
                throw new InputRefused(TEXT.text("pngBroken"));
            }
            if (bits == 16 && (type == RGB || type == RGB_ALPHA)) {
                throw new InputRefused(TEXT.text("pngDeepColours"));
            }
            if ((long) width * height > MAX_PIXELS) {
                throw new InputRefused(TEXT.text("pngLarge", Integer.toString(width), Integer.toString(height)));
            }
        }

        private void pass(Inflater inflater, int[] pass, int columns, int rows, int bits, int channels, int width,
                char[] values) throws InputRefused, DataFormatException {
            int pixel = Math.max(1, bits * channels / 8);
            int length = Math.ceilDiv(columns * bits * channels, 8);
            byte[] row = new byte[length];
            byte[] above = new byte[length];
            byte[] filter = new byte[1];
            for (int y = 0; y < rows; y++) {
                inflate(inflater, filter);
                inflate(inflater, row);
                unfilter(filter[0], row, above, pixel);
                int to = (pass[1] + y * pass[3]) * width + pass[0];
                for (int x = 0; x < columns; x++, to += pass[2]) {
                    values[to] = channels > 2 ? number(row, x * channels) : sample(row, x * channels, bits);
                }
                byte[] free = above;
                above = row;
                row = free;
            }
        }

        private char number(byte[] row, int i) throws InputRefused {
            int rgb = (row[i] & 0xff) << 16 | (row[i + 1] & 0xff) << 8 | row[i + 2] & 0xff;
            if (rgb == lastColour) {
                return lastNumber;
            }
            lastColour = rgb;
            Character known = numbers.get(rgb);
            if (known != null) {
                lastNumber = known;
                return known;
            }
            if (numbers.size() > MOST_COLOURS) {
                throw new InputRefused(TEXT.text("pngPhotograph", Integer.toString(MOST_COLOURS)));
            }
            char next = (char) numbers.size();
            numbers.put(rgb, next);
            lastNumber = next;
            return next;
        }

        private static char sample(byte[] row, int i, int bits) {
            return switch (bits) {
                case 16 -> (char) ((row[2 * i] & 0xff) << 8 | row[2 * i + 1] & 0xff);
                case 8 -> (char) (row[i] & 0xff);
                default -> (char) ((row[i * bits / 8] & 0xff) >> (8 - bits - i * bits % 8) & ((1 << bits) - 1));
            };
        }

        private void inflate(Inflater inflater, byte[] into) throws InputRefused, DataFormatException {
            int n = 0;
            while (n < into.length) {
                int got = inflater.inflate(into, n, into.length - n);
                n += got;
                if (got == 0) {
                    if (inflater.finished() || inflater.needsDictionary()) {
                        throw new InputRefused(TEXT.text("pngEnds"));
                    }
                    String type = nextChunk();
                    while (!type.equals("IDAT")) {
                        if (type.equals("IEND")) {
                            throw new InputRefused(TEXT.text("pngEnds"));
                        }
                        if (type.equals("PLTE")) {
                            readPalette();
                        }
                        type = nextChunk();
                    }
                    inflater.setInput(png, dataStart, dataEnd - dataStart);
                }
            }
        }

        private void readPalette() {
            palette = new int[Math.min(256, (dataEnd - dataStart) / 3)];
            for (int i = 0; i < palette.length; i++) {
                int from = dataStart + 3 * i;
                palette[i] = (png[from] & 0xff) << 16 | (png[from + 1] & 0xff) << 8 | png[from + 2] & 0xff;
            }
        }

        private String nextChunk() throws InputRefused {
            if (at > png.length - 12) {
                throw new InputRefused(TEXT.text("pngEnds"));
            }
            int length = ByteBuffer.wrap(png).getInt(at);
            if (length < 0 || length > png.length - 12 - at) {
                throw new InputRefused(TEXT.text("pngEnds"));
            }
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            dataStart = at + 8;
            dataEnd = dataStart + length;
            CRC32 crc = new CRC32();
            crc.update(png, at + 4, length + 4);
            if (Character.isUpperCase(type.charAt(0)) && (int) crc.getValue() != ByteBuffer.wrap(png).getInt(dataEnd)) {
                throw new InputRefused(TEXT.text("pngBroken"));
            }
            at = dataEnd + 4;
            return type;
        }

        private static void unfilter(int filter, byte[] row, byte[] above, int pixel) throws InputRefused {
            if (filter < 0 || filter > 4) {
                throw new InputRefused(TEXT.text("pngBroken"));
            }
            for (int i = 0; filter != 0 && i < row.length; i++) {
                int left = i < pixel ? 0 : row[i - pixel] & 0xff;
                int up = above[i] & 0xff;
                int corner = i < pixel ? 0 : above[i - pixel] & 0xff;
                row[i] += (byte) switch (filter) {
                    case 1 -> left;
                    case 2 -> up;
                    case 3 -> (left + up) / 2;
                    default -> paeth(left, up, corner);
                };
            }
        }

        private static int paeth(int left, int up, int corner) {
            int p = left + up - corner;
            int a = Math.abs(p - left);
            int b = Math.abs(p - up);
            int c = Math.abs(p - corner);
            return a <= b && a <= c ? left : b <= c ? up : corner;
        }
    }
}
