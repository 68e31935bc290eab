/**
 * From a file's samples to colours: which tiles of which level a view needs, loading them in the right order, keeping
 * them within a bound, and mapping samples to screen values. Knows no JavaFX and nothing of annotations.
 */
@NullMarked
package touchstone.canvas.tile;

import org.jspecify.annotations.NullMarked;
