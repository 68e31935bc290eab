/**
 * Which object of one annotator is which object of another: optimal one-to-one assignment on a similarity. Knows shapes
 * and numbers, no labels and no projects.
 */
@NullMarked
package touchstone.qa.matching;

import org.jspecify.annotations.NullMarked;
