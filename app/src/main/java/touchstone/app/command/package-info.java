/**
 * What the user can ask for: one {@link Command} is one row that becomes a menu item, a tool button, a tooltip, a line of
 * the key sheet and a hit of the command finder. What a command does is given to it; nothing here knows a project.
 */
@NullMarked
package touchstone.app.command;

import org.jspecify.annotations.NullMarked;
