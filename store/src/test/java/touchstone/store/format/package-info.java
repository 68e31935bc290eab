/** Tests of the interchange formats. */
@NullMarked
package touchstone.store.format;

import org.jspecify.annotations.NullMarked;
