/**
 * Finds regions and borders in an image's samples: regions of like values, ways along edges, superpixels, cuts between
 * an object and what lies around it. Knows no tools and no screen; what is found comes back as masks and lines.
 */
@NullMarked
package touchstone.canvas.segment;

import org.jspecify.annotations.NullMarked;
