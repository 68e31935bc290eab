/** Queues and the policies behind them, as they are typed. */
@NullMarked
package touchstone.app.craft.queue;

import org.jspecify.annotations.NullMarked;
