/** Limits as they are typed. */
@NullMarked
package touchstone.app.craft.gate;

import org.jspecify.annotations.NullMarked;
