/**
 * Image files: what they are (size, type, orientation, hash) and their samples by level and region. Knows no project and
 * no screen; turning samples into colours is the canvas's work. Columns and rows are those of the upright picture, after
 * the file's orientation is applied: one frame for all that is stored, shown, read and written.
 */
@NullMarked
package touchstone.store.image;

import org.jspecify.annotations.NullMarked;
