/**
 * Finds labels that are likely wrong: with a model's predictions, from a second annotator, or from the annotations and
 * pixels alone. Holds the scores and the lists that come of them; it changes nothing and knows nothing of rules that a
 * single object can break, which are {@code touchstone.qa.check}'s.
 */
@NullMarked
package touchstone.qa.labelerror;

import org.jspecify.annotations.NullMarked;
