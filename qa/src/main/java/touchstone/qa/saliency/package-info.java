/**
 * Whether a model looked where the annotators drew: heat maps held against annotations. Reads maps from image files and
 * NumPy arrays; computes no map and knows no model.
 */
@NullMarked
package touchstone.qa.saliency;

import org.jspecify.annotations.NullMarked;
