/**
 * Tests of hypotheses and the correction for doing many of them: whether a difference may be chance. Knows counts and
 * numbers, no annotators and no projects; intervals of a single number belong to {@code Interval}.
 */
@NullMarked
package touchstone.qa.hypothesis;

import org.jspecify.annotations.NullMarked;
