/**
 * The user's own model in the window: which one it is, whether it can be run, and the form in the preferences where it is
 * chosen. Not here: how it is run, and the tool that asks it.
 */
@NullMarked
package touchstone.app.assist;

import org.jspecify.annotations.NullMarked;
