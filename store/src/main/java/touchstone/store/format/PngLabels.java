package touchstone.store.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * The numbers of a PNG picture (ISO/IEC 15948) as they stand in the file: palette indices or grey values of 1 to 16 bits,
 * never colours, without gamma, profile or scaling.
 *
 * @param values row by row
 * @param palette whether the values are indices into a palette
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
record PngLabels(int width, int height, char[] values, boolean palette) {

    private static final Messages TEXT = Messages.beside(PngLabels.class);
    private static final long MAX_PIXELS = 200_000_000;
    private static final int GREY = 0;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    /** First column, first row, column step, row step of the seven passes of an interlaced picture. */
    private static final int[][] ADAM7 = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 },
            { 0, 2, 2, 4 },
            { 1, 0, 2, 2 }, { 0, 1, 1, 2 } };
    private static final int[][] PLAIN = { { 0, 0, 1, 1 } };

    static boolean isPng(byte[] head) {
        int length = PngChunks.SIGNATURE.length;
        return head.length >= length && Arrays.equals(head, 0, length, PngChunks.SIGNATURE, 0, length);
    }

    /** Whether the first bytes, at least 26, are those of a PNG whose values are not colours. */
    static boolean isLabels(byte[] head) {
        return isPng(head) && head.length > 25 && (head[25] == GREY || head[25] == PALETTE);
    }

    /** @throws InputRefused with a sentence about "its picture" when the bytes are no such PNG */
    static PngLabels decode(byte[] png) throws InputRefused {
        if (!isPng(png)) {
            throw new InputRefused(TEXT.text("pngNot"));
        }
        return new Decoding(png).run();
    }

    /** Greyscale of 8 or 16 bits, without a filter, in which runs of equal values deflate best. */
    static void encode(OutputStream out, int width, int height, int bits, char[] values) throws IOException {
        out.write(PngChunks.SIGNATURE);
        PngChunks.write(out, "IHDR", PngChunks.header(width, height, bits, GREY));
        int sample = bits / 8;
        byte[] row = new byte[1 + width * sample];
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater()) {
            byte[] buffer = new byte[1 << 15];
            for (int y = 0; y <= height; y++) {
                if (y == height) {
                    deflater.finish();
                } else {
                    for (int x = 0; x < width; x++) {
                        char value = values[y * width + x];
                        row[sample * (x + 1)] = (byte) value;
                        if (sample == 2) {
                            row[2 * x + 1] = (byte) (value >> 8);
                        }
                    }
                    deflater.setInput(row);
                }
                while (y == height ? !deflater.finished() : !deflater.needsInput()) {
                    packed.write(buffer, 0, deflater.deflate(buffer));
                }
            }
        }
        PngChunks.write(out, "IDAT", packed.toByteArray());
        PngChunks.write(out, "IEND", new byte[0]);
    }

    /** One picture on its way out of its chunks. */
    private static final class Decoding {

        private final byte[] png;
        private int at = PngChunks.SIGNATURE.length;
        private int dataStart;
        private int dataEnd;

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
            int channels = type == GREY_ALPHA ? 2 : 1;
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
            return new PngLabels(width, height, values, type == PALETTE);
        }

        private static void requireReadable(int width, int height, int bits, int type) throws InputRefused {
            if (width <= 0 || height <= 0 || Integer.bitCount(bits) != 1 || bits > 16 || bits < 1) {
                throw new InputRefused(TEXT.text("pngBroken"));
            }
            if (type == 2 || type == 6) {
                throw new InputRefused(TEXT.text("pngColours"));
            }
            if (type != GREY && type != PALETTE && type != GREY_ALPHA || type == GREY_ALPHA && bits < 8
                    || type == PALETTE && bits > 8) {
                throw new InputRefused(TEXT.text("pngBroken"));
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
                    values[to] = sample(row, x * channels, bits);
                }
                byte[] free = above;
                above = row;
                row = free;
            }
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
                        type = nextChunk();
                    }
                    inflater.setInput(png, dataStart, dataEnd - dataStart);
                }
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
