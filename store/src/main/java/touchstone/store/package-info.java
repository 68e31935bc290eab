/**
 * The project file: open, commit, undo, query, verify. Every byte of SQLite is written and read here. Interchange
 * formats and pixels are the packages below; both know nothing of this one.
 */
@NullMarked
package touchstone.store;

import org.jspecify.annotations.NullMarked;
