package touchstone.store.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A large JPEG file, opened for reading by region. */
final class JpegImage {

    private JpegImage() {
    }

    /**
     * @throws NotReadHere for what another reader may know
     * @throws java.io.EOFException when the file ends before its pixels
     */
    static RegionReader open(Path path, Orientation orientation, Opening opening) throws IOException {
        FileBytes bytes = new FileBytes(path);
        try {
            JpegPixels pixels = new JpegPixels(new JpegHeader(bytes), opening);
            PixelSource full = Turned.upright(pixels, orientation);
            @Nullable
            PixelSource[] levels = new @Nullable PixelSource[RegionReader.levels(full.width(), full.height())];
            levels[0] = full;
            if (levels.length > JpegPixels.MEANS && !orientation.cutsBlocks(pixels.width(), pixels.height())) {
                levels[JpegPixels.MEANS] = Turned.upright(new InMemory(pixels.type(), pixels.means()), orientation);
            }
            return new Levels(path, Arrays.asList(levels), bytes);
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            bytes.close();
            throw broken;
        }
    }
}
