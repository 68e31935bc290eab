/**
 * How well raters agree: the chance-corrected coefficients on a table of ratings, and the agreement of a project's
 * annotators on objects and image tags. Counting right and wrong against a reference belongs to {@code scoring}.
 */
@NullMarked
package touchstone.qa.agreement;

import org.jspecify.annotations.NullMarked;
