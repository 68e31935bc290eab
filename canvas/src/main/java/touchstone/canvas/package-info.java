/**
 * The canvas control: one image with its layers, shown and worked on with tools. Turns gestures into edits and hands them
 * up; knows neither the project file nor quality numbers.
 */
@NullMarked
package touchstone.canvas;

import org.jspecify.annotations.NullMarked;
