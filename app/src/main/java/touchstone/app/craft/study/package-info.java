/**
 * Running analyses of the open project beside the work: in the background, with progress and cancel, each result as soon
 * as it is there, kept until the project's log has moved on. Shows nothing itself.
 */
@NullMarked
package touchstone.app.craft.study;

import org.jspecify.annotations.NullMarked;
