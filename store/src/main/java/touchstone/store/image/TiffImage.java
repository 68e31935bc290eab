package touchstone.store.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Spacing;

/** The pictures of a TIFF file and the smaller copies of them that the file holds. */
final class TiffImage {

    private static final long BLOCK_BYTES = 32L << 20;
    private static final int MOST_COPIES = 32;

    private TiffImage() {
    }

    /** What a file says of its pictures, as they are shown. Reads no pixels. */
    static List<ImageFile.Plane> planes(Path path) throws IOException {
        try (TiffFile file = new TiffFile(path)) {
            List<ImageFile.Plane> planes = new ArrayList<>();
            for (TiffStack.Picture picture : TiffStack.of(file, path)) {
                TiffFile.Directory page = picture.pages().getFirst();
                int width = Math.toIntExact(page.value(256, 0));
                int height = Math.toIntExact(page.value(257, 0));
                if (width < 1 || height < 1) {
                    throw new IOException("no size");
                }
                Spacing spacing = picture.spacing();
                planes.add(orientation(page).swapsSides()
                        ? new ImageFile.Plane(height, width,
                                spacing == null ? null : new Spacing(spacing.x(), spacing.y()), picture.fields())
                        : new ImageFile.Plane(width, height, spacing, picture.fields()));
            }
            return planes;
        } catch (ArithmeticException tooLarge) {
            throw new IOException(tooLarge);
        }
    }

    /**
     * What other readers need to know of a picture.
     *
     * @param page the number of its page
     * @param width columns as stored, {@code height} rows
     */
    record Stored(int page, int width, int height, Orientation orientation) {
    }

    /** Null when a picture is made of several pages or lies behind the pixels of its page. */
    static @Nullable Stored stored(Path path, int plane) throws IOException {
        try (TiffFile file = new TiffFile(path)) {
            TiffStack.Picture picture = TiffStack.of(file, path).get(plane);
            TiffFile.Directory page = picture.pages().getFirst();
            return picture.pages().size() == 1 && picture.shift() == 0
                    ? new Stored(picture.index(), Math.toIntExact(page.value(256, 0)),
                            Math.toIntExact(page.value(257, 0)), orientation(page))
                    : null;
        }
    }

    /** Whether all blocks of the first picture lie within the file. */
    static boolean isWhole(Path path) throws IOException {
        try (TiffFile file = new TiffFile(path)) {
            TiffStack.Picture picture = TiffStack.of(file, path).getFirst();
            for (TiffFile.Directory page : picture.pages()) {
                if (TiffLayout.of(file, page, picture.shift()).missing(file.bytes().length()) > 0) {
                    return false;
                }
            }
            return true;
        } catch (NotReadHere forAnotherReader) {
            return true;
        }
    }

    /**
     * @throws NotReadHere for what another reader may know
     * @throws java.io.EOFException when the file ends before its pixels
     */
    static RegionReader open(Path path, int plane) throws IOException {
        TiffFile file = new TiffFile(path);
        try {
            List<TiffStack.Picture> pictures = TiffStack.of(file, path);
            ImageFile.requirePlane(path, plane, pictures.size());
            TiffStack.Picture picture = pictures.get(plane);
            long most = BLOCK_BYTES / picture.pages().size();
            List<@Nullable PixelSource[]> channels = new ArrayList<>();
            for (TiffFile.Directory page : picture.pages()) {
                channels.add(levels(file, page, copies(file, page, picture), picture.shift(), most));
            }
            @Nullable
            PixelSource[] levels = new @Nullable PixelSource[channels.getFirst().length];
            for (int level = 0; level < levels.length; level++) {
                List<PixelSource> sources = new ArrayList<>();
                for (@Nullable
                PixelSource[] channel : channels) {
                    if (level < channel.length && channel[level] != null) {
                        sources.add(channel[level]);
                    }
                }
                levels[level] = sources.size() == channels.size() ? JoinedChannels.of(sources) : null;
            }
            return new Levels(path, Arrays.asList(levels), file);
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            file.close();
            throw broken;
        }
    }

    private static @Nullable PixelSource[] levels(TiffFile file, TiffFile.Directory page,
            List<TiffFile.Directory> copies, long shift, long cached) throws IOException {
        Orientation orientation = orientation(page);
        TiffLayout layout = TiffLayout.of(file, page, shift);
        PixelSource full = new TiffPixels(file, layout, cache(cached));
        @Nullable
        PixelSource[] levels = new @Nullable PixelSource[RegionReader.levels(full.width(), full.height())];
        levels[0] = Turned.upright(full, orientation);
        for (TiffFile.Directory copy : copies) {
            add(file, copy, layout, orientation, levels);
        }
        return levels;
    }

    private static BlockCache cache(long bytes) {
        return new BlockCache(Math.min(bytes, Runtime.getRuntime().maxMemory() / 16));
    }

    private static Orientation orientation(TiffFile.Directory page) throws IOException {
        int value = (int) page.value(274, 1);
        return value >= 1 && value <= 8 ? new Orientation(value) : Orientation.UPRIGHT;
    }

    /** What may be smaller copies: the page's own sub-pictures, and the pages behind it that are no pictures. */
    private static List<TiffFile.Directory> copies(TiffFile file, TiffFile.Directory page, TiffStack.Picture picture)
            throws IOException {
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
        copies.addAll(picture.copies().subList(0, Math.min(picture.copies().size(), MOST_COPIES)));
        return copies;
    }

    /** Whether a page has the size of another one halved some times. */
    static boolean isReduced(TiffFile.Directory full, TiffFile.Directory page) throws IOException {
        int width = (int) Math.min(full.value(256, 0), Integer.MAX_VALUE);
        int height = (int) Math.min(full.value(257, 0), Integer.MAX_VALUE);
        for (int level = 1; level < RegionReader.levels(width, height); level++) {
            if (isReduced(width, page.value(256, 0), level) && isReduced(height, page.value(257, 0), level)) {
                return true;
            }
        }
        return false;
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
                    TiffLayout layout = TiffLayout.of(file, copy, 0);
                    if (layout.type().equals(full.type()) && layout.missing(file.bytes().length()) == 0) {
                        PixelSource source = new TiffPixels(file, layout, cache(BLOCK_BYTES));
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
