/**
 * How far, how good, how fast, what is wrong, what next: one page over all of a project's work, every figure a way to its
 * pictures. Numbers come from the analyses alone; nothing is computed here.
 */
@NullMarked
package touchstone.app.craft.dashboard;

import org.jspecify.annotations.NullMarked;
