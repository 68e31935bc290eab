/**
 * What further labels are worth and what they cost: learning curves, stop rules, the price of depth and of repeated
 * labels. Reads plain numbers; those of a project's log come from the package about conduct.
 */
@NullMarked
package touchstone.qa.budget;

import org.jspecify.annotations.NullMarked;
