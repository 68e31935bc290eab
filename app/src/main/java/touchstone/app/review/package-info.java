/**
 * What people say about each other's work: comments pinned on places, and what became of an image that somebody looked
 * over. What is said is notes of the project; how well people agree is {@code touchstone.app.quality}.
 */
@NullMarked
package touchstone.app.review;

import org.jspecify.annotations.NullMarked;
