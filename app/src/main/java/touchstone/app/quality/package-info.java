/**
 * Agreement between annotators and the score against a golden set: runs it, lists the disagreements, leads to each.
 */
@NullMarked
package touchstone.app.quality;

import org.jspecify.annotations.NullMarked;
