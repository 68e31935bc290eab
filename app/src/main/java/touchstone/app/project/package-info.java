/**
 * The open project as the panels see it, opening and creating one, bringing files in and out. The only place of the window
 * that calls the project; panels read the {@link Session}.
 */
@NullMarked
package touchstone.app.project;

import org.jspecify.annotations.NullMarked;
