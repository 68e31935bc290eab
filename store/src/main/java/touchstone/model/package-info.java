/**
 * What a project is made of: images, annotators, labels, annotations, and the edits that change them. Immutable values
 * on java.base alone. Nothing here reads a file, draws, or computes a quality number.
 */
@NullMarked
package touchstone.model;

import org.jspecify.annotations.NullMarked;
