/**
 * Drawing and editing as pure state machines: inputs in image coordinates go in, the next state and finished edits come
 * out. Knows no JavaFX, no pixels on the screen and no project; one file a tool, listed in {@code Tools.ALL}.
 */
@NullMarked
package touchstone.canvas.tool;

import org.jspecify.annotations.NullMarked;
