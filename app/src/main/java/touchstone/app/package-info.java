/**
 * The workstation's window: the only place that wires store, canvas and qa together.
 */
@NullMarked
package touchstone.app;

import org.jspecify.annotations.NullMarked;
