/**
 * Statistics of samples: intervals for shares, sample sizes, acceptance plans, finite populations. Knows numbers only, no
 * project; what is drawn from a project and why is decided elsewhere.
 */
@NullMarked
package touchstone.qa.sampling;

import org.jspecify.annotations.NullMarked;
