/**
 * Giving work to people: assignments with golden images, repeats and planted predictions as one edit, and the pictures
 * of repeats. For the window and the command line alike, so without JavaFX; who gets what is decided by the engine.
 */
@NullMarked
package touchstone.handout;

import org.jspecify.annotations.NullMarked;
