package touchstone.store.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * An image all of whose samples are held in memory, so that no read waits for a disk: of an image file, or of an array of
 * numbers that was saved with NumPy, which becomes one floating point channel.
 */
public final class HeldImage {

    private static final Messages TEXT = Messages.beside(HeldImage.class);
    private static final int AT_ONCE = 1 << 16;
    private static final double MEMORY_FACTOR = 1.5;

    private HeldImage() {
    }

    /**
     * @return an array's rows and columns are its axes that are longer than 1, in their order
     * @throws InputRefused when the file cannot be read, is no array of rows and columns, or there is no room for it
     */
    public static RegionReader open(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        boolean array = name.regionMatches(true, name.length() - 4, ".npy", 0, 4)
                || name.regionMatches(true, name.length() - 4, ".npz", 0, 4);
        InMemory whole = array ? array(path) : image(path);
        @Nullable
        PixelSource[] levels = new @Nullable PixelSource[RegionReader.levels(whole.width(), whole.height())];
        levels[0] = whole;
        return new Levels(path, Arrays.asList(levels), whole);
    }

    private static InMemory image(Path path) throws IOException {
        try (RegionReader file = ImageFile.open(path)) {
            PixelType type = file.type();
            long bytes = switch (type.depth()) {
                case UINT8 -> 1;
                case UINT16, INT16 -> 2;
                case FLOAT32 -> 4;
            };
            requireRoom(path, (long) file.width() * file.height() * type.channels(), bytes);
            return new InMemory(type, file.read(0, 0, 0, file.width(), file.height()));
        }
    }

    private static InMemory array(Path path) throws IOException {
        try (NpyFile file = NpyFile.open(path)) {
            int[] axes = file.shape();
            int[] sides = axes.length == 2 ? axes : Arrays.stream(axes).filter(n -> n != 1).toArray();
            if (sides.length != 2 || sides[0] < 1 || sides[1] < 1) {
                throw new InputRefused(TEXT.text("npy.grid", path, Arrays.toString(axes)));
            }
            requireRoom(path, file.size(), Float.BYTES);
            float[] data = new float[(int) file.size()];
            for (int at = 0; at < data.length; at += AT_ONCE) {
                double[] part = file.read(at, Math.min(AT_ONCE, data.length - at));
                for (int i = 0; i < part.length; i++) {
                    data[at + i] = (float) part[i];
                }
            }
            return new InMemory(new PixelType(1, PixelType.Depth.FLOAT32),
                    new Samples.Floats(sides[1], sides[0], 1, data));
        }
    }

    private static void requireRoom(Path path, long samples, long bytes) throws InputRefused {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (samples > Integer.MAX_VALUE - 8 || samples * bytes * MEMORY_FACTOR > free) {
            throw new InputRefused(TEXT.text("memory", path));
        }
    }
}
