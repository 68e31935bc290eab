/**
 * Image files: what they are (size, type, orientation, hash) and their samples by level and region. Knows no project and
 * no screen; turning samples into colours is the canvas's work.
 */
@NullMarked
package touchstone.store.image;

import org.jspecify.annotations.NullMarked;
