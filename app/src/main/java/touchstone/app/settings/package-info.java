/**
 * How the window looks and what it remembers between runs: theme, style sheets, the settings file. Nothing of a project.
 */
@NullMarked
package touchstone.app.settings;

import org.jspecify.annotations.NullMarked;
