/**
 * Sending work and getting it back, in the window: the forms for packing and for opening a package, and the work behind
 * them off the screen's thread. What a package is, the store decides; the open project is the project package's.
 */
@NullMarked
package touchstone.app.exchange;

import org.jspecify.annotations.NullMarked;
