/**
 * How well the outlines of objects that two people matched lie on each other: every measure of similarity for every pair,
 * by annotators and label. Which objects belong together is decided by the comparison; the measures themselves live in
 * {@code touchstone.qa.similarity}.
 */
@NullMarked
package touchstone.qa.shape;

import org.jspecify.annotations.NullMarked;
