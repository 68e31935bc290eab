/**
 * What is reviewed or drawn next, and why: policies of rules, the queue that follows from them, and what the reviewed
 * sample will allow to say. Measures nothing itself that others measure: traits, agreement and statistics come from there.
 */
@NullMarked
package touchstone.qa.review;

import org.jspecify.annotations.NullMarked;
