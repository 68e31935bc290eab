package touchstone.store.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first picture of a TIFF file and the smaller copies of it that the file holds. */
final class TiffImage {

    private static final long BLOCK_BYTES = 32L << 20;
    private static final int MOST_COPIES = 32;

    private TiffImage() {
    }

    /** What a file says of its first picture, as stored. */
    record Header(int width, int height, Orientation orientation) {
    }

    /** Reads no pixels. */
    static Header header(Path path) throws IOException {
        try (TiffFile file = new TiffFile(path)) {
            TiffFile.Directory page = first(file);
            int width = Math.toIntExact(page.value(256, 0));
            int height = Math.toIntExact(page.value(257, 0));
            if (width < 1 || height < 1) {
                throw new IOException("no size");
            }
            return new Header(width, height, orientation(page));
        } catch (ArithmeticException tooLarge) {
            throw new IOException(tooLarge);
        }
    }

    /**
     * @throws NotReadHere for what another reader may know
     * @throws java.io.EOFException when the file ends before its pixels
     */
    static RegionReader open(Path path) throws IOException {
        TiffFile file = new TiffFile(path);
        try {
            TiffFile.Directory page = first(file);
            Orientation orientation = orientation(page);
            TiffLayout layout = TiffLayout.of(file, page);
            PixelSource full = new TiffPixels(file, layout, cache());
            @Nullable
            PixelSource[] levels = new @Nullable PixelSource[RegionReader.levels(full.width(), full.height())];
            levels[0] = Turned.upright(full, orientation);
            for (TiffFile.Directory copy : copies(file, page)) {
                add(file, copy, layout, orientation, levels);
            }
            return new Levels(path, Arrays.asList(levels), file);
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            file.close();
            throw broken;
        }
    }

    private static BlockCache cache() {
        return new BlockCache(Math.min(BLOCK_BYTES, Runtime.getRuntime().maxMemory() / 16));
    }

    private static TiffFile.Directory first(TiffFile file) throws IOException {
        List<TiffFile.Directory> pages = file.pages();
        if (pages.isEmpty()) {
            throw new IOException("no picture");
        }
        return pages.getFirst();
    }

    private static Orientation orientation(TiffFile.Directory page) throws IOException {
        int value = (int) page.value(274, 1);
        return value >= 1 && value <= 8 ? new Orientation(value) : Orientation.UPRIGHT;
    }

    /** What may be smaller copies: the first page's own sub-pictures (OME-TIFF), and the pages behind it. */
    private static List<TiffFile.Directory> copies(TiffFile file, TiffFile.Directory page) throws IOException {
        List<TiffFile.Directory> copies = new ArrayList<>();
        for (long at : page.values(330)) {
            if (copies.size() < MOST_COPIES) {
                try {
                    copies.add(file.directory(at));
                } catch (IOException broken) {
                    break; // the picture itself is whole
                }
            }
        }
        List<TiffFile.Directory> pages = file.pages();
        copies.addAll(pages.subList(1, Math.min(pages.size(), MOST_COPIES)));
        return copies;
    }

    private static void add(TiffFile file, TiffFile.Directory copy, TiffLayout full, Orientation orientation,
            @Nullable PixelSource[] levels) throws IOException {
        long width = copy.value(256, 0);
        long height = copy.value(257, 0);
        boolean saysSo = (copy.value(254, 0) & 1) != 0;
        for (int level = 1; level < levels.length; level++) {
            if (levels[level] == null && (saysSo || copy.has(322) && full.tiled())
                    && isReduced(full.width(), width, level) && isReduced(full.height(), height, level)) {
                try {
                    TiffLayout layout = TiffLayout.of(file, copy);
                    if (layout.type().equals(full.type())) {
                        PixelSource source = new TiffPixels(file, layout, cache());
                        levels[level] = Turned.upright(
                                new Fitted(source, reduced(full.width(), level), reduced(full.height(), level)),
                                orientation);
                    }
                } catch (IOException notReadable) {
                    return; // the level is made from the picture itself
                }
            }
        }
    }

    private static int reduced(int size, int level) {
        return (int) ((size + (1L << level) - 1) >> level);
    }

    /** Writers round down, up, or to the nearest. */
    private static boolean isReduced(int full, long size, int level) {
        return size >= 1 && size >= full >> level && size <= reduced(full, level);
    }

    /** A picture that may be a column or a row short of a size: the last ones stand twice. */
    private record Fitted(PixelSource source, int width, int height) implements PixelSource {

        @Override
        public PixelType type() {
            return source.type();
        }

        @Override
        public Samples read(int x, int y, int w, int h) throws IOException {
            if (x + w <= source.width() && y + h <= source.height()) {
                return source.read(x, y, w, h);
            }
            int left = Math.min(x, source.width() - 1);
            int top = Math.min(y, source.height() - 1);
            Samples part = source.read(left, top, Math.min(w, source.width() - left),
                    Math.min(h, source.height() - top));
            Samples region = Samples.blank(type(), w, h);
            int channels = part.channels();
            for (int row = 0; row < h; row++) {
                int from = Math.min(row, part.height() - 1) * part.width() * channels;
                for (int column = 0; column < w; column++) {
                    System.arraycopy(part.array(), from + Math.min(column, part.width() - 1) * channels,
                            region.array(), (row * w + column) * channels, channels);
                }
            }
            return region;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
