/**
 * Interchange formats, one class and one line in {@code Formats.ALL} each: reading into plain values with a report of
 * what was refused or changed, and writing with a list of what could not be carried. Knows no project file.
 */
@NullMarked
package touchstone.store.format;

import org.jspecify.annotations.NullMarked;
