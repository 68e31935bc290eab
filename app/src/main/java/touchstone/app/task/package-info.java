/**
 * What goes on in the background, for the user's eyes: how far each piece of work is, and stopping it. Does no work itself
 * and knows no project; whoever works tells it.
 */
@NullMarked
package touchstone.app.task;

import org.jspecify.annotations.NullMarked;
