/**
 * The page that says what more labels are worth, what they cost and when to stop. Keeps the learning curve with the
 * project; every number comes from the analyses.
 */
@NullMarked
package touchstone.app.craft.plan;

import org.jspecify.annotations.NullMarked;
