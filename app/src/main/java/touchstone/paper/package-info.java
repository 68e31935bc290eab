/**
 * What is written about a project for people and programs elsewhere: its report, and how votes are distributed. Used by the
 * window and the command line alike; no numbers are worked out here, and formats of annotations are the store's.
 */
@NullMarked
package touchstone.paper;

import org.jspecify.annotations.NullMarked;
