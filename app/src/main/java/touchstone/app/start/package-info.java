/**
 * What the window shows before a project is open: projects of late, samples, the page for a new one, and what dropping
 * something onto the window does. Nothing of an open project.
 */
@NullMarked
package touchstone.app.start;

import org.jspecify.annotations.NullMarked;
