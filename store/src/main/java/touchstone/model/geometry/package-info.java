/**
 * Shapes as immutable values and the operations that need nothing but the shapes. One convention throughout: image
 * pixels as doubles, x to the right, y down, the origin at the corner of the first pixel, so that pixel (0,0) covers
 * 0..1 in both directions. Similarity numbers belong to {@code touchstone.qa}, file encodings to {@code store.format}.
 */
@NullMarked
package touchstone.model.geometry;

import org.jspecify.annotations.NullMarked;
