/**
 * Where the panels stand round the canvas: left, right, bottom or hidden, and how that is kept. Knows nothing of what the
 * panels show.
 */
@NullMarked
package touchstone.app.dock;

import org.jspecify.annotations.NullMarked;
