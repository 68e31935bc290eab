/**
 * The queue in the window: what is next and why, the rules by which it is taken, who was given what, handing on with a
 * reason, and a model's predictions one by one. What is next is decided by the engine, given out by {@code handout}.
 */
@NullMarked
package touchstone.app.craft.queue;

import org.jspecify.annotations.NullMarked;
