package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One picture of a TIFF file; reading a region unpacks the blocks that it touches and no others. */
final class TiffPixels implements PixelSource {

    /** Rows of a block that is not packed which a glance looks at. */
    private static final int LINES = 8;

    private final TiffFile file;
    private final TiffLayout layout;
    private final PixelType type;
    private final TiffSamples samples;
    private final BlockCache cache;

    /** @param cache for this picture alone */
    TiffPixels(TiffFile file, TiffLayout layout, BlockCache cache) {
        this.file = file;
        this.layout = layout;
        this.cache = cache;
        type = layout.type();
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
        Samples region = Samples.blank(type, width, height);
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
        return region;
    }

    private Samples block(int index, int place) throws IOException {
        Samples known = cache.get(index);
        if (known != null) {
            return known;
        }
        int rows = layout.rowsOf(place);
        Samples block;
        long size = layout.counts()[index];
        if (size == 0) {
            block = samples.blank(rows); // a tile that was never written
        } else {
            byte[] packed = file.bytes().read(layout.offsets()[index], (int) size);
            block = layout.codec() == TiffCodec.JPEG
                    ? JpegBlock.decode(packed, layout, rows)
                    : samples.of(unpack(packed, rows), rows);
        }
        cache.put(index, block);
        return block;
    }

    /** From one row of each block, or from the very pixels where a file is not packed. */
    @Override
    public @Nullable Samples glance(int level) throws IOException {
        if (layout.codec() == TiffCodec.JPEG) {
            return null; // there is no first row without the whole block
        }
        int step = 1 << level;
        Samples glance = Samples.blank(type, ceil(width(), step), ceil(height(), step));
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
        return glance;
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
        try {
            return samples.of(unpack(file.bytes().read(at, (int) Math.min(size, 2L * rowBytes + 64)), 1), 1);
        } catch (EOFException longerThanItsPixels) {
            return samples.of(unpack(file.bytes().read(at, (int) size), 1), 1);
        }
    }

    private byte[] unpack(byte[] packed, int rows) throws IOException {
        if (layout.reversed()) {
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
            }
        }
        int rowBytes = (int) layout.rowBytes();
        byte[] data;
        if (layout.codec() == TiffCodec.NONE) {
            if (packed.length < rowBytes * rows) {
                throw new EOFException();
            }
            data = packed;
        } else {
            data = new byte[rowBytes * rows];
            layout.codec().unpack(packed, data);
        }
        if (layout.predictor() == 2) {
            Predictor.horizontal(data, rowBytes, layout.samplesInBlock(), layout.bits(), file.order());
        } else if (layout.predictor() == 3) {
            Predictor.floatingPoint(data, rowBytes, layout.samplesInBlock(), layout.bits(), file.order());
        }
        return data;
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
