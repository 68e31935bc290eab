package touchstone.canvas.tool;

import java.io.IOException;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.geometry.Bounds;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/** The image's samples, for tools that look at them. Safe for several threads. */
public interface Pixels {

    PixelType type();

    /** How the samples are shown: a tool that judges by the eye judges what the eye sees. */
    ToneMap tones();

    /** The part of the image in view, in image coordinates. */
    Bounds visible();

    /** The level that is shown; level n is 2<sup>n</sup> times smaller than the image. */
    int level();

    /** Columns of a level. */
    int width(int level);

    /** Rows of a level. */
    int height(int level);

    /**
     * A region of a level, which must lie inside it. Takes as long as the file takes: for a {@link Question} only.
     *
     * @throws IOException when it cannot be read, with a sentence for the user
     */
    Samples read(int level, int x, int y, int width, int height) throws IOException;
}
