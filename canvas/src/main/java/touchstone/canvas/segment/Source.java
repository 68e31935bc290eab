package touchstone.canvas.segment;

import java.io.IOException;
import touchstone.canvas.tile.Display;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/** An image's samples and how they are shown. Safe for several threads. */
public interface Source {

    PixelType type();

    /** How the samples are shown: what judges by the eye judges what the eye sees. */
    Display display();

    /** Columns of a level; level n is 2<sup>n</sup> times smaller than the image. */
    int width(int level);

    /** Rows of a level. */
    int height(int level);

    /**
     * A region of a level, which must lie inside it. Takes as long as the file takes.
     *
     * @throws IOException when it cannot be read, with a sentence for the user
     */
    Samples read(int level, int x, int y, int width, int height) throws IOException;
}
