/**
 * The command line, one class a command. No JavaFX on its path, so that it starts fast and needs no display.
 */
@NullMarked
package touchstone.cli;

import org.jspecify.annotations.NullMarked;
