/**
 * The list of every analysis there is, and how several of them are run on one project. It stands above all packages
 * that hold an analysis; an analysis itself lives with its formula, never here.
 */
@NullMarked
package touchstone.qa.analysis;

import org.jspecify.annotations.NullMarked;
