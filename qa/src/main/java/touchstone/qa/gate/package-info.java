/**
 * Whether work may go on: the pilot's gate, the test of a new annotator, the acceptance of a batch. Decides by intervals and
 * plans, and says so where there is not enough to decide; what is measured comes from agreement, scoring and sampling.
 */
@NullMarked
package touchstone.qa.gate;

import org.jspecify.annotations.NullMarked;
