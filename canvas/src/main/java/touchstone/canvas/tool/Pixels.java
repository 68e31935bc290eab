package touchstone.canvas.tool;

import touchstone.canvas.segment.Source;
import touchstone.model.geometry.Bounds;

/** The image's samples, for tools that look at them; to be read in a {@link Question} only. */
public interface Pixels extends Source {

    /** The part of the image in view, in image coordinates. */
    Bounds visible();

    /** The level that is shown. */
    int level();
}
