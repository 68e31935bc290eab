/**
 * The labels of the schema, their keys and counts, and the guideline that says what counts as what.
 */
@NullMarked
package touchstone.app.label;

import org.jspecify.annotations.NullMarked;
