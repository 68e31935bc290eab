/**
 * What lies on the canvas, painted by the program's own code into plain int arrays: the image, and annotators' objects
 * with their styles and spatial index. Serves the screen and the headless renderer alike, so it knows no JavaFX.
 */
@NullMarked
package touchstone.canvas.layer;

import org.jspecify.annotations.NullMarked;
