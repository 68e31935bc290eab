package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * How one picture of a TIFF file is stored: its blocks (strips or tiles), and what the bits of a block mean.
 *
 * @param blockRows rows of a block; the last strip has fewer, the last tile not
 * @param samples values of a pixel in the file
 * @param kept the first values of a pixel, without the transparency behind them
 * @param format 1 unsigned, 2 signed, 3 floating point
 * @param planar whether each channel has blocks of its own
 * @param reversed whether the low bit of a byte comes first
 * @param palette 3 x 2^bits colour values of 16 bits, red first; empty without a palette
 * @param tables what the JPEG streams of the blocks have in common; empty where they have nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TiffLayout(int width, int height, int blockWidth, int blockRows, boolean tiled, int samples, int kept, int bits,
        int format, int photometric, TiffCodec codec, int predictor, boolean planar, boolean reversed, long[] palette,
        byte[] tables, long[] offsets, long[] counts) {

    static final int WHITE_IS_ZERO = 0;
    static final int PALETTE = 3;
    static final int INKS = 5;
    static final int YCBCR = 6;
    static final int LAB = 8;
    /** Channels of a picture of inks. */
    private static final int FOUR = 4;

    private static final int MOST_SAMPLES = 256;
    private static final int BAND = 1 << 18;

    /**
     * @param shift how many bytes behind the page's own pixels those of the picture lie
     * @throws NotReadHere for what another reader may know
     * @throws EOFException when all blocks lie beyond the end of the file
     */
    static TiffLayout of(TiffFile file, TiffFile.Directory page, long shift) throws IOException {
        int width = size(page.value(256, 0));
        int height = size(page.value(257, 0));
        int samples = size(page.value(277, 1));
        if (samples > MOST_SAMPLES) {
            throw new NotReadHere(samples + " channels");
        }
        TiffCodec codec = TiffCodec.of((int) page.value(259, 1));
        int bits = bits(page);
        int format = (int) page.value(339, 1);
        format = format == 4 ? 1 : format;
        int photometric = (int) page.value(262, samples < 3 ? 1 : 2);
        int predictor = (int) page.value(317, 1);
        requireKnown(page, codec, bits, format, photometric, predictor, samples);
        long[] palette = photometric == PALETTE ? page.values(320) : new long[0];
        if (photometric == PALETTE && (bits > 8 || samples != 1 || palette.length < 3 << bits)) {
            throw new NotReadHere("a palette of " + palette.length + " values for " + bits + " bits");
        }
        int alpha = 0;
        long[] extra = page.values(338);
        while (alpha < extra.length && alpha < samples - 1
                && (extra[extra.length - 1 - alpha] == 1 || extra[extra.length - 1 - alpha] == 2)) {
            alpha++;
        }
        boolean tiled = page.has(322);
        boolean planar = page.value(284, 1) == 2 && samples > 1;
        long rows = Math.min(tiled ? page.value(323, 0) : page.value(278, height), Integer.MAX_VALUE);
        int blockWidth = tiled ? size(page.value(322, 0)) : width;
        int blockRows = size(tiled ? rows : Math.min(rows, height));
        TiffLayout layout = new TiffLayout(width, height, blockWidth, blockRows, tiled, samples,
                photometric == INKS ? FOUR : photometric == LAB ? 3 : samples - alpha, bits,
                format, photometric, codec, predictor, planar, page.value(266, 1) == 2, palette, page.raw(347),
                shifted(page.values(tiled ? 324 : 273), shift), page.values(tiled ? 325 : 279));
        return layout.inBands().checked(file.bytes().length());
    }

    private static long[] shifted(long[] offsets, long by) {
        return by == 0 ? offsets : Arrays.stream(offsets).map(offset -> offset + by).toArray();
    }

    private static int size(long value) throws IOException {
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw new IOException("a size of " + value);
        }
        return (int) value;
    }

    private static int bits(TiffFile.Directory page) throws IOException {
        long[] bits = page.values(258);
        if (Arrays.stream(bits).distinct().count() > 1) {
            throw new NotReadHere("channels of different depths");
        }
        return bits.length == 0 ? 1 : size(bits[0]);
    }

    private static void requireKnown(TiffFile.Directory page, TiffCodec codec, int bits, int format, int photometric,
            int predictor, int samples) throws IOException {
        boolean jpeg = codec == TiffCodec.JPEG;
        boolean knownBits = switch (format) {
            case 1 -> bits <= 16 || bits == 32;
            case 2 -> bits == 8 || bits == 16 || bits == 32;
            case 3 -> bits == 16 || bits == 32 || bits == 64;
            default -> false;
        };
        if (!knownBits) {
            throw new NotReadHere(bits + "-bit samples of format " + format);
        }
        boolean inks = photometric == INKS && (bits == 8 || bits == 16) && format == 1 && samples >= FOUR
                && page.value(332, 1) == 1;
        boolean lab = photometric == LAB && bits == 8 && samples >= 3 && !jpeg && page.value(284, 1) == 1;
        if (photometric < 0 || photometric > PALETTE && !(photometric == YCBCR && jpeg) && !inks && !lab) {
            throw new NotReadHere(switch (photometric) {
                case 5 -> "inks of " + bits + " bits";
                case YCBCR -> "YCbCr colours";
                case 8, 9, 10 -> "CIELab colours";
                case 32803 -> "the raw samples of a camera";
                default -> "colours of kind " + photometric;
            });
        }
        if (jpeg && (bits != 8 || format != 1 || photometric == PALETTE
                || samples != 1 && samples != 3 && !(inks && samples == FOUR))) {
            throw new NotReadHere("JPEG of " + samples + " channels of " + bits + " bits");
        }
        boolean knownPredictor = predictor == 1 || jpeg || predictor == 2 && bits % 8 == 0
                || predictor == 3 && format == 3;
        if (!knownPredictor) {
            throw new NotReadHere("predictor " + predictor + " of " + bits + "-bit samples");
        }
        if (page.value(266, 1) == 2 && jpeg) {
            throw new NotReadHere("JPEG with its low bit first");
        }
    }

    /** Cuts one large strip that is not packed into bands, so that a region need not read all of it. */
    private TiffLayout inBands() {
        if (tiled || planar || codec != TiffCodec.NONE || offsets.length != 1 || rowBytes() * blockRows <= BAND) {
            return this;
        }
        int rows = (int) Math.max(1, BAND / rowBytes());
        int bands = ceil(height, rows);
        long[] starts = new long[bands];
        long[] sizes = new long[bands];
        for (int i = 0; i < bands; i++) {
            starts[i] = offsets[0] + rowBytes() * rows * i;
            sizes[i] = rowBytes() * Math.min(rows, height - rows * i);
        }
        return new TiffLayout(width, height, blockWidth, rows, false, samples, kept, bits, format, photometric, codec,
                predictor, false, reversed, palette, tables, starts, sizes);
    }

    private TiffLayout checked(long length) throws IOException {
        long blocks = (long) columns() * rows() * (planar ? samples : 1);
        if (blockBytes() > mostBytes()) {
            throw new NotReadHere("blocks of " + blockWidth + " x " + blockRows + " pixels");
        }
        if (offsets.length < blocks) {
            throw new EOFException();
        }
        long[] sizes = counts;
        if (sizes.length < blocks || blocks == 1 && sizes[0] == 0) {
            if (codec != TiffCodec.NONE && blocks > 1) {
                throw new IOException("blocks without their lengths");
            }
            sizes = new long[offsets.length];
            Arrays.fill(sizes, codec == TiffCodec.NONE ? blockBytes() : Math.max(0, length - offsets[0]));
            if (codec == TiffCodec.NONE && !tiled) {
                for (int i = 0; i < blocks; i++) {
                    sizes[i] = rowBytes() * rowsOf(i % (columns() * rows()));
                }
            }
        }
        for (int i = 0; i < blocks; i++) {
            boolean empty = sizes[i] == 0 && offsets[i] == 0;
            if (sizes[i] < 0 || offsets[i] < 0) {
                throw new IOException("a block at an impossible place");
            }
            boolean there = offsets[i] <= length - sizes[i];
            if (!empty && there && (sizes[i] > Integer.MAX_VALUE - 64
                    || !codec.canHold(sizes[i], rowBytes() * rowsOf(i % (columns() * rows()))))) {
                throw new IOException("a block of too few bytes");
            }
        }
        if (Arrays.stream(offsets).noneMatch(at -> at < length)) {
            throw new EOFException();
        }
        return new TiffLayout(width, height, blockWidth, blockRows, tiled, samples, kept, bits, format, photometric,
                codec, predictor, planar, reversed, palette, tables, offsets, sizes);
    }

    /** How many blocks lie behind the end of a file, wholly or in part. */
    int missing(long length) {
        int missing = 0;
        for (int i = 0; i < blocks(); i++) {
            missing += offsets[i] > length - counts[i] ? 1 : 0;
        }
        return missing;
    }

    /** What one block may take in memory. */
    private static long mostBytes() {
        return Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);
    }

    /** Of all planes. */
    int blocks() {
        return columns() * rows() * (planar ? samples : 1);
    }

    int columns() {
        return ceil(width, blockWidth);
    }

    int rows() {
        return ceil(height, blockRows);
    }

    private static int ceil(int a, int b) {
        return (int) (((long) a + b - 1) / b);
    }

    /** Rows that are stored of a block: fewer in the last strip. */
    int rowsOf(int block) {
        int row = block / columns();
        return tiled ? blockRows : Math.min(blockRows, height - row * blockRows);
    }

    /** Values of a pixel in one block. */
    int samplesInBlock() {
        return planar ? 1 : samples;
    }

    long rowBytes() {
        return ((long) blockWidth * samplesInBlock() * bits + 7) / 8;
    }

    private long blockBytes() {
        // The samples as they are handed out may be wider than stored, or one colour of three.
        return Math.max(rowBytes(), (long) blockWidth * samplesInBlock() * (photometric == PALETTE ? 3 : 1)
                * (bits > 16 ? 4 : bits > 8 ? 2 : 1)) * blockRows;
    }

    /** Whether the values kept of a pixel become red, green, blue. */
    boolean isConverted() {
        return photometric == INKS || photometric == LAB;
    }

    /** As shown. */
    PixelType type() {
        int channels = photometric == PALETTE ? hasColours() ? 3 : 1 : isConverted() ? 3 : kept;
        PixelType.Depth depth = format == 3 || bits > 16
                ? PixelType.Depth.FLOAT32
                : format == 2
                        ? PixelType.Depth.INT16
                        : bits > 8 ? PixelType.Depth.UINT16 : PixelType.Depth.UINT8;
        return new PixelType(channels, depth);
    }

    /** As kept of the blocks, before colours are converted. */
    PixelType keptType() {
        return isConverted() ? new PixelType(kept, type().depth()) : type();
    }

    private boolean hasColours() {
        int n = 1 << bits;
        for (int i = 0; i < n; i++) {
            if (colour(i, 0) != colour(i, 1) || colour(i, 0) != colour(i, 2)) {
                return true;
            }
        }
        return false;
    }

    /** A palette's colour as 8 bits. */
    int colour(int index, int channel) {
        return (int) (palette[(channel << bits) + index] >> 8);
    }
}
