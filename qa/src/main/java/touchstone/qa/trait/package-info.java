/**
 * What makes an object hard to draw, measured on the image itself: light, contrast, sharpness, neighbours, size. Says what
 * is there; what follows from it (whether to review, how agreement differs) is decided elsewhere.
 */
@NullMarked
package touchstone.qa.trait;

import org.jspecify.annotations.NullMarked;
