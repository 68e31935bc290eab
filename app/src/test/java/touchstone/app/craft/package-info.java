/** The pages about the work as a whole, tried on projects of several people. */
@NullMarked
package touchstone.app.craft;

import org.jspecify.annotations.NullMarked;
