/**
 * The gates in the window: drawing a pilot's sample, what each gate says, the limits that decide it, signing it off, and
 * asking before an export. What passes is decided by the analyses alone.
 */
@NullMarked
package touchstone.app.craft.gate;

import org.jspecify.annotations.NullMarked;
