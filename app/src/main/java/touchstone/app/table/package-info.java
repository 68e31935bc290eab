/**
 * The attribute table: every object of the shown image or of the project as a row, arranged in the background. What a row
 * says, which rows are shown, and edits of many of them at once. Nothing of shapes.
 */
@NullMarked
package touchstone.app.table;

import org.jspecify.annotations.NullMarked;
