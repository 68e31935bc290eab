/**
 * What the window and the command line do alike with guidelines: pictures of examples, templates, the list of what had to be
 * looked at again as a file. Without JavaFX; what a guideline says is read in {@code touchstone.model.guideline}.
 */
@NullMarked
package touchstone.guideline;

import org.jspecify.annotations.NullMarked;
