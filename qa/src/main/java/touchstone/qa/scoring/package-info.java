/**
 * What one annotator has right and wrong beside another: matched objects, counts, kinds of error and their severity, the
 * golden score. Chance-corrected agreement belongs to {@code agreement}.
 */
@NullMarked
package touchstone.qa.scoring;

import org.jspecify.annotations.NullMarked;
