/**
 * How alike two shapes are: geometry and geometry to one number. Which objects are compared with which is decided in
 * {@code matching}; what follows from it in {@code scoring} and {@code agreement}.
 */
@NullMarked
package touchstone.qa.similarity;

import org.jspecify.annotations.NullMarked;
