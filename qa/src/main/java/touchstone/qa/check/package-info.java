/**
 * Heuristic checks: what is wrong, or probably wrong, with an object, a layer or a project without comparing it with
 * another annotator's, and how it is put right where that is safe. One class a check, listed in {@link
 * touchstone.qa.check.Checks#ALL}. Comparing annotators, and judging images by their pixels, belong elsewhere.
 */
@NullMarked
package touchstone.qa.check;

import org.jspecify.annotations.NullMarked;
