/**
 * The guideline in the window: reading it with its examples, writing and publishing the next version, what has to be looked at
 * again since, cases, the decision tree. What a guideline's text means is read in {@code touchstone.model.guideline}.
 */
@NullMarked
package touchstone.app.guideline;

import org.jspecify.annotations.NullMarked;
