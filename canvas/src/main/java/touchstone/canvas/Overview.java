package touchstone.canvas;

import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/**
 * A whole image in few samples: its smallest level.
 *
 * @param width columns of the image itself
 * @param height rows of the image itself
 */
public record Overview(PixelType type, int width, int height, Samples samples) {
}
