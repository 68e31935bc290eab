/**
 * What a project begins with: labels from files and templates, the sample projects. For the window and the command line
 * alike, so without JavaFX; what happens in a project afterwards is not its business.
 */
@NullMarked
package touchstone.setup;

import org.jspecify.annotations.NullMarked;
