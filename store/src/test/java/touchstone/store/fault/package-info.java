/**
 * Trials that break things while the real program works, and look at what is left: one main class, {@link
 * touchstone.store.fault.Faults}, with a name each. No unit tests, and nothing that knows the inside of the store.
 */
@NullMarked
package touchstone.store.fault;

import org.jspecify.annotations.NullMarked;
