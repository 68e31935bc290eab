/**
 * One answer out of several annotators' answers: votes on labels, overlaid masks, clusters of drawn objects. Says where
 * they do not suffice for an answer. How well annotators agree belongs to the agreement package.
 */
@NullMarked
package touchstone.qa.consensus;

import org.jspecify.annotations.NullMarked;
