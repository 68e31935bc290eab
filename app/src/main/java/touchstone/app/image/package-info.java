/**
 * The image list with its status, and the bar over the canvas that says which image and whose layer it is.
 */
@NullMarked
package touchstone.app.image;

import org.jspecify.annotations.NullMarked;
