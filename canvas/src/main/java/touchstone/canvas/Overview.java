package touchstone.canvas;

import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/**
 * A whole image in few samples: its smallest level.
 *
 * @param width columns of the image itself
 * @param height rows of the image itself
 * @param values of the pixels that could be read, in one row, for what is counted; the same as the samples where nothing
 *        is missing
 */
public record Overview(PixelType type, int width, int height, Samples samples, Samples values) {
}
