/**
 * Whether a series of numbers stays what it was: control charts with their limits and alarms, and the analysis that lays a
 * score against gold over time under them. Where the numbers come from is none of a chart's business.
 */
@NullMarked
package touchstone.qa.drift;

import org.jspecify.annotations.NullMarked;
