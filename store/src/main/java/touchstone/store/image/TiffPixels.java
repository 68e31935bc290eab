package touchstone.store.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One picture of a TIFF file; reading a region unpacks the blocks that it touches and no others. */
final class TiffPixels implements PixelSource {

    /** Rows of a block that is not packed which a glance looks at. */
    private static final int LINES = 8;

    private final TiffFile file;
    private final TiffLayout layout;
    private final PixelType type;
    private final PixelType kept;
    private final TiffSamples samples;
    private final BlockCache cache;
    /** Which part of a block could not be read, by its number, as far as blocks have been read. */
    private final Map<Integer, Double> damaged = new ConcurrentHashMap<>();

    /** @param cache for this picture alone */
    TiffPixels(TiffFile file, TiffLayout layout, BlockCache cache) {
        this.file = file;
        this.layout = layout;
        this.cache = cache;
        type = layout.type();
        kept = layout.keptType();
        samples = new TiffSamples(layout, file.order());
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int height() {
        return layout.height();
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public Samples read(int x, int y, int width, int height) throws IOException {
        Samples region = Samples.blank(kept, width, height);
        int columns = layout.columns();
        int perPlane = columns * layout.rows();
        int planes = layout.planar() ? layout.kept() : 1;
        for (int row = y / layout.blockRows(); (long) row * layout.blockRows() < y + height; row++) {
            for (int column = x / layout.blockWidth(); (long) column * layout.blockWidth() < x + width; column++) {
                for (int plane = 0; plane < planes; plane++) {
                    Samples block = block(plane * perPlane + row * columns + column, row * columns + column);
                    copy(block, column * layout.blockWidth(), row * layout.blockRows(), region, x, y, plane);
                }
            }
        }
        return shown(region);
    }

    /** Inks and CIELab as red, green, blue. */
    private Samples shown(Samples region) {
        return switch (layout.photometric()) {
            case TiffLayout.INKS -> Inks.toRgb(region);
            case TiffLayout.LAB -> Lab.toRgb(region);
            default -> region;
        };
    }

    private Samples block(int index, int place) throws IOException {
        Samples known = cache.get(index);
        if (known != null) {
            return known;
        }
        int rows = layout.rowsOf(place);
        Samples block = layout.counts()[index] == 0
                ? samples.blank(rows) // a tile that was never written
                : stored(index, rows);
        cache.put(index, block);
        return block;
    }

    /** A block as far as it can be read, the rest neutral. */
    private Samples stored(int index, int rows) throws IOException {
        long at = layout.offsets()[index];
        long size = Math.min(layout.counts()[index], file.bytes().length() - at);
        if (size <= 0) {
            return missing(index, samples.neutral(rows), 0, rows);
        }
        byte[] packed = file.bytes().read(at, Math.toIntExact(size));
        if (layout.codec() == TiffCodec.JPEG) {
            try {
                return JpegBlock.decode(packed, layout, rows);
            } catch (IOException damaged) {
                return missing(index, samples.neutral(rows), 0, rows);
            }
        }
        int rowBytes = (int) layout.rowBytes();
        byte[] data = new byte[rowBytes * rows];
        int there = unpack(packed, data) / rowBytes;
        Samples block = samples.of(data, rows);
        return there == rows ? block : missing(index, block, there, rows);
    }

    /** Notes that rows of a block are missing, and makes them neutral. */
    private Samples missing(int index, Samples block, int there, int rows) {
        damaged.put(index, 1 - there / (double) rows);
        if (block instanceof Samples.Bytes b) {
            Arrays.fill(b.data(), there * b.width() * b.channels(), b.data().length, Damage.NEUTRAL);
        } else {
            int from = there * block.width() * block.channels();
            System.arraycopy(samples.blank(rows).array(), 0, block.array(), from,
                    rows * block.width() * block.channels() - from);
        }
        return block;
    }

    /** Of blocks behind the end of the file, and of those that were found damaged when they were read. */
    @Override
    public @Nullable Damage damage() {
        double lost = 0;
        int blocks = layout.blocks();
        int first = blocks;
        for (int i = 0; i < blocks; i++) {
            long size = layout.counts()[i];
            long there = Math.clamp(file.bytes().length() - layout.offsets()[i], 0, size);
            double share = damaged.getOrDefault(i, size == there ? 0 : 1 - there / (double) size);
            lost += share;
            first = share > 0 ? Math.min(first, i) : first;
        }
        if (lost == 0) {
            return null;
        }
        boolean lower = lost > blocks - first - 1 && !layout.planar();
        return new Damage(lower ? Damage.Kind.LOWER : Damage.Kind.PARTS, lost / blocks);
    }

    /** From one row of each block, or from the very pixels where a file is not packed. */
    @Override
    public @Nullable Samples glance(int level) throws IOException {
        if (layout.codec() == TiffCodec.JPEG) {
            return null; // there is no first row without the whole block
        }
        int step = 1 << level;
        Samples glance = Samples.blank(kept, ceil(width(), step), ceil(height(), step));
        int perPlane = layout.columns() * layout.rows();
        int planes = layout.planar() ? layout.kept() : 1;
        for (int index = 0; index < perPlane * planes; index++) {
            int place = index % perPlane;
            int left = place % layout.columns() * layout.blockWidth();
            int top = place / layout.columns() * layout.blockRows();
            int bottom = Math.min(top + layout.rowsOf(place), height());
            int right = Math.min(left + layout.blockWidth(), width());
            Samples line = null;
            int every = layout.codec() == TiffCodec.NONE
                    ? Math.max(1, ceil(bottom - top, step) / LINES)
                    : Integer.MAX_VALUE;
            for (int y = ceil(top, step); y < ceil(bottom, step); y++) {
                if (line == null || y % every == 0) {
                    line = line(index, layout.codec() == TiffCodec.NONE ? y * step - top : 0);
                }
                for (int x = ceil(left, step); x < ceil(right, step); x++) {
                    System.arraycopy(line.array(), (x * step - left) * line.channels(), glance.array(),
                            (y * glance.width() + x) * glance.channels() + index / perPlane, line.channels());
                }
            }
        }
        return shown(glance);
    }

    private static int ceil(int a, int b) {
        return (a + b - 1) / b;
    }

    /** A row of a block: any where blocks are not packed, else the first. */
    private Samples line(int index, int row) throws IOException {
        int rowBytes = (int) layout.rowBytes();
        long size = layout.counts()[index];
        if (size == 0) {
            return samples.blank(1);
        }
        long at = layout.offsets()[index] + (long) row * rowBytes;
        byte[] data = new byte[rowBytes];
        for (long most : new long[]{ 2L * rowBytes + 64, size }) {
            int length = (int) Math.clamp(file.bytes().length() - at, 0, Math.min(most, size));
            if (unpack(file.bytes().read(Math.min(at, file.bytes().length()), length), data) == rowBytes) {
                return samples.of(data, 1);
            }
        }
        return samples.neutral(1);
    }

    /** How many bytes could be unpacked. */
    private int unpack(byte[] packed, byte[] data) throws IOException {
        if (layout.reversed()) {
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
            }
        }
        int rowBytes = (int) layout.rowBytes();
        int there = layout.codec().unpack(packed, data);
        if (layout.predictor() == 2) {
            Predictor.horizontal(data, rowBytes, layout.samplesInBlock(), layout.bits(), file.order());
        } else if (layout.predictor() == 3) {
            Predictor.floatingPoint(data, rowBytes, layout.samplesInBlock(), layout.bits(), file.order());
        }
        return there;
    }

    /** The part of a block that lies in a region; a plane's only channel goes to the channel of its number. */
    private void copy(Samples block, int blockX, int blockY, Samples region, int x, int y, int plane) {
        int x0 = Math.max(x, blockX);
        int y0 = Math.max(y, blockY);
        int x1 = (int) Math.min((long) x + region.width(), (long) blockX + block.width());
        int y1 = (int) Math.min((long) y + region.height(), (long) blockY + block.height());
        int channels = region.channels();
        for (int row = y0; row < y1; row++) {
            int from = ((row - blockY) * block.width() + x0 - blockX) * block.channels();
            int to = ((row - y) * region.width() + x0 - x) * channels + plane;
            if (block.channels() == channels) {
                System.arraycopy(block.array(), from, region.array(), to, (x1 - x0) * channels);
            } else {
                scatter(block, from, region, to, x1 - x0, channels);
            }
        }
    }

    private static void scatter(Samples block, int from, Samples region, int to, int count, int step) {
        switch (block) {
            case Samples.Bytes b when region instanceof Samples.Bytes r -> {
                for (int i = 0; i < count; i++) {
                    r.data()[to + i * step] = b.data()[from + i];
                }
            }
            case Samples.Shorts b when region instanceof Samples.Shorts r -> {
                for (int i = 0; i < count; i++) {
                    r.data()[to + i * step] = b.data()[from + i];
                }
            }
            case Samples.Floats b when region instanceof Samples.Floats r -> {
                for (int i = 0; i < count; i++) {
                    r.data()[to + i * step] = b.data()[from + i];
                }
            }
            default -> throw new IllegalStateException();
        }
    }

    @Override
    public void close() {
        cache.clear();
    }
}
