/**
 * Measures the control on the user's own machine: scenes of known size, gestures fired at it as the window system would,
 * and the processor time of each frame. Shows nothing in the workstation and is used by nothing there.
 */
@NullMarked
package touchstone.canvas.bench;

import org.jspecify.annotations.NullMarked;
