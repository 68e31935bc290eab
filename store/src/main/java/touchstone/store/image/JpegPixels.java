package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG file by region. Opening decodes the Huffman codes of the whole file once, which notes where a reader can begin
 * every few units and yields the mean of each 8 x 8 block; a region then decodes no more than the units that it touches.
 */
final class JpegPixels implements PixelSource {

    /** The level whose pixels are the means of the blocks. */
    static final int MEANS = 3;

    private static final int UNITS_APART = 32;
    private static final int BLOCK = 8;

    private final JpegHeader header;
    private final JpegHeader.Channel[] channels;
    private final PixelType type;
    private final int across;
    private final int down;
    /** Units (T.81: MCUs) in a row and in a column. */
    private final int columns;
    private final int rows;
    private final int stops;
    private final JpegBits.Place[] places;
    private final int[] predictions;
    private final byte[][] means;
    /** Rows of units that could be read; those behind a fault cannot be told from noise. */
    private int there;

    /**
     * @param opening told how many of the codes are decoded
     * @throws NotReadHere for what another reader may know
     * @throws IOException when not even one row of units can be read
     */
    JpegPixels(JpegHeader header, Opening opening) throws IOException {
        this.header = header;
        channels = header.channels();
        type = new PixelType(channels.length, PixelType.Depth.UINT8);
        across = channels[0].across;
        down = channels[0].down;
        columns = ceil(header.width(), BLOCK * across);
        rows = ceil(header.height(), BLOCK * down);
        long blocks = 0;
        for (JpegHeader.Channel channel : channels) {
            blocks += (long) columns * rows * channel.across * channel.down;
        }
        // A block takes at least a bit for its mean and one for its end.
        if (blocks / 4 > header.bytes().length()) {
            throw new EOFException();
        }
        if (blocks > Runtime.getRuntime().maxMemory() / 4) {
            throw new NotReadHere("JPEG of " + blocks + " blocks");
        }
        stops = ceil(columns, UNITS_APART);
        places = new JpegBits.Place[stops * rows];
        predictions = new int[places.length * channels.length];
        means = new byte[channels.length][];
        for (int c = 0; c < channels.length; c++) {
            means[c] = new byte[columns * channels[c].across * rows * channels[c].down];
            Arrays.fill(means[c], Damage.NEUTRAL);
        }
        try {
            index(opening);
        } catch (IOException damaged) {
            if (there == 0) {
                throw damaged;
            }
            for (int c = 0; c < channels.length; c++) {
                Arrays.fill(means[c], there * channels[c].down * columns * channels[c].across, means[c].length,
                        Damage.NEUTRAL);
            }
        }
    }

    private static int ceil(int a, int b) {
        return (a + b - 1) / b;
    }

    private void index(Opening opening) throws IOException {
        JpegBits bits = new JpegBits(header.bytes(), header.start());
        int[] dc = new int[channels.length];
        int left = header.restart();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (header.restart() > 0 && left-- == 0) {
                    bits.requireReal();
                    bits.restart();
                    Arrays.fill(dc, 0);
                    left = header.restart() - 1;
                }
                if (column % UNITS_APART == 0) {
                    int stop = row * stops + column / UNITS_APART;
                    places[stop] = bits.place();
                    System.arraycopy(dc, 0, predictions, stop * dc.length, dc.length);
                }
                for (int c = 0; c < channels.length; c++) {
                    JpegHeader.Channel channel = channels[c];
                    for (int v = 0; v < channel.down; v++) {
                        for (int h = 0; h < channel.across; h++) {
                            dc[c] += skip(channel, bits);
                            int at = (row * channel.down + v) * columns * channel.across + column * channel.across + h;
                            means[c][at] = (byte) Math.clamp((dc[c] * channel.quantizer[0] + 4 >> 3) + 128, 0, 255);
                        }
                    }
                }
            }
            bits.requireReal();
            there = row + 1;
            opening.soFar((double) there / rows);
            if (!opening.isWanted()) {
                throw new CancellationException();
            }
        }
    }

    @Override
    public @Nullable Damage damage() {
        return there == rows
                ? null
                : new Damage(Damage.Kind.LOWER, 1 - (double) there * BLOCK * down / header.height());
    }

    /** Steps over a block; how much its mean differs from the one before. */
    private static int skip(JpegHeader.Channel channel, JpegBits bits) throws IOException {
        int difference = bits.value(length(channel.dc.decode(bits)));
        bits.skipCoefficients(channel.ac);
        return difference;
    }

    private static int length(int symbol) throws IOException {
        if (symbol > 15) {
            throw new IOException("an impossible difference");
        }
        return symbol;
    }

    private static void block(JpegHeader.Channel channel, JpegBits bits, int difference, int[] into)
            throws IOException {
        Arrays.fill(into, 0);
        into[0] = difference * channel.quantizer[0];
        for (int k = 1; k < 64; k++) {
            int symbol = channel.ac.decode(bits);
            int length = symbol & 15;
            k += symbol >> 4;
            if (length == 0) {
                if (symbol != HuffmanTable.SIXTEEN_ZEROS) {
                    break;
                }
            } else {
                int place = JpegHeader.place(k & 63);
                into[place] = bits.value(length) * channel.quantizer[place];
            }
        }
    }

    @Override
    public int width() {
        return header.width();
    }

    @Override
    public int height() {
        return header.height();
    }

    @Override
    public PixelType type() {
        return type;
    }

    /** The level of the means. */
    Samples means() {
        int width = ceil(width(), BLOCK);
        int height = ceil(height(), BLOCK);
        byte[] data = new byte[Math.multiplyExact(width * height, channels.length)];
        for (int c = 0; c < channels.length; c++) {
            int byX = across / channels[c].across;
            int byY = down / channels[c].down;
            int stride = columns * channels[c].across;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    data[(y * width + x) * channels.length + c] = means[c][y / byY * stride + x / byX];
                }
            }
        }
        if (header.isYcc()) {
            YccColours.toRgb(data);
        }
        return new Samples.Bytes(width, height, channels.length, data);
    }

    @Override
    public Samples read(int x, int y, int width, int height) throws IOException {
        // Colours between two samples need the neighbouring unit.
        int margin = across * down > 1 ? 1 : 0;
        int left = Math.max(0, x / (BLOCK * across) - margin);
        int top = Math.max(0, y / (BLOCK * down) - margin);
        int right = Math.min(columns, ceil(x + width, BLOCK * across) + margin);
        int bottom = Math.min(rows, ceil(y + height, BLOCK * down) + margin);
        byte[][] planes = new byte[channels.length][];
        for (int c = 0; c < channels.length; c++) {
            planes[c] = new byte[(right - left) * channels[c].across * (bottom - top) * channels[c].down * 64];
            if (bottom > there) {
                Arrays.fill(planes[c], Damage.NEUTRAL);
            }
        }
        decode(left, top, right, Math.min(bottom, there), planes);
        byte[] data = new byte[Math.multiplyExact(width * height, channels.length)];
        for (int c = 0; c < channels.length; c++) {
            JpegHeader.Channel channel = channels[c];
            int stride = (right - left) * channel.across * BLOCK;
            int planeX = left * channel.across * BLOCK;
            int planeY = top * channel.down * BLOCK;
            ChannelPlane plane = new ChannelPlane(planes[c], stride, planeX, planeY,
                    ceil(width() * channel.across, across), ceil(height() * channel.down, down),
                    across / channel.across, down / channel.down);
            plane.spread(x, y, width, height, data, c, channels.length);
        }
        if (header.isYcc()) {
            YccColours.toRgb(data);
        }
        return new Samples.Bytes(width, height, channels.length, data);
    }

    private void decode(int left, int top, int right, int bottom, byte[][] planes) throws IOException {
        JpegBits bits = new JpegBits(header.bytes(), header.start());
        InverseDct transform = new InverseDct();
        int[] block = new int[64];
        int[] dc = new int[channels.length];
        for (int row = top; row < bottom; row++) {
            int begin = left / UNITS_APART * UNITS_APART;
            int stop = row * stops + begin / UNITS_APART;
            bits.goTo(places[stop]);
            System.arraycopy(predictions, stop * dc.length, dc, 0, dc.length);
            for (int column = begin; column < right; column++) {
                long unit = (long) row * columns + column;
                if (header.restart() > 0 && column > begin && unit % header.restart() == 0) {
                    bits.restart();
                    Arrays.fill(dc, 0);
                }
                for (int c = 0; c < channels.length; c++) {
                    JpegHeader.Channel channel = channels[c];
                    int stride = (right - left) * channel.across * BLOCK;
                    for (int v = 0; v < channel.down; v++) {
                        for (int h = 0; h < channel.across; h++) {
                            if (column < left) {
                                dc[c] += skip(channel, bits);
                            } else {
                                dc[c] += bits.value(length(channel.dc.decode(bits)));
                                block(channel, bits, dc[c], block);
                                transform.transform(block, planes[c],
                                        (((row - top) * channel.down + v) * stride
                                                + (column - left) * channel.across + h) * BLOCK,
                                        stride);
                            }
                        }
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        header.bytes().close();
    }
}
