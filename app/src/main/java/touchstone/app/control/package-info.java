/**
 * Small parts that every panel uses: icons, swatches, sections, table columns. They know neither project nor canvas.
 */
@NullMarked
package touchstone.app.control;

import org.jspecify.annotations.NullMarked;
