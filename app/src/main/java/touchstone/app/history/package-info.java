/**
 * What happened, when and by whom: to the shown image, to the project, to one object, with what it looked like before and
 * after, and the way back. Nothing of how the log is kept.
 */
@NullMarked
package touchstone.app.history;

import org.jspecify.annotations.NullMarked;
