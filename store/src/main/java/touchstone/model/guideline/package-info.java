/**
 * The labelling instructions as what they say: parts, rules of a class, examples, a decision tree, what differs between two
 * versions, and which objects a change of meaning concerns. Texts and numbers alone: who stores or shows them lives elsewhere.
 */
@NullMarked
package touchstone.model.guideline;

import org.jspecify.annotations.NullMarked;
