/**
 * Numbers about annotations: which objects match, how well annotators agree, how close they are to gold. Reads a
 * {@code ProjectView} and returns values; never writes a project and never draws on a screen.
 */
@NullMarked
package touchstone.qa;

import org.jspecify.annotations.NullMarked;
