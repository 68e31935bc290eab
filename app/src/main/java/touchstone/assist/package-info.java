/**
 * Models of the user's own that outline what is clicked, run by an add-on in a process of its own: finding the add-on,
 * looking at model files before they are run, and the two ends of the pipe. Not here: the models' arithmetic, which is the
 * add-on's, and what the window shows.
 */
@NullMarked
package touchstone.assist;

import org.jspecify.annotations.NullMarked;
